// SMS that came in, sealed, in SQLite.
import { hashOf } from '../../net/secrets';
import type { IncomingFacts } from '../incoming-records';
import { incomingValues, type LastTold, toLastTold, toWaitingIncoming } from '../incoming-row';
import { noteOfNumber, senderOf, toBeChanged } from '../incoming-rules';
import type { IncomingStore } from '../store';
import type { Database, Operations } from './database';
import { people } from './people';
import { all, numberOrNull, one, run } from './statements';

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
      const ofNumber = people.personsOfNumber(database, sms.from);
      const changed = toBeChanged(ofNumber, decision);
      for (const { id } of changed) people.changePerson(database, id, { stopped: decision.stopped === true });
      const note = noteOfNumber(decision, isNumberStopped(database, sms.from), ofNumber);
      noteAtNumber(database, sms.from, note);
      const isKept = decision.isKept && told !== null;
      if (!isKept && changed.length === 0 && note === 'stays') continue;
      const about = told?.personId ? people.person(database, told.personId) : null;
      const personId = senderOf(about, ofNumber);
      insert(database, incomingValues(database, sms, { told, personId, now, isKept }));
      if (isKept) waiting += 1;
    }
    return waiting;
  },

  waitingIncoming(database) {
    return all(
      database,
      `SELECT i.*, p.name, p.language FROM incoming_sms i LEFT JOIN persons p ON p.id = i.person_id
       WHERE i.content IS NOT NULL ORDER BY i.came_at, i.rowid`,
    ).map((row) => toWaitingIncoming(database, row));
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
function lastToldBy(database: Database, accounts: readonly string[], from: string): LastTold | null {
  const row = one(
    database,
    `SELECT account, ${via} AS via, node_id, person_id FROM sms WHERE number_hash = ? AND state = 'accepted'
       AND ${via} IN (SELECT value FROM json_each(?)) ORDER BY rowid DESC LIMIT 1`,
    hashOf(from),
    JSON.stringify(accounts),
  );
  return row ? toLastTold(row) : null;
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

function isNumberStopped(database: Database, number: string): boolean {
  return one(database, 'SELECT 1 FROM stopped_numbers WHERE number_hash = ?', hashOf(number)) !== undefined;
}

function noteAtNumber(database: Database, number: string, note: ReturnType<typeof noteOfNumber>): void {
  if (note === 'added') run(database, 'INSERT INTO stopped_numbers (number_hash) VALUES (?)', hashOf(number));
  if (note === 'removed') run(database, 'DELETE FROM stopped_numbers WHERE number_hash = ?', hashOf(number));
}

function insert(database: Database, values: ReturnType<typeof incomingValues>): void {
  const columns = Object.keys(values);
  run(
    database,
    `INSERT INTO incoming_sms (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    ...Object.values(values),
  );
}
