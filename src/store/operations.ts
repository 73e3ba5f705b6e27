// Every statement that the store knows, as synchronous functions: each runs whole inside one transaction.
import type { DatabaseSync, SQLInputValue, SQLOutputValue } from 'node:sqlite';
import { hashOf } from '../net/secrets';
import { earliestTime } from '../net/system';
import type {
  Authorization,
  Grant,
  NewNotice,
  NumberedGrant,
  Person,
  PersonChange,
  PersonId,
  Present,
  SmsCount,
  SmsState,
  SmsTerms,
  SmsVerdict,
  StoredAlert,
  StoredNotice,
  StoredReading,
  StoredSignup,
  StoredSms,
  StoredState,
  UntoldAlert,
} from './records';
import type { Sealer } from './sealing';

export interface Shelf extends Sealer {
  db: DatabaseSync;
  /** The highest id of a notification so far: none is given twice as long as somebody may hold it in memory. */
  lastNoticeId: number;
  /** Ms since 1970 UTC. */
  now(): number;
  /** Set where something of a person was deleted: what the log still holds of it is to be cut off. */
  hasErased: boolean;
}

type Row = Record<string, SQLOutputValue>;

const day = 24 * 3_600_000;

/** How long every reading is kept, and how long a few of each day. */
const keepAllMs = 14 * day;
const keepSomeMs = 730 * day;
/** Beyond `keepAllMs`: one reading in six hours. */
const slotMs = 6 * 3_600_000;
/** How long an SMS that is settled is remembered. */
const keepSmsMs = 7 * day;
/** So many may be refused for each that may go: they cost nothing, but a loop must end. */
const refusedPerCap = 10;
/** How long the same text to the same number counts as a repeat. */
const repeatMs = 10 * 60_000;
const hour = 3_600_000;
/** How long an authorization waits at most: oauth/authorize.ts. */
const authorizationMs = 10 * 60_000;

