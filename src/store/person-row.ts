// The row of a person, as every driver keeps it.
import { numberOrNull, type Row, textOrNull } from './columns';
import type { Person, PersonId } from './records';

type Value = string | number | null;

/** A person by the columns of their row. */
export function personValues(person: Person): Record<string, Value> {
  return {
    id: person.id,
    cloud: person.cloud,
    client_id: person.clientId,
    user_id: person.userId,
    name: person.name,
    number: person.number,
    number_state: person.numberState,
    sms: person.sms ? 1 : 0,
    language: person.language,
    time_zone: person.timeZone,
    access: person.access,
    access_reason: person.accessReason,
    access_since: person.accessSince,
    connected_at: person.connectedAt,
    failing_since: person.failingSince,
    failing_reason: person.failingReason,
    denied_since: person.deniedSince,
    stopped: person.stopped ? 1 : 0,
    own_low: person.ownLow,
    own_not_syncing_hours: person.ownNotSyncingHours,
    own_advice_at: person.ownAdviceAt,
    advice: person.advice ? 1 : 0,
    own_quiet_from: person.ownQuiet?.from ?? null,
    own_quiet_to: person.ownQuiet?.to ?? null,
    critical_passes: person.criticalPasses ? 1 : 0,
    paused_until: person.pausedUntil,
    link_hash: person.linkHash,
  };
}

/** The columns in which a person differs from what they were, with their new values. */
export function changedValues(before: Person, now: Person): [column: string, value: Value][] {
  const old = personValues(before);
  return Object.entries(personValues(now)).filter(([column, value]) => value !== old[column]);
}

export function toPerson(row: Row): Person {
  return {
    id: String(row.id) as PersonId,
    cloud: String(row.cloud),
    clientId: String(row.client_id),
    userId: String(row.user_id),
    name: String(row.name),
    number: textOrNull(row.number),
    numberState: row.number_state as Person['numberState'],
    sms: row.sms === 1,
    language: String(row.language),
    timeZone: textOrNull(row.time_zone),
    access: row.access as Person['access'],
    accessReason: textOrNull(row.access_reason),
    accessSince: Number(row.access_since),
    connectedAt: Number(row.connected_at),
    failingSince: numberOrNull(row.failing_since),
    failingReason: textOrNull(row.failing_reason),
    deniedSince: numberOrNull(row.denied_since),
    stopped: row.stopped === 1,
    ownLow: numberOrNull(row.own_low),
    ownNotSyncingHours: numberOrNull(row.own_not_syncing_hours),
    ownAdviceAt: numberOrNull(row.own_advice_at),
    advice: row.advice === 1,
    ownQuiet: quietOf(row),
    criticalPasses: row.critical_passes === 1,
    pausedUntil: numberOrNull(row.paused_until),
    linkHash: textOrNull(row.link_hash),
  };
}

function quietOf({ own_quiet_from: from, own_quiet_to: to }: Row): Person['ownQuiet'] {
  return from === null || to === null ? null : { from: Number(from), to: Number(to) };
}
