// SMS that came in, sealed, in PostgreSQL.
import { hashOf } from '../../net/secrets';
import type { IncomingFacts } from '../incoming-records';
import { incomingValues, type LastTold, toLastTold, toWaitingIncoming } from '../incoming-row';
import { noteOfNumber, senderOf, toBeChanged } from '../incoming-rules';
import type { IncomingStore } from '../store';
import type { Operations, Transaction } from './database';
import { isElsewhere, isFree, isThere } from './owners';
import { people } from './people';
import { all, numberOrNull, one, run } from './statements';

const hour = 3_600_000;

export const incoming: Operations<IncomingStore> = {
  async keepIncoming(transaction, accounts, messages, now, decide) {
    const known = await knownOf(
      transaction,
      messages.map(({ id }) => id),
    );
    let waiting = 0;
    for (const sms of messages) {
      if (known.has(sms.id)) continue;
      const told = await lastToldBy(transaction, accounts, sms.from);
      const decision = decide(sms, await factsOf(transaction, accounts, sms.from, now));
      const ofNumber = await people.personsOfNumber(transaction, sms.from);
      const changed = toBeChanged(ofNumber, decision);
      for (const { id } of changed)
        await people.changePerson(transaction, id, { stopped: decision.stopped === true });
      const note = noteOfNumber(decision, await isNumberStopped(transaction, sms.from), ofNumber);
      await noteAtNumber(transaction, sms.from, note);
      const isKept = decision.isKept && told !== null;
      if (!isKept && changed.length === 0 && note === 'stays') continue;
      const about = told?.personId ? await people.person(transaction, told.personId) : null;
      const personId = senderOf(about, ofNumber);
      await insert(transaction, incomingValues(transaction, sms, { told, personId, now, isKept }));
      known.add(sms.id);
      if (isKept) waiting += 1;
    }
    return waiting;
  },

  async waitingIncoming(transaction) {
    await run(
      transaction,
      `UPDATE incoming_sms SET owner = $1 WHERE id IN (
         SELECT id FROM incoming_sms WHERE content IS NOT NULL AND ${isFree('incoming_sms.owner')} AND ${isThere('$1')}
         FOR UPDATE SKIP LOCKED)`,
      transaction.epoch,
    );
    const rows = await all(
      transaction,
      `SELECT i.*, p.name, p.language FROM incoming_sms i LEFT JOIN persons p ON p.id = i.person_id
       WHERE i.content IS NOT NULL AND i.owner = $1 ORDER BY i.came_at, i.rowid`,
      transaction.epoch,
    );
    return rows.map((row) => toWaitingIncoming(transaction, row));
  },

  async noteActedOn(transaction, id) {
    await run(transaction, 'UPDATE incoming_sms SET is_acted_on = 1 WHERE id = $1', id);
  },

  async settleIncoming(transaction, ids) {
    await run(
      transaction,
      `UPDATE incoming_sms SET content = NULL
       WHERE id = ANY ($1::text[]) AND NOT ${isElsewhere('incoming_sms.owner', '$2')}`,
      ids,
      transaction.epoch,
    );
  },

  async listensFor(transaction, accounts) {
    // By the order in which they were written: the newest is found at once, however many there are.
    const row = await one(
      transaction,
      `SELECT
         (SELECT MAX(last.created_at) FROM unnest($1::text[]) AS asked (account) CROSS JOIN LATERAL
            (SELECT created_at FROM sms WHERE via = asked.account AND state = 'accepted' ORDER BY rowid DESC LIMIT 1) AS last
         ) AS last_told_at,
         EXISTS (SELECT 1 FROM persons WHERE stopped = 1 AND number IS NOT NULL)
           OR EXISTS (SELECT 1 FROM stopped_numbers) AS has_stopped`,
      accounts,
    );
    return { lastToldAt: numberOrNull(row?.last_told_at), hasStopped: row?.has_stopped === true };
  },

  async hasStopped(transaction, number) {
    if (await isNumberStopped(transaction, number)) return true;
    return (await people.personsOfNumber(transaction, number)).some(({ stopped }) => stopped);
  },

  async toldTo(transaction, number, until, now) {
    // A code that somebody has typed this number for, and our own answers, tell of nobody.
    const distinct = async (column: 'conversation' | 'person_id') => {
      const rows = await all(
        transaction,
        `SELECT ${column} AS id FROM sms WHERE number_hash = $1 AND state = 'accepted' AND (created_at <= $2 OR created_at > $3)
           AND conversation IS NOT NULL AND ${column} <> '' GROUP BY ${column} ORDER BY MAX(rowid)`,
        hashOf(number),
        until,
        now,
      );
      return rows.map(({ id }) => String(id));
    };
    return { conversations: await distinct('conversation'), personIds: await distinct('person_id') };
  },
};