export const operations = {
  // People and their grants.

  people(shelf: Shelf, cloud: string): Person[] {
    return all(shelf, 'SELECT * FROM persons WHERE cloud = ? ORDER BY name, id', cloud).map(toPerson);
  },

  /** Everybody of every cloud. */
  everybody(shelf: Shelf): Person[] {
    return all(shelf, 'SELECT * FROM persons ORDER BY name, id').map(toPerson);
  },

  peopleOfClient(shelf: Shelf, cloud: string, clientId: string): Person[] {
    return all(
      shelf,
      'SELECT * FROM persons WHERE cloud = ? AND client_id = ? ORDER BY name, id',
      cloud,
      clientId,
    ).map(toPerson);
  },

  /** The next of a client's people by their ids at the cloud: from after `userId` on, `limit` at most. */
  nextPeople(shelf: Shelf, cloud: string, clientId: string, userId: string, limit: number): Person[] {
    return all(
      shelf,
      `SELECT * FROM persons WHERE cloud = ? AND client_id = ? AND user_id > ?
       ORDER BY user_id LIMIT ?`,
      cloud,
      clientId,
      userId,
      limit,
    ).map(toPerson);
  },

  person(shelf: Shelf, id: string): Person | null {
    const row = one(shelf, 'SELECT * FROM persons WHERE id = ?', id);
    return row ? toPerson(row) : null;
  },

  personOfAccount(shelf: Shelf, cloud: string, clientId: string, userId: string): Person | null {
    const row = one(
      shelf,
      'SELECT * FROM persons WHERE cloud = ? AND client_id = ? AND user_id = ?',
      cloud,
      clientId,
      userId,
    );
    return row ? toPerson(row) : null;
  },

  /** Adds a person or replaces all that is known of one, together with the grant: one is never there without the other. */
  savePersonAndGrant(shelf: Shelf, person: Person, grant: Grant): void {
    const known = operations.person(shelf, person.id);
    const values = personValues(person);
    const columns = Object.keys(values);
    const updates = columns
      .filter((column) => column !== 'id')
      .map((column) => `${column} = excluded.${column}`);
    run(
      shelf,
      `INSERT INTO persons (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
       ON CONFLICT (id) DO UPDATE SET ${updates.join(', ')}`,
      ...Object.values(values),
    );
    const before = one(shelf, 'SELECT generation FROM grants WHERE person_id = ?', person.id);
    if (known) keepFormer(shelf, known, person.number);
    // The made-up person goes and comes back under one id.
    else run(shelf, 'DELETE FROM gone WHERE person_id = ?', person.id);
    writeGrant(shelf, person.id, grant, Number(before?.generation ?? 0) + 1);
  },

  changePerson(shelf: Shelf, id: string, change: PersonChange): void {
    const before = operations.person(shelf, id);
    if (!before) return;
    keepFormer(shelf, before, change.number === undefined ? before.number : change.number);
    const values = personValues({ ...before, ...change });
    const old = personValues(before);
    const columns = Object.keys(values).filter((column) => values[column] !== old[column]);
    if (columns.length === 0) return;
    run(
      shelf,
      `UPDATE persons SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`,
      ...columns.map((column) => values[column] as SQLInputValue),
      id,
    );
    const failing = [before.failingSince, values.failing_since ?? null] as const;
    if (failing[0] !== null && failing[1] !== null && failing[0] !== failing[1]) {
      // The clock was set: it is the same failure, and who was told of it stays told.
      run(
        shelf,
        `UPDATE states SET state = json_set(state, '$.toldFailing', CAST(? AS INTEGER))
         WHERE person_id = ? AND device_id = '' AND json_extract(state, '$.toldFailing') = ?`,
        failing[1],
        id,
        failing[0],
      );
    }
  },

  /** Deletes a person and all that hangs on them: grant, history, alerts, sign-ups, SMS, and how they were connected. */
  removePerson(shelf: Shelf, id: string): void {
    run(shelf, 'DELETE FROM sms WHERE person_id = ?', id);
    run(shelf, "DELETE FROM authorizations WHERE json_extract(outcome, '$.person.id') = ?", id);
    const { changes } = statement(shelf, 'DELETE FROM persons WHERE id = ?').run(id);
    if (changes > 0) run(shelf, 'INSERT OR REPLACE INTO gone (person_id, at) VALUES (?, ?)', id, shelf.now());
    shelf.hasErased = true;
  },

  /**
   * Who an SMS is about, with the newest readings, as they are now. `to`: the number that it would go to, by which it is
   * told whether that was theirs until lately.
   */
  present(shelf: Shelf, personId: string, to: string): Present {
    const person = operations.person(shelf, personId);
    if (!person) {
      const isGone = one(shelf, 'SELECT 1 FROM gone WHERE person_id = ?', personId) !== undefined;
      return { state: isGone ? 'gone' : 'unknown', person: null, readings: [], isFormer: false };
    }
    const former = one(
      shelf,
      'SELECT 1 FROM former_numbers WHERE person_id = ? AND number_hash = ?',
      personId,
      hashOf(to),
    );
    const isFormer = former !== undefined && person.number !== to;
    return { state: 'here', person, readings: operations.lastReadings(shelf, personId), isFormer };
  },

  // Alerts whose SMS could not even be tried.

  /**
   * Keeps one; nothing of who is not here. `wasTo`: the number it left to, null for none, where its number stood in the
   * way: whose number has changed on the way may be told anew at once.
   */
  keepUntold(shelf: Shelf, untold: UntoldAlert, wasTo?: string | null): void {
    const person = operations.person(shelf, untold.personId);
    if (!person) return;
    const isReady = untold.isReady || (wasTo !== undefined && isToldElsewhere(person, wasTo));
    const { alertId, smsNodeId, nodeId, personId, deviceId, kind, code } = untold;
    run(
      shelf,
      `INSERT OR REPLACE INTO untold (alert_id, sms_node_id, node_id, person_id, device_id, kind, code, is_ready)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      alertId,
      smsNodeId,
      nodeId,
      personId,
      deviceId,
      kind,
      code,
      isReady ? 1 : 0,
    );
  },

  /** Keeps one that was not sent as `to` is somebody's former number by now, if they can be told at another one. */
  keepMovedUntold(shelf: Shelf, untold: UntoldAlert, to: string): void {
    const { person, isFormer } = operations.present(shelf, untold.personId, to);
    if (!person || !isFormer || !isToldElsewhere(person, to)) return;
    operations.keepUntold(shelf, { ...untold, isReady: true });
  },

  untoldOf(shelf: Shelf, personId: string): UntoldAlert[] {
    return all(shelf, 'SELECT * FROM untold WHERE person_id = ?', personId).map(toUntold);
  },

  everyUntold(shelf: Shelf): UntoldAlert[] {
    return all(shelf, 'SELECT * FROM untold').map(toUntold);
  },

  /** What stood in the way has changed: they may be told anew; but one that is about to leave once more is told by that. */
  readyUntold(
    shelf: Shelf,
    untold: readonly Pick<UntoldAlert, 'personId' | 'alertId' | 'smsNodeId'>[],
  ): void {
    for (const { personId, alertId, smsNodeId } of untold) {
      run(
        shelf,
        'DELETE FROM untold WHERE person_id = ? AND alert_id = ? AND alert_id IN (SELECT id FROM alerts)',
        personId,
        alertId,
      );
      run(
        shelf,
        'UPDATE untold SET is_ready = 1 WHERE person_id = ? AND alert_id = ? AND sms_node_id = ?',
        personId,
        alertId,
        smsNodeId,
      );
    }
  },

  grant(shelf: Shelf, personId: string): NumberedGrant | null {
    const row = one(shelf, "SELECT * FROM grants WHERE person_id = ? AND tokens <> X''", personId);
    if (!row) return null;
    const tokens: Grant = JSON.parse(shelf.unseal(row.tokens as Uint8Array, `grant ${personId}`));
    return { ...tokens, generation: Number(row.generation) };
  },

  /** Puts a refreshed grant in the place of the one it came from; false if that was replaced or removed meanwhile. */
  replaceGrant(shelf: Shelf, personId: string, generation: number, grant: Grant): boolean {
    const row = one(shelf, 'SELECT generation FROM grants WHERE person_id = ?', personId);
    if (Number(row?.generation) !== generation) return false;
    writeGrant(shelf, personId, grant, generation + 1);
    return true;
  },

  /** Writes a grant once more as it is. A disk that does not take this would not take the next one either. */
  rewriteGrant(shelf: Shelf, personId: string): void {
    const grant = operations.grant(shelf, personId);
    if (grant) writeGrant(shelf, personId, grant, grant.generation);
  },

  // Authorizations under way.

  addAuthorization(shelf: Shelf, authorization: Authorization, stateHash: string, now: number): void {
    operations.forgetOld(shelf, now - day, now - hour, now);
    const { id, plan, expiresAt } = authorization;
    run(
      shelf,
      'INSERT INTO authorizations (id, state_hash, taken, granted, plan, expires_at) VALUES (?, ?, 0, 0, ?, ?)',
      id,
      stateHash,
      shelf.seal(plan, `authorization ${id}`),
      expiresAt,
    );
  },

  /** An authorization that nobody has come back from yet, by its state's hash. */
  authorization(shelf: Shelf, stateHash: string): Authorization | null {
    const row = one(shelf, 'SELECT * FROM authorizations WHERE state_hash = ? AND taken = 0', stateHash);
    return row ? toAuthorization(shelf, row) : null;
  },

  /** Takes an authorization by its state's hash: a second call finds none, so that a state serves once. */
  takeAuthorization(shelf: Shelf, stateHash: string): Authorization | null {
    const found = operations.authorization(shelf, stateHash);
    if (found) run(shelf, 'UPDATE authorizations SET taken = 1 WHERE id = ?', found.id);
    return found;
  },

  /** Keeps the new grant with its authorization: before it is first used, nobody knows whose it is. */
  keepAuthorizationGrant(shelf: Shelf, id: string, plan: string): void {
    run(
      shelf,
      'UPDATE authorizations SET granted = 1, plan = ? WHERE id = ?',
      shelf.seal(plan, `authorization ${id}`),
      id,
    );
  },

  /** Authorizations whose grant came in, but whose person was not saved: the process ended in between. */
  interruptedAuthorizations(shelf: Shelf): Authorization[] {
    return all(shelf, 'SELECT * FROM authorizations WHERE granted = 1 AND plan IS NOT NULL').map((row) =>
      toAuthorization(shelf, row),
    );
  },

  /** Keeps how it ended, and forgets everything else. */
  endAuthorization(shelf: Shelf, id: string, outcome: string): void {
    run(shelf, 'UPDATE authorizations SET plan = NULL, granted = 0, outcome = ? WHERE id = ?', outcome, id);
  },

  /** The end of an authorization and the person it brought, together. */
  join(
    shelf: Shelf,
    person: Person,
    grant: Grant,
    authorizationId: string,
    outcome: string,
    signup: StoredSignup | null = null,
  ): void {
    operations.savePersonAndGrant(shelf, person, grant);
    operations.endAuthorization(shelf, authorizationId, outcome);
    if (!signup) return;
    operations.saveSignup(shelf, signup);
    // What the same person began before is over; left behind, it would take them along when its hour ends.
    run(shelf, 'DELETE FROM signups WHERE person_id = ? AND id <> ?', person.id, signup.id);
  },

  authorizationOutcome(shelf: Shelf, id: string): { outcome: string | null; expiresAt: number } | null {
    const row = one(shelf, 'SELECT outcome, expires_at FROM authorizations WHERE id = ?', id);
    return row ? { outcome: textOrNull(row.outcome), expiresAt: Number(row.expires_at) } : null;
  },

  /** How the authorization of a state ended; null if it did not, or if there is none. */
  outcomeOfState(shelf: Shelf, stateHash: string): { outcome: string; expiresAt: number } | null {
    const row = one(
      shelf,
      'SELECT outcome, expires_at FROM authorizations WHERE state_hash = ? AND outcome IS NOT NULL',
      stateHash,
    );
    return row ? { outcome: String(row.outcome), expiresAt: Number(row.expires_at) } : null;
  },

  // Readings.

  /** Keeps the readings that are news, and thins what has grown old. Nothing new writes nothing. */
  saveReadings(shelf: Shelf, personId: string, readings: readonly StoredReading[]): void {
    // The person may have left, or taken back consent, while the cloud was being asked.
    if (!one(shelf, "SELECT 1 FROM grants WHERE person_id = ? AND tokens <> X''", personId)) return;
    for (const stamped of readings) {
      const reading = { ...stamped, at: orderedAt(shelf, personId, stamped) };
      const device = one(
        shelf,
        'SELECT name, type FROM devices WHERE person_id = ? AND device_id = ?',
        personId,
        reading.deviceId,
      );
      if (!device || device.name !== reading.name || device.type !== reading.type) {
        run(
          shelf,
          `INSERT INTO devices (person_id, device_id, name, type) VALUES (?, ?, ?, ?)
           ON CONFLICT DO UPDATE SET name = excluded.name, type = excluded.type`,
          personId,
          reading.deviceId,
          reading.name,
          reading.type,
        );
      }
      // What lies ahead was written by a clock that was wrong, and would be the newest for as long.
      run(
        shelf,
        'DELETE FROM readings WHERE person_id = ? AND device_id = ? AND at > ?',
        personId,
        reading.deviceId,
        reading.at,
      );
      const last = one(
        shelf,
        'SELECT at, level, status, synced_at FROM readings WHERE person_id = ? AND device_id = ? ORDER BY at DESC LIMIT 1',
        personId,
        reading.deviceId,
      );
      const isNews =
        !last ||
        last.level !== reading.level ||
        last.status !== reading.status ||
        last.synced_at !== reading.syncedAt;
      if (!isNews) continue;
      run(
        shelf,
        'INSERT OR REPLACE INTO readings (person_id, device_id, at, level, status, synced_at) VALUES (?, ?, ?, ?, ?, ?)',
        personId,
        reading.deviceId,
        reading.at,
        reading.level,
        reading.status,
        reading.syncedAt,
      );
      // Reads the whole history: four times a day is enough.
      const slotOf = (at: number) => Math.floor(at / slotMs);
      if (!last || slotOf(Number(last.at)) !== slotOf(reading.at)) {
        // Little later than the reading before: a clock that is ahead for a moment must not cost two years of history.
        thin(
          shelf,
          personId,
          reading.deviceId,
          Math.min(reading.at, Number(last?.at ?? reading.at) + keepAllMs + slotMs),
        );
      }
    }
  },

  /** The newest reading of each device of a person. */
  lastReadings(shelf: Shelf, personId: string): StoredReading[] {
    return all(
      shelf,
      `SELECT d.device_id, d.name, d.type, r.at, r.level, r.status, r.synced_at
       FROM devices d JOIN readings r ON r.person_id = d.person_id AND r.device_id = d.device_id
       WHERE d.person_id = ? AND r.at = (
         SELECT MAX(at) FROM readings WHERE person_id = d.person_id AND device_id = d.device_id)
       ORDER BY d.device_id`,
      personId,
    ).map(toReading);
  },

  /** All kept readings of a person since a time, oldest first. */
  readingsSince(shelf: Shelf, personId: string, since: number): StoredReading[] {
    return all(
      shelf,
      `SELECT d.device_id, d.name, d.type, r.at, r.level, r.status, r.synced_at
       FROM readings r JOIN devices d ON r.person_id = d.person_id AND r.device_id = d.device_id
       WHERE r.person_id = ? AND r.at >= ? ORDER BY r.at`,
      personId,
      since,
    ).map(toReading);
  },

  // Alert states and decided alerts.

  states(shelf: Shelf, nodeId: string, personId: string): StoredState[] {
    return all(
      shelf,
      'SELECT device_id, state FROM states WHERE node_id = ? AND person_id = ?',
      nodeId,
      personId,
    ).map((row) => ({ deviceId: String(row.device_id), state: String(row.state) }));
  },

  /**
   * Keeps what a check decided: new states and alerts together, so that neither is there without the other, and lets go
   * of the untold alerts that were taken up or are settled. False, and nothing is kept, where the person is not what the
   * decision was about any more: gone, changed, consent taken back.
   */
  saveDecision(
    shelf: Shelf,
    nodeId: string,
    person: Person,
    states: readonly StoredState[],
    alerts: readonly StoredAlert[],
    settled: readonly Pick<UntoldAlert, 'alertId' | 'smsNodeId'>[] = [],
  ): boolean {
    const { id: personId } = person;
    const now = operations.person(shelf, personId);
    if (!now || JSON.stringify(personValues(now)) !== JSON.stringify(personValues(person))) return false;
    for (const { alertId, smsNodeId } of settled) {
      run(
        shelf,
        'DELETE FROM untold WHERE person_id = ? AND alert_id = ? AND sms_node_id = ?',
        personId,
        alertId,
        smsNodeId,
      );
    }
    for (const { deviceId, state } of states) {
      run(
        shelf,
        `INSERT INTO states (node_id, person_id, device_id, state) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET state = excluded.state`,
        nodeId,
        personId,
        deviceId,
        state,
      );
    }
    for (const { id, body } of alerts) {
      run(
        shelf,
        'INSERT INTO alerts (id, node_id, person_id, body) VALUES (?, ?, ?, ?)',
        id,
        nodeId,
        personId,
        shelf.seal(body, `alert ${id}`),
      );
    }
    return true;
  },

  /** Alerts of a node that have not yet surely left it, in the order in which they were decided. */
  alertsOfNode(shelf: Shelf, nodeId: string): StoredAlert[] {
    return all(shelf, 'SELECT id, body FROM alerts WHERE node_id = ? ORDER BY rowid', nodeId).map((row) => ({
      id: String(row.id),
      body: shelf.unseal(row.body as Uint8Array, `alert ${String(row.id)}`),
    }));
  },

  removeAlerts(shelf: Shelf, ids: readonly string[]): void {
    for (const id of ids) run(shelf, 'DELETE FROM alerts WHERE id = ?', id);
  },

  /** Forgets the alert states of everybody of a cloud. Demo starts over with Node-RED. */
  forgetStates(shelf: Shelf, cloud: string): void {
    run(shelf, 'DELETE FROM states WHERE person_id IN (SELECT id FROM persons WHERE cloud = ?)', cloud);
  },

  // Sign-ups.

  personOfLink(shelf: Shelf, linkHash: string): Person | null {
    const row = one(shelf, 'SELECT * FROM persons WHERE link_hash = ?', linkHash);
    return row ? toPerson(row) : null;
  },

  personsOfNumber(shelf: Shelf, number: string): Person[] {
    return all(shelf, 'SELECT * FROM persons WHERE number = ?', number).map(toPerson);
  },

  countPeople(shelf: Shelf, cloud: string, clientId: string): number {
    const row = one(
      shelf,
      'SELECT COUNT(*) AS count FROM persons WHERE cloud = ? AND client_id = ?',
      cloud,
      clientId,
    );
    return Number(row?.count);
  },

  signup(shelf: Shelf, id: string): StoredSignup | null {
    const row = one(shelf, 'SELECT * FROM signups WHERE id = ?', id);
    return row ? toSignup(shelf, row) : null;
  },

  /** Adds a sign-up or replaces it. */
  saveSignup(shelf: Shelf, signup: StoredSignup): void {
    const { id, nodeId, personId, createdAt, state } = signup;
    run(
      shelf,
      `INSERT INTO signups (id, node_id, person_id, created_at, state) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET person_id = excluded.person_id, created_at = excluded.created_at, state = excluded.state`,
      id,
      nodeId,
      personId,
      createdAt,
      shelf.seal(state, `signup ${id}`),
    );
  },

  removeSignup(shelf: Shelf, id: string): void {
    run(shelf, 'DELETE FROM signups WHERE id = ?', id);
  },

  /** Sign-ups that were begun before a time, oldest first. */
  signupsBefore(shelf: Shelf, time: number): StoredSignup[] {
    return all(shelf, 'SELECT * FROM signups WHERE created_at < ? ORDER BY created_at', time).map((row) =>
      toSignup(shelf, row),
    );
  },

  /** Sign-ups that have brought this person, or brought them back. */
  signupsOfPerson(shelf: Shelf, personId: string): StoredSignup[] {
    return all(shelf, 'SELECT * FROM signups WHERE person_id = ?', personId).map((row) =>
      toSignup(shelf, row),
    );
  },

  /** How many codes went out in an hour and a day since those times: to one number, and for a node altogether. */
  countCodes(
    shelf: Shelf,
    nodeId: string,
    numberHash: string,
    hourAgo: number,
    dayAgo: number,
  ): { ofNumber: number; ofNode: number } {
    const count = (sql: string, ...values: SQLInputValue[]) => Number(one(shelf, sql, ...values)?.count);
    return {
      ofNumber: count(
        'SELECT COUNT(*) AS count FROM codes WHERE number_hash = ? AND at > ? AND at <= ?',
        numberHash,
        hourAgo,
        hourAgo + hour,
      ),
      ofNode: count(
        'SELECT COUNT(*) AS count FROM codes WHERE node_id = ? AND at > ? AND at <= ?',
        nodeId,
        dayAgo,
        dayAgo + day,
      ),
    };
  },

  /** Keeps a new code together with the count of it and the pass for its SMS: none is there without the others. */
  keepCode(
    shelf: Shelf,
    signup: StoredSignup,
    numberHash: string,
    sms: { to: string; smsKey: string },
    now: number,
  ): void {
    addPass(shelf, sms, now);
    run(
      shelf,
      'INSERT INTO codes (node_id, number_hash, at) VALUES (?, ?, ?)',
      signup.nodeId,
      numberHash,
      now,
    );
    operations.saveSignup(shelf, signup);
  },

  /** The number is theirs, and all their sign-ups are over. `welcome`: an SMS that may go out for it. */
  proveNumber(
    shelf: Shelf,
    personId: string,
    change: PersonChange,
    welcome: { to: string; smsKey: string; at: number } | null = null,
  ): void {
    if (welcome) addPass(shelf, welcome, welcome.at);
    operations.changePerson(shelf, personId, change);
    run(shelf, 'DELETE FROM signups WHERE person_id = ?', personId);
  },

  /** Deletes a person as `removePerson` does, unless their sign-up went on meanwhile; whether it did. */
  removeUnfinished(shelf: Shelf, personId: string, signupId: string): boolean {
    const row = one(
      shelf,
      `SELECT 1 FROM persons p JOIN signups s ON s.person_id = p.id
       WHERE p.id = ? AND s.id = ? AND p.number_state = 'unproven'`,
      personId,
      signupId,
    );
    if (row) operations.removePerson(shelf, personId);
    return row !== undefined;
  },

  /**
   * Forgets fingerprints of numbers, settled SMS, and authorizations that nobody came back from. What lies ahead of now was stamped
   * by a clock that was wrong, and would be kept and hold for as long as it was: codes count as sent long ago, the rest
   * as of now, so that it ends by its own rule, and so does what must not be forgotten too early and was stamped by a
   * clock that had not been set yet. An SMS that somebody still has to look up keeps its time: decision 23.
   */
  forgetOld(shelf: Shelf, codesBefore: number, authorizationsBefore: number, now: number): void {
    run(shelf, 'DELETE FROM codes WHERE at > ?', now);
    settleCounts(shelf, now);
    run(shelf, 'UPDATE sms_passes SET at = ? WHERE at > ?', now, now);
    // As long as the clock is not set, nothing is stamped by it anew with each sweep.
    const notSet = now < earliestTime ? 0 : earliestTime;
    run(shelf, 'UPDATE signups SET created_at = ? WHERE created_at > ? OR created_at < ?', now, now, notSet);
    run(
      shelf,
      `UPDATE sms SET created_at = ? WHERE (created_at > ? OR created_at < ?) AND state <> 'posting' AND next_look_at IS NULL`,
      now,
      now,
      notSet,
    );
    for (const table of ['former_numbers', 'gone']) {
      run(shelf, `UPDATE ${table} SET at = ? WHERE at > ? OR at < ?`, now, now, notSet);
    }
    const latest = now + authorizationMs;
    run(shelf, 'UPDATE authorizations SET expires_at = ? WHERE expires_at > ?', latest, latest);
    for (const table of ['codes', 'sms_counts', 'sms_passes']) {
      run(shelf, `DELETE FROM ${table} WHERE at <= ?`, codesBefore);
    }
    run(
      shelf,
      "DELETE FROM sms WHERE created_at < ? AND state <> 'posting' AND next_look_at IS NULL",
      now - keepSmsMs,
    );
    // An alert is not sent when it is a day old: by then nothing can be on its way to an old number any more.
    for (const table of ['former_numbers', 'gone']) {
      run(shelf, `DELETE FROM ${table} WHERE at <= ?`, codesBefore - day);
    }
    run(shelf, 'DELETE FROM authorizations WHERE expires_at < ? AND granted = 0', authorizationsBefore);
  },

  // Notifications.

  /** Keeps what came for people of a client; what came for others, or for who took back consent, is only counted. */
  addNotices(
    shelf: Shelf,
    cloud: string,
    clientId: string,
    notices: readonly NewNotice[],
    at: number,
  ): { kept: { userId: string; id: number }[]; unknown: number } {
    const kept: { userId: string; id: number }[] = [];
    let unknown = 0;
    for (const { userId, count, collections, entries } of notices) {
      const id = shelf.lastNoticeId + 1;
      const { changes } = statement(
        shelf,
        `INSERT INTO notices (id, person_id, at, count, collections, entries)
         SELECT ?, id, ?, ?, ?, ? FROM persons WHERE cloud = ? AND client_id = ? AND user_id = ?
         AND access_reason IS NOT 'consent-taken-back'`,
      ).run(id, at, count, JSON.stringify(collections), JSON.stringify(entries), cloud, clientId, userId);
      if (changes === 0) {
        unknown += count;
        continue;
      }
      shelf.lastNoticeId = id;
      kept.push({ userId, id });
    }
    return { kept, unknown };
  },

  /** Those of these notifications that are still there, in the order in which they came. */
  notices(shelf: Shelf, ids: readonly number[]): StoredNotice[] {
    return all(
      shelf,
      `SELECT n.*, p.name FROM notices n JOIN persons p ON p.id = n.person_id
       WHERE n.id IN (SELECT value FROM json_each(?)) ORDER BY n.id`,
      JSON.stringify(ids),
    ).map((row) => ({
      id: Number(row.id),
      at: Number(row.at),
      count: Number(row.count),
      collections: JSON.parse(String(row.collections)),
      entries: JSON.parse(String(row.entries)),
      person: { id: String(row.person_id), name: String(row.name) },
    }));
  },

  /**
   * The ids of all notifications that wait, by whom they are about, and since when. CROSS JOIN has SQLite read each
   * notification once, instead of all of them for each person.
   */
  waitingNotices(
    shelf: Shelf,
    cloud: string,
    clientId: string,
  ): { userId: string; firstAt: number; ids: number[] }[] {
    return all(
      shelf,
      `SELECT p.user_id, MIN(n.at) AS first_at, json_group_array(n.id) AS ids
       FROM notices n CROSS JOIN persons p ON p.id = n.person_id
       WHERE p.cloud = ? AND p.client_id = ? GROUP BY p.user_id`,
      cloud,
      clientId,
    ).map((row) => ({
      userId: String(row.user_id),
      firstAt: Number(row.first_at),
      ids: JSON.parse(String(row.ids)),
    }));
  },

  removeNotices(shelf: Shelf, ids: readonly number[]): void {
    for (const id of ids) run(shelf, 'DELETE FROM notices WHERE id = ?', id);
  },

  /** Consent was taken back: grant and history go, the person stays, without access. */
  dropConsent(shelf: Shelf, personId: string, now: number): void {
    // The row keeps its number: a refresh that is still under way must not replace the grant of a later consent.
    run(
      shelf,
      "UPDATE grants SET generation = generation + 1, expires_at = 0, tokens = X'' WHERE person_id = ?",
      personId,
    );
    for (const table of ['devices', 'states', 'alerts', 'notices', 'untold']) {
      run(shelf, `DELETE FROM ${table} WHERE person_id = ?`, personId);
    }
    shelf.hasErased = true;
    operations.changePerson(shelf, personId, {
      access: 'lost',
      accessReason: 'consent-taken-back',
      accessSince: now,
      failingSince: null,
      failingReason: null,
      deniedSince: null,
    });
  },

  fact(shelf: Shelf, name: string): string | null {
    const row = one(shelf, 'SELECT value FROM facts WHERE name = ?', name);
    return row ? Buffer.from(row.value as Uint8Array).toString() : null;
  },

  setFact(shelf: Shelf, name: string, value: string): void {
    run(
      shelf,
      'INSERT INTO facts (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
      name,
      Buffer.from(value),
    );
  },

  // SMS.

  /**
   * Writes an SMS down and counts it, unless it repeats another or a cap is reached: judged and counted at once, so
   * that two at the same time see each other. What the sign-up sends has a cap of its own, and neither uses up nor
   * meets this one. A day is the last 24 hours.
   */
  addSms(shelf: Shelf, sms: StoredSms, { to, body, key, caps, mayRepeat }: SmsTerms): SmsVerdict {
    const { id, account, createdAt: now } = sms;
    // Who was removed while their alert was on its way leaves no row behind.
    if (sms.personId && one(shelf, 'SELECT 1 FROM gone WHERE person_id = ?', sms.personId)) return 'gone';
    run(shelf, 'DELETE FROM sms_counts WHERE at <= ?', now - day);
    settleCounts(shelf, now);
    run(shelf, 'DELETE FROM sms_passes WHERE at <= ?', now - day);
    const number = hashOf(to);
    const text = hashOf(JSON.stringify([to, body]));
    if (key === null && !mayRepeat) {
      const repeated = one(
        shelf,
        'SELECT 1 FROM sms_counts WHERE account = ? AND text_hash = ? AND at > ? AND at < ?',
        account,
        text,
        now - repeatMs,
        now + repeatMs,
      );
      if (repeated) return 'repeated';
    }
    const pass = key === null ? null : passOf(to, key);
    const hasPass = pass !== null && one(shelf, 'SELECT 1 FROM sms_passes WHERE hash = ?', pass);
    if (hasPass) run(shelf, 'DELETE FROM sms_passes WHERE hash = ?', pass);
    if (caps && !hasPass) {
      const counts = one(
        shelf,
        `SELECT TOTAL(is_capped) AS of_day, TOTAL(is_capped AND number_hash = ?) AS of_number,
           TOTAL(is_refused) AS refused_of_day, TOTAL(is_refused AND number_hash = ?) AS refused_of_number
         FROM sms_counts WHERE account = ?`,
        number,
        number,
        account,
      );
      if (Number(counts?.of_number) >= caps.perNumber) return 'cap-number';
      if (Number(counts?.of_day) >= caps.perDay) return 'cap-day';
      if (Number(counts?.refused_of_number) >= caps.perNumber * refusedPerCap) return 'cap-refused';
      if (Number(counts?.refused_of_day) >= caps.perDay * refusedPerCap) return 'cap-refused';
    }
    run(
      shelf,
      'INSERT INTO sms_counts (sms_id, account, number_hash, text_hash, is_capped, is_refused, at) VALUES (?, ?, ?, ?, ?, 0, ?)',
      id,
      account,
      number,
      text,
      hasPass || !caps ? 0 : 1,
      now,
    );
    run(
      shelf,
      `INSERT INTO sms (id, node_id, account, person_id, key, content, state, sid, status, error_code, created_at, next_look_at, looks)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      sms.id,
      sms.nodeId,
      sms.account,
      sms.personId,
      sms.key,
      shelf.seal(sms.content, `sms ${sms.id}`),
      sms.state,
      sms.sid,
      sms.status,
      sms.errorCode,
      sms.createdAt,
      sms.nextLookAt,
      sms.looks,
    );
    return 'added';
  },

  /** How many SMS count against an account's caps since a time: all of them, and those to the number that had most. */
  countCappedSms(shelf: Shelf, account: string, since: number): { ofDay: number; ofOneNumber: number } {
    const row = one(
      shelf,
      `SELECT COALESCE(SUM(count), 0) AS of_day, COALESCE(MAX(count), 0) AS of_number FROM (
         SELECT COUNT(*) AS count FROM sms_counts WHERE account = ? AND is_capped = 1 AND at > ? AND at <= ? GROUP BY number_hash)`,
      account,
      since,
      since + 2 * day,
    );
    return { ofDay: Number(row?.of_day), ofOneNumber: Number(row?.of_number) };
  },

  /** Changes an SMS; where `from` is given, only in one of those states. False if there was nothing to change. */
  changeSms(
    shelf: Shelf,
    id: string,
    change: Partial<Pick<StoredSms, 'state' | 'sid' | 'status' | 'errorCode' | 'nextLookAt' | 'looks'>>,
    from: readonly SmsState[] | null = null,
  ): boolean {
    const state = one(shelf, 'SELECT state FROM sms WHERE id = ?', id)?.state as SmsState | undefined;
    if (state === undefined || (from && !from.includes(state))) return false;
    const columns = {
      state: change.state,
      sid: change.sid,
      status: change.status,
      error_code: change.errorCode,
      next_look_at: change.nextLookAt,
      looks: change.looks,
    };
    const changed = Object.entries(columns).filter(([, value]) => value !== undefined);
    run(
      shelf,
      `UPDATE sms SET ${changed.map(([column]) => `${column} = ?`).join(', ')} WHERE id = ?`,
      ...changed.map(([, value]) => value as SQLInputValue),
      id,
    );
    // What never went out costs nothing, and is no repeat of anything. But a loop of it must end.
    if (change.state === 'refused') {
      run(
        shelf,
        "UPDATE sms_counts SET is_capped = 0, is_refused = is_capped, text_hash = '' WHERE sms_id = ?",
        id,
      );
    }
    return true;
  },

  /**
   * Takes the first of some messages of the sender that no other SMS has taken, and the SMS is accepted with it. The
   * answer: whether the SMS is accepted now.
   */
  claimSms(
    shelf: Shelf,
    id: string,
    found: readonly { sid: string; status: string; errorCode?: number | null }[],
    nextLookAt: number | null,
  ): boolean {
    const row = operations.sms(shelf, id);
    if (!row || row.state === 'accepted') return row !== null;
    const free = found.find(({ sid }) => !one(shelf, 'SELECT 1 FROM sms WHERE sid = ?', sid));
    if (!free) return false;
    return operations.changeSms(shelf, id, { state: 'accepted', ...free, nextLookAt });
  },

  sms(shelf: Shelf, id: string): StoredSms | null {
    const row = one(shelf, 'SELECT * FROM sms WHERE id = ?', id);
    return row ? toSms(shelf, row) : null;
  },

  smsOfKey(shelf: Shelf, key: string, since: number, until: number): StoredSms | null {
    const row = one(
      shelf,
      "SELECT * FROM sms WHERE key = ? AND created_at >= ? AND created_at <= ? AND state <> 'refused' ORDER BY created_at DESC LIMIT 1",
      key,
      since,
      until,
    );
    return row ? toSms(shelf, row) : null;
  },

  /** The last SMS about a person, the newest first. */
  smsOfPerson(shelf: Shelf, personId: string, most: number): StoredSms[] {
    return all(
      shelf,
      'SELECT * FROM sms WHERE person_id = ? ORDER BY created_at DESC, id LIMIT ?',
      personId,
      most,
    ).map((row) => toSms(shelf, row));
  },

  /** How the SMS that are still remembered ended, counted: nothing of whom they were for. */
  countSms(shelf: Shelf): SmsCount[] {
    return all(
      shelf,
      'SELECT state, status, error_code, COUNT(*) AS count FROM sms GROUP BY state, status, error_code',
    ).map((row) => ({
      state: row.state as SmsState,
      status: textOrNull(row.status),
      errorCode: numberOrNull(row.error_code),
      count: Number(row.count),
    }));
  },

  /** SMS of an account that somebody still has to look at, the most urgent first. */
  openSms(shelf: Shelf, account: string): StoredSms[] {
    return all(
      shelf,
      'SELECT * FROM sms WHERE account = ? AND next_look_at IS NOT NULL ORDER BY next_look_at',
      account,
    ).map((row) => toSms(shelf, row));
  },

  /** SMS written down but never heard of again, as the process ended while they were being posted: now uncertain. */
  doubtInterruptedSms(shelf: Shelf, account: string, nextLookAt: number): void {
    run(
      shelf,
      "UPDATE sms SET state = 'uncertain', next_look_at = ? WHERE account = ? AND state = 'posting'",
      nextLookAt,
      account,
    );
  },
};

