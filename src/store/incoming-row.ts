// The row of an SMS that came in, as every driver keeps it, its content sealed.
import { hashOf } from '../net/secrets';
import { type Row, textOrNull } from './columns';
import type { IncomingSms, WaitingIncoming } from './incoming-records';
import type { Sealer } from './sealing';

/** What is known of the SMS that went to a number last, as its row has it. */
export interface LastTold {
  account: string;
  via: string;
  nodeId: string;
  personId: string | null;
}

export function toLastTold(row: Row): LastTold {
  return {
    account: String(row.account),
    via: String(row.via),
    nodeId: String(row.node_id),
    personId: textOrNull(row.person_id),
  };
}

/** The columns of an SMS that came in, kept at `now`. `told`: null where nothing was; `isKept`: whether what it says is. */
export function incomingValues(
  sealer: Sealer,
  sms: IncomingSms,
  {
    told,
    personId,
    now,
    isKept,
  }: { told: LastTold | null; personId: string | null; now: number; isKept: boolean },
) {
  return {
    id: sms.id,
    number_hash: hashOf(sms.from),
    account: told?.account ?? '',
    via: told?.via ?? '',
    node_id: told?.nodeId ?? '',
    person_id: personId,
    at: now,
    came_at: sms.cameAt,
    is_keyword: sms.keyword === null ? 0 : 1,
    content: isKept ? sealer.seal(sms.content, `incoming ${sms.id}`) : null,
  };
}

/** A row with the name and the language of its person, null where nobody is known. */
export function toWaitingIncoming(sealer: Sealer, row: Row): WaitingIncoming {
  return {
    id: String(row.id),
    cameAt: Number(row.came_at),
    isActedOn: row.is_acted_on === 1,
    via: String(row.via),
    account: String(row.account),
    nodeId: String(row.node_id),
    content: sealer.unseal(row.content as Uint8Array, `incoming ${row.id}`),
    person: row.name === null ? null : { id: String(row.person_id), name: String(row.name) },
    language: textOrNull(row.language) ?? '',
  };
}
