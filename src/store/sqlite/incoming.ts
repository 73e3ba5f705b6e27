// SMS that came in, sealed, in SQLite.
import { hashOf } from '../../net/secrets';
import type { IncomingDecision, IncomingFacts, IncomingSms } from '../incoming-records';
import type { IncomingStore } from '../store';
import type { Database, Operations } from './database';
import { people } from './people';
import { all, numberOrNull, one, type Row, run, textOrNull } from './statements';

const hour = 3_600_000;
/** The account that an SMS went by: there it is answered. */
const via = "COALESCE(chain ->> '$.via', account)";

export const incoming: Operations<IncomingStore> = {
  keepIncoming(database, accounts, messages, now, decide) {
    let waiting = 0;
    for (const sms of messages) {
      if (one(database, 'SELECT 1 FROM incoming_sms WHERE id = ?', sms.id)) continue;
      const told = lastToldBy(database, accounts, sms.from);
      const decision = decide(sms, factsOf(database, accounts, sms.from, now));
      const hasChanged = [changePeople, changeNumber]
        .map((change) => change(database, sms.from, decision))
        .includes(true);
      const isKept = decision.isKept && told !== undefined;
      if (!isKept && !hasChanged) continue;
      insert(database, sms, told, now, isKept);
      if (isKept) waiting += 1;
    }
    return waiting;
  },

  waitingIncoming(database) {
    return all(
      database,
      `SELECT i.*, p.name, p.language FROM incoming_sms i LEFT JOIN persons p ON p.id = i.person_id
       WHERE i.content IS NOT NULL ORDER BY i.came_at, i.rowid`,
    ).map((row) => ({
      id: String(row.id),
      cameAt: Number(row.came_at),
      isActedOn: row.is_acted_on === 1,
      via: String(row.via),
      account: String(row.account),
      nodeId: String(row.node_id),
      content: database.unseal(row.content as Uint8Array, `incoming ${row.id}`),
      person: row.name === null ? null : { id: String(row.person_id), name: String(row.name) },
      language: textOrNull(row.language) ?? '',
    }));
  },

  noteActedOn(database, id) {
    run(database, 'UPDATE incoming_sms SET is_acted_on = 1 WHERE id = ?', id);
  },

  settleIncoming(database, ids) {
    for (const id of ids) run(database, 'UPDATE incoming_sms SET content = NULL WHERE id = ?', id);
  },

  listensFor(database, accounts) {
    // By the order in which they were written: the newest is found at once, however many there are.
    const times = accounts.map((account) =>
      numberOrNull(
        one(
          database,
          `SELECT created_at FROM sms WHERE ${via} = ? AND state = 'accepted' ORDER BY rowid DESC LIMIT 1`,
          account,
        )?.created_at,
      ),
    );
    const told = times.filter((at) => at !== null);
    const stopped = one(
      database,
      'SELECT 1 FROM persons WHERE stopped = 1 AND number IS NOT NULL UNION ALL SELECT 1 FROM stopped_numbers LIMIT 1',
    );
    return { lastToldAt: told.length > 0 ? Math.max(...told) : null, hasStopped: stopped !== undefined };
  },

  hasStopped(database, number) {
    return (
      isNumberStopped(database, number) ||
      people.personsOfNumber(database, number).some(({ stopped }) => stopped)
    );
  },

  toldTo(database, number, until, now) {
    // A code that somebody has typed this number for, and our own answers, tell of nobody.
    const distinct = (column: 'conversation' | 'person_id') =>
      all(
        database,
        `SELECT ${column} AS id FROM sms WHERE number_hash = ? AND state = 'accepted' AND (created_at <= ? OR created_at > ?)
           AND conversation IS NOT NULL AND ${column} <> '' GROUP BY ${column} ORDER BY MAX(rowid)`,
        hashOf(number),
        until,
        now,
      ).map(({ id }) => String(id));
    return { conversations: distinct('conversation'), personIds: distinct('person_id') };
  },
};

/** The SMS that went to a number last, in the order in which they were written: the time of day may jump. */
function lastToldBy(database: Database, accounts: readonly string[], from: string): Row | undefined {
  return one(
    database,
    `SELECT account, ${via} AS via, node_id, person_id FROM sms WHERE number_hash = ? AND state = 'accepted'
       AND ${via} IN (SELECT value FROM json_each(?)) ORDER BY rowid DESC LIMIT 1`,
    hashOf(from),
    JSON.stringify(accounts),
  );
}

function factsOf(database: Database, accounts: readonly string[], from: string, now: number): IncomingFacts {
  const number = hashOf(from);
  const told = one(
    database,
    `SELECT MIN(created_at) AS since FROM sms WHERE number_hash = ? AND state = 'accepted'
       AND ${via} IN (SELECT value FROM json_each(?))`,
    number,
    JSON.stringify(accounts),
  );
  const kept = one(
    database,
    `SELECT COUNT(*) FILTER (WHERE at > ? AND at <= ?) AS of_hour,
       MAX(came_at) FILTER (WHERE is_keyword = 1 AND came_at <= ?) AS keyword_at
     FROM incoming_sms WHERE number_hash = ?`,
    now - hour,
    now,
    now,
    number,
  );
  return {
    toldSince: numberOrNull(told?.since),
    ofLastHour: Number(kept?.of_hour),
    keywordAt: numberOrNull(kept?.keyword_at),
  };
}

/** Whether anybody with that number stands otherwise now. */
function changePeople(database: Database, number: string, { stopped }: IncomingDecision): boolean {
  if (stopped === null) return false;
  const others = people.personsOfNumber(database, number).filter((person) => person.stopped !== stopped);
  for (const { id } of others) people.changePerson(database, id, { stopped });
  return others.length > 0;
}

function isNumberStopped(database: Database, number: string): boolean {
  return one(database, 'SELECT 1 FROM stopped_numbers WHERE number_hash = ?', hashOf(number)) !== undefined;
}

/**
 * Whether the number itself stands otherwise now: one that is proven for nobody, such as one that the owner has typed into a
 * node, has no person to note it at. Of whom nobody told nothing is kept.
 */
function changeNumber(database: Database, number: string, { stopped, isAnswer }: IncomingDecision): boolean {
  if (stopped === null || stopped === isNumberStopped(database, number)) return false;
  if (!stopped) return run(database, 'DELETE FROM stopped_numbers WHERE number_hash = ?', hashOf(number)) > 0;
  const isProven = people
    .personsOfNumber(database, number)
    .some(({ numberState }) => numberState === 'proven');
  if (isProven || !isAnswer) return false;
  return run(database, 'INSERT INTO stopped_numbers (number_hash) VALUES (?)', hashOf(number)) > 0;
}

function insert(
  database: Database,
  sms: IncomingSms,
  told: Row | undefined,
  now: number,
  isKept: boolean,
): void {
  run(
    database,
    `INSERT INTO incoming_sms (id, number_hash, account, via, node_id, person_id, at, came_at, is_keyword, content)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    sms.id,
    hashOf(sms.from),
    String(told?.account ?? ''),
    String(told?.via ?? ''),
    String(told?.node_id ?? ''),
    personOf(database, sms.from, textOrNull(told?.person_id)),
    now,
    sms.cameAt,
    sms.keyword === null ? 0 : 1,
    isKept ? database.seal(sms.content, `incoming ${sms.id}`) : null,
  );
}

/** Whom the last SMS was about, else the only one whose number it is. */
function personOf(database: Database, number: string, about: string | null): string | null {
  if (about !== null && people.person(database, about)) return about;
  const [first, ...others] = people.personsOfNumber(database, number);
  return first && others.length === 0 ? first.id : null;
}