export type Operations = typeof operations;

/**
 * What lies far ahead was counted by a clock that was wrong, and would count for ever; what lies less than a day ahead
 * counts as of now, so that a clock that jumps about takes no limit away.
 */
function settleCounts(shelf: Shelf, now: number): void {
  run(shelf, 'DELETE FROM sms_counts WHERE at > ?', now + day);
  run(shelf, 'UPDATE sms_counts SET at = ? WHERE at > ?', now, now);
}

/** One SMS that the sign-up sends: known by key and number, so that no flow can make one up. */
function passOf(to: string, key: string): string {
  return hashOf(JSON.stringify([to, key]));
}

function addPass(shelf: Shelf, { to, smsKey }: { to: string; smsKey: string }, now: number): void {
  run(shelf, 'INSERT OR REPLACE INTO sms_passes (hash, at) VALUES (?, ?)', passOf(to, smsKey), now);
}

/** When a reading is kept as seen: by a clock that has not been set yet, right after the newest that there is. */
function orderedAt(shelf: Shelf, personId: string, { deviceId, at }: StoredReading): number {
  if (at >= earliestTime) return at;
  const newest = one(
    shelf,
    'SELECT MAX(at) AS at FROM readings WHERE person_id = ? AND device_id = ?',
    personId,
    deviceId,
  );
  return Math.max(at, Number(newest?.at ?? at - 1) + 1);
}

