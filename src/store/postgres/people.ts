// Who is watched, and the numbers that were theirs until lately, in PostgreSQL.
import { hashOf } from '../../net/secrets';
import type { Account } from '../account-name';
import { changedValues, personValues, toPerson } from '../person-row';
import { obstaclesOfNumber, type Person } from '../records';
import type { PeopleStore } from '../store';
import { forgetName, giveAll, keepName, nameRow } from './account-names';
import type { Operations, Transaction } from './database';
import { leaveJointsOf } from './joint-sms';
import { readings } from './readings';
import { saveSignup } from './signup-rows';
import { all, one, run } from './statements';

export const people: Operations<PeopleStore> = {
  async people(transaction, cloud) {
    const rows = await all(transaction, 'SELECT * FROM persons WHERE cloud = $1 ORDER BY name, id', cloud);
    return rows.map(toPerson);
  },

  async everybody(transaction) {
    return (await all(transaction, 'SELECT * FROM persons ORDER BY name, id')).map(toPerson);
  },

  async peopleOfClient(transaction, cloud, clientId) {
    const rows = await all(
      transaction,
      'SELECT * FROM persons WHERE cloud = $1 AND client_id = $2 ORDER BY name, id',
      cloud,
      clientId,
    );
    return rows.map(toPerson);
  },

  async countPeople(transaction, cloud, clientId) {
    const row = await one(
      transaction,
      'SELECT COUNT(*) AS count FROM persons WHERE cloud = $1 AND client_id = $2',
      cloud,
      clientId,
    );
    return Number(row?.count);
  },

  async nextPeople(transaction, cloud, clientId, userId, limit) {
    const rows = await all(
      transaction,
      `SELECT * FROM persons WHERE cloud = $1 AND client_id = $2 AND user_id > $3
       ORDER BY user_id LIMIT $4`,
      cloud,
      clientId,
      userId,
      limit,
    );
    return rows.map(toPerson);
  },

  async person(transaction, id) {
    const row = await one(transaction, 'SELECT * FROM persons WHERE id = $1', id);
    return row ? toPerson(row) : null;
  },

  async personOfAccount(transaction, cloud, clientId, userId) {
    const row = await one(
      transaction,
      'SELECT * FROM persons WHERE cloud = $1 AND client_id = $2 AND user_id = $3',
      cloud,
      clientId,
      userId,
    );
    return row ? toPerson(row) : formerHolder(transaction, { cloud, clientId, userId });
  },

  async personOfLink(transaction, linkHash) {
    const row = await one(transaction, 'SELECT * FROM persons WHERE link_hash = $1', linkHash);
    return row ? toPerson(row) : null;
  },

  async personsOfNumber(transaction, number) {
    const rows = await all(transaction, 'SELECT * FROM persons WHERE number = $1 ORDER BY name, id', number);
    return rows.map(toPerson);
  },

  async changePerson(transaction, id, change, restate) {
    const before = await people.person(transaction, id);
    if (!before || !(await takeAccount(transaction, before, change.userId ?? before.userId))) return false;
    await keepFormer(transaction, before, change.number === undefined ? before.number : change.number);
    const changed = changedValues(before, { ...before, ...change });
    if (changed.length === 0) return true;
    await run(
      transaction,
      `UPDATE persons SET ${changed.map(([column], at) => `${column} = $${at + 2}`).join(', ')} WHERE id = $1`,
      id,
      ...changed.map(([, value]) => value),
    );
    if (restate) await restateAll(transaction, before, restate);
    return true;
  },

  async addPerson(transaction, person, signup = null, isByMsg = false, hasPlace = null) {
    const { cloud, clientId, userId } = person;
    if (await people.personOfAccount(transaction, cloud, clientId, userId)) return false;
    if (isByMsg && (await nameRow(transaction, person))) return false;
    if (hasPlace && !hasPlace(await people.peopleOfClient(transaction, cloud, clientId))) return false;
    await forgetName(transaction, person);
    const values = personValues(person);
    const columns = Object.keys(values);
    await run(
      transaction,
      `INSERT INTO persons (${columns.join(', ')}) VALUES (${columns.map((_, at) => `$${at + 1}`).join(', ')})`,
      ...Object.values(values),
    );
    if (signup) await saveSignup(transaction, signup);
    if (isByMsg) await keepName(transaction, person, person.id, true);
    return true;
  },

  async identifyPerson(transaction, id, userId, mayGive) {
    const before = await people.person(transaction, id);
    if (!before) return false;
    const other = await people.personOfAccount(transaction, before.cloud, before.clientId, userId);
    if (other && other.id !== id) {
      const isByMsg = (await nameRow(transaction, other))?.is_by_msg === 1;
      if (other.userId !== userId || !mayGive(other, isByMsg)) return false;
      await giveAll(transaction, other, before);
      await people.removePerson(transaction, other.id);
    }
    return people.changePerson(transaction, id, { userId });
  },

  async removePerson(transaction, id, isForGood = false) {
    const person = isForGood ? await people.person(transaction, id) : null;
    if (person) await keepName(transaction, person, null, false);
    await leaveJointsOf(transaction, id);
    await run(transaction, 'DELETE FROM sms WHERE person_id = $1', id);
    await run(
      transaction,
      "UPDATE incoming_sms SET content = NULL, number_hash = '' WHERE person_id = $1",
      id,
    );
    await forgetConnecting(transaction, id);
    if ((await run(transaction, 'DELETE FROM persons WHERE id = $1', id)) === 0) return;
    await run(
      transaction,
      'INSERT INTO gone (person_id, at) VALUES ($1, $2) ON CONFLICT (person_id) DO UPDATE SET at = excluded.at',
      id,
      transaction.now(),
    );
  },

  async present(transaction, personId, to) {
    const person = await people.person(transaction, personId);
    if (!person) {
      const gone = await one(transaction, 'SELECT 1 FROM gone WHERE person_id = $1', personId);
      return { state: gone ? 'gone' : 'unknown', person: null, readings: [], isFormer: false };
    }
    const former = await one(
      transaction,
      'SELECT 1 FROM former_numbers WHERE person_id = $1 AND number_hash = $2',
      personId,
      to === null ? null : hashOf(to),
    );
    const isFormer = former !== undefined && person.number !== to;
    return {
      state: 'here',
      person,
      readings: await readings.lastReadings(transaction, personId),
      isFormer,
    };
  },
};