/** Which of these SMS were heard of before: of what a provider lists, nearly all were. */
async function knownOf(transaction: Transaction, ids: readonly string[]): Promise<Set<string>> {
  const rows = await all(transaction, 'SELECT id FROM incoming_sms WHERE id = ANY ($1::text[])', ids);
  return new Set(rows.map(({ id }) => String(id)));
}

/** The SMS that went to a number last, in the order in which they were written: the time of day may jump. */
async function lastToldBy(
  transaction: Transaction,
  accounts: readonly string[],
  from: string,
): Promise<LastTold | null> {
  const row = await one(
    transaction,
    `SELECT account, via, node_id, person_id FROM sms WHERE number_hash = $1 AND state = 'accepted'
       AND via = ANY ($2::text[]) ORDER BY rowid DESC LIMIT 1`,
    hashOf(from),
    accounts,
  );
  return row ? toLastTold(row) : null;
}

async function factsOf(
  transaction: Transaction,
  accounts: readonly string[],
  from: string,
  now: number,
): Promise<IncomingFacts> {
  const row = await one(
    transaction,
    `SELECT told.*, kept.* FROM
       (SELECT MIN(created_at) AS since FROM sms
        WHERE number_hash = $1 AND state = 'accepted' AND via = ANY ($2::text[])) AS told,
       (SELECT COUNT(*) FILTER (WHERE at > $3 AND at <= $4) AS of_hour,
          MAX(came_at) FILTER (WHERE is_keyword = 1 AND came_at <= $4) AS keyword_at
        FROM incoming_sms WHERE number_hash = $1) AS kept`,
    hashOf(from),
    accounts,
    now - hour,
    now,
  );
  return {
    toldSince: numberOrNull(row?.since),
    ofLastHour: Number(row?.of_hour),
    keywordAt: numberOrNull(row?.keyword_at),
  };
}

async function isNumberStopped(transaction: Transaction, number: string): Promise<boolean> {
  const row = await one(transaction, 'SELECT 1 FROM stopped_numbers WHERE number_hash = $1', hashOf(number));
  return row !== undefined;
}

async function noteAtNumber(
  transaction: Transaction,
  number: string,
  note: ReturnType<typeof noteOfNumber>,
): Promise<void> {
  if (note === 'added')
    await run(transaction, 'INSERT INTO stopped_numbers (number_hash) VALUES ($1)', hashOf(number));
  if (note === 'removed')
    await run(transaction, 'DELETE FROM stopped_numbers WHERE number_hash = $1', hashOf(number));
}

async function insert(transaction: Transaction, known: ReturnType<typeof incomingValues>): Promise<void> {
  const values = { ...known, owner: transaction.epoch };
  const columns = Object.keys(values);
  await run(
    transaction,
    `INSERT INTO incoming_sms (${columns.join(', ')}) VALUES (${columns.map((_, at) => `$${at + 1}`).join(', ')})`,
    ...Object.values(values),
  );
}