/**
 * One row for each six hours of what is older than two weeks; nothing that is older than two years. The cast makes
 * the division a whole one: node:sqlite binds every number as REAL.
 */
function thin(shelf: Shelf, personId: string, deviceId: string, now: number): void {
  const old = one(
    shelf,
    'SELECT MIN(at) AS oldest FROM readings WHERE person_id = ? AND device_id = ?',
    personId,
    deviceId,
  );
  if (Number(old?.oldest) >= now - keepAllMs) return;
  run(
    shelf,
    `DELETE FROM readings WHERE person_id = ? AND device_id = ? AND (at < ? OR (at < ? AND at NOT IN (
       SELECT MIN(at) FROM readings WHERE person_id = ? AND device_id = ? GROUP BY at / CAST(? AS INTEGER))))`,
    personId,
    deviceId,
    now - keepSomeMs,
    now - keepAllMs,
    personId,
    deviceId,
    slotMs,
  );
}

function writeGrant(shelf: Shelf, personId: string, grant: Grant, generation: number): void {
  const { accessToken, refreshToken, scopes, expiresAt } = grant;
  const tokens = JSON.stringify({ accessToken, refreshToken, scopes, expiresAt });
  run(
    shelf,
    `INSERT INTO grants (person_id, generation, expires_at, tokens) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET generation = excluded.generation, expires_at = excluded.expires_at, tokens = excluded.tokens`,
    personId,
    generation,
    expiresAt,
    shelf.seal(tokens, `grant ${personId}`),
  );
}