async function formerHolder(transaction: Transaction, account: Account): Promise<Person | null> {
  const id = (await nameRow(transaction, account))?.person_id;
  return typeof id === 'string' ? people.person(transaction, id) : null;
}

/** Makes room for an id at the cloud that is somebody's from now on, beside the one before; false where it is another's. */
async function takeAccount(transaction: Transaction, before: Person, userId: string): Promise<boolean> {
  if (userId === before.userId) return true;
  const account = { ...before, userId };
  const holder = await people.personOfAccount(transaction, before.cloud, before.clientId, userId);
  if (holder && holder.id !== before.id) return false;
  await forgetName(transaction, account);
  await keepName(transaction, before, before.id, false);
  return true;
}

/**
 * Forgets how somebody was connected. The outcomes, which stay for an hour, are read here: the name in one may hold U+0000,
 * at which PostgreSQL refuses to look into the JSON.
 */
async function forgetConnecting(transaction: Transaction, personId: string): Promise<void> {
  const ended = await all(transaction, 'SELECT id, outcome FROM authorizations WHERE outcome IS NOT NULL');
  const ids = ended
    .filter(({ outcome }) => JSON.parse(String(outcome)).person?.id === personId)
    .map(({ id }) => id);
  if (ids.length > 0) await run(transaction, 'DELETE FROM authorizations WHERE id = ANY ($1)', ids);
}

/** What each node has told of the person themselves, which stands beside what it has told of their devices. */
async function restateAll(
  transaction: Transaction,
  before: Person,
  restate: (state: string, before: Person) => string,
): Promise<void> {
  const rows = await all(
    transaction,
    "SELECT node_id, state FROM states WHERE person_id = $1 AND device_id = '' ORDER BY node_id",
    before.id,
  );
  for (const { node_id: nodeId, state } of rows) {
    const restated = restate(String(state), before);
    if (restated === state) continue;
    await run(
      transaction,
      "UPDATE states SET state = $1 WHERE node_id = $2 AND person_id = $3 AND device_id = ''",
      restated,
      nodeId,
      before.id,
    );
  }
}

/** A number that is given up is remembered for a while, by its fingerprint; one that comes back is no former one. */
export async function keepFormer(
  transaction: Transaction,
  { id, number }: Person,
  next: string | null,
): Promise<void> {
  if (number === next) return;
  if (next !== null) {
    await run(
      transaction,
      'DELETE FROM former_numbers WHERE person_id = $1 AND number_hash = $2',
      id,
      hashOf(next),
    );
  }
  // What could not be told to no number, or to a wrong one, may be possible now.
  await run(
    transaction,
    'UPDATE untold SET is_ready = 1 WHERE person_id = $1 AND code = ANY ($2)',
    id,
    obstaclesOfNumber,
  );
  if (number === null) return;
  await run(
    transaction,
    `INSERT INTO former_numbers (person_id, number_hash, at) VALUES ($1, $2, $3)
     ON CONFLICT (person_id, number_hash) DO UPDATE SET at = excluded.at`,
    id,
    hashOf(number),
    transaction.now(),
  );
}