function personValues(person: Person): Record<string, SQLInputValue> {
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
    link_hash: person.linkHash,
  };
}

/** Whether somebody is told by SMS at another number than this one. */
function isToldElsewhere({ number, numberState, sms }: Person, than: string | null): boolean {
  return number !== null && number !== than && numberState === 'proven' && sms;
}

function toUntold(row: Row): UntoldAlert {
  return {
    alertId: String(row.alert_id),
    smsNodeId: String(row.sms_node_id),
    nodeId: textOrNull(row.node_id),
    personId: String(row.person_id),
    deviceId: String(row.device_id),
    kind: String(row.kind),
    code: String(row.code),
    isReady: row.is_ready === 1,
  };
}

/** A number that is given up is remembered for a while, by its fingerprint; one that comes back is no former one. */
function keepFormer(shelf: Shelf, { id, number }: Person, next: string | null): void {
  if (number === next) return;
  if (next !== null) {
    run(shelf, 'DELETE FROM former_numbers WHERE person_id = ? AND number_hash = ?', id, hashOf(next));
  }
  // What could not be told to no number, or to a wrong one, may be possible now.
  run(
    shelf,
    "UPDATE untold SET is_ready = 1 WHERE person_id = ? AND code IN ('no-number', 'bad-number')",
    id,
  );
  if (number === null) return;
  run(
    shelf,
    'INSERT OR REPLACE INTO former_numbers (person_id, number_hash, at) VALUES (?, ?, ?)',
    id,
    hashOf(number),
    shelf.now(),
  );
}

function toPerson(row: Row): Person {
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
    linkHash: textOrNull(row.link_hash),
  };
}

function toAuthorization(shelf: Shelf, row: Row): Authorization {
  const id = String(row.id);
  const plan = shelf.unseal(row.plan as Uint8Array, `authorization ${id}`);
  return { id, plan, expiresAt: Number(row.expires_at) };
}

function toSignup(shelf: Shelf, row: Row): StoredSignup {
  const id = String(row.id);
  return {
    id,
    nodeId: String(row.node_id),
    personId: textOrNull(row.person_id),
    createdAt: Number(row.created_at),
    state: shelf.unseal(row.state as Uint8Array, `signup ${id}`),
  };
}

function toReading(row: Row): StoredReading {
  return {
    deviceId: String(row.device_id),
    name: textOrNull(row.name),
    type: String(row.type),
    at: Number(row.at),
    level: numberOrNull(row.level),
    status: textOrNull(row.status),
    syncedAt: numberOrNull(row.synced_at),
  };
}

function toSms(shelf: Shelf, row: Row): StoredSms {
  const id = String(row.id);
  return {
    id,
    nodeId: String(row.node_id),
    account: String(row.account),
    personId: textOrNull(row.person_id),
    key: textOrNull(row.key),
    content: shelf.unseal(row.content as Uint8Array, `sms ${id}`),
    state: row.state as SmsState,
    sid: textOrNull(row.sid),
    status: textOrNull(row.status),
    errorCode: numberOrNull(row.error_code),
    createdAt: Number(row.created_at),
    nextLookAt: numberOrNull(row.next_look_at),
    looks: Number(row.looks),
  };
}

function textOrNull(value: SQLOutputValue | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}

function numberOrNull(value: SQLOutputValue | undefined): number | null {
  return value === null || value === undefined ? null : Number(value);
}

/** By shelf: a statement holds on to its connection for good, so as a key the connection would never be let go of. */
const prepared = new WeakMap<Shelf, Map<string, ReturnType<DatabaseSync['prepare']>>>();

/** Statements are prepared once for each connection. */
function statement(shelf: Shelf, sql: string): ReturnType<DatabaseSync['prepare']> {
  const known = prepared.get(shelf) ?? new Map();
  prepared.set(shelf, known);
  const ready = known.get(sql) ?? shelf.db.prepare(sql);
  known.set(sql, ready);
  return ready;
}

function run(shelf: Shelf, sql: string, ...values: SQLInputValue[]): void {
  statement(shelf, sql).run(...values);
}

function one(shelf: Shelf, sql: string, ...values: SQLInputValue[]): Row | undefined {
  return statement(shelf, sql).get(...values);
}

function all(shelf: Shelf, sql: string, ...values: SQLInputValue[]): Row[] {
  return statement(shelf, sql).all(...values);
}
