// Who is watched, and the numbers that were theirs until lately, in SQLite.
import { hashOf } from '../../net/secrets';
import type { Account } from '../account-name';
import { changedValues, personValues, toPerson } from '../person-row';
import { obstaclesOfNumber, type Person } from '../records';
import type { PeopleStore } from '../store';
import { forgetName, giveAll, keepName, nameRow } from './account-names';
import type { Database, Operations } from './database';
import { leaveJointsOf } from './joint-sms';
import { readings } from './readings';
import { saveSignup } from './signup-rows';
import { all, one, run } from './statements';

export const people: Operations<PeopleStore> = {
  people(database, cloud) {
    return all(database, 'SELECT * FROM persons WHERE cloud = ? ORDER BY name, id', cloud).map(toPerson);
  },

  everybody(database) {
    return all(database, 'SELECT * FROM persons ORDER BY name, id').map(toPerson);
  },

  peopleOfClient(database, cloud, clientId) {
    return all(
      database,
      'SELECT * FROM persons WHERE cloud = ? AND client_id = ? ORDER BY name, id',
      cloud,
      clientId,
    ).map(toPerson);
  },

  countPeople(database, cloud, clientId) {
    const row = one(
      database,
      'SELECT COUNT(*) AS count FROM persons WHERE cloud = ? AND client_id = ?',
      cloud,
      clientId,
    );
    return Number(row?.count);
  },

  nextPeople(database, cloud, clientId, userId, limit) {
    return all(
      database,
      `SELECT * FROM persons WHERE cloud = ? AND client_id = ? AND user_id > ?
       ORDER BY user_id LIMIT ?`,
      cloud,
      clientId,
      userId,
      limit,
    ).map(toPerson);
  },

  person(database, id) {
    const row = one(database, 'SELECT * FROM persons WHERE id = ?', id);
    return row ? toPerson(row) : null;
  },

  personOfAccount(database, cloud, clientId, userId) {
    const row = one(
      database,
      'SELECT * FROM persons WHERE cloud = ? AND client_id = ? AND user_id = ?',
      cloud,
      clientId,
      userId,
    );
    return row ? toPerson(row) : formerHolder(database, { cloud, clientId, userId });
  },

  personOfLink(database, linkHash) {
    const row = one(database, 'SELECT * FROM persons WHERE link_hash = ?', linkHash);
    return row ? toPerson(row) : null;
  },

  personsOfNumber(database, number) {
    return all(database, 'SELECT * FROM persons WHERE number = ?', number).map(toPerson);
  },

  changePerson(database, id, change, restate) {
    const before = people.person(database, id);
    if (!before || !takeAccount(database, before, change.userId ?? before.userId)) return false;
    keepFormer(database, before, change.number === undefined ? before.number : change.number);
    const changed = changedValues(before, { ...before, ...change });
    if (changed.length === 0) return true;
    run(
      database,
      `UPDATE persons SET ${changed.map(([column]) => `${column} = ?`).join(', ')} WHERE id = ?`,
      ...changed.map(([, value]) => value),
      id,
    );
    if (restate) restateAll(database, before, restate);
    return true;
  },

  addPerson(database, person, signup = null, isByMsg = false, hasPlace = null) {
    const { cloud, clientId, userId } = person;
    if (people.personOfAccount(database, cloud, clientId, userId)) return false;
    if (isByMsg && nameRow(database, person)) return false;
    if (hasPlace && !hasPlace(people.peopleOfClient(database, cloud, clientId))) return false;
    forgetName(database, person);
    const values = personValues(person);
    const columns = Object.keys(values);
    run(
      database,
      `INSERT INTO persons (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      ...Object.values(values),
    );
    if (signup) saveSignup(database, signup);
    if (isByMsg) keepName(database, person, person.id, true);
    return true;
  },

  identifyPerson(database, id, userId, mayGive) {
    const before = people.person(database, id);
    if (!before) return false;
    const other = people.personOfAccount(database, before.cloud, before.clientId, userId);
    if (other && other.id !== id) {
      const isByMsg = nameRow(database, other)?.is_by_msg === 1;
      if (other.userId !== userId || !mayGive(other, isByMsg)) return false;
      giveAll(database, other, before);
      people.removePerson(database, other.id);
    }
    return people.changePerson(database, id, { userId });
  },

  removePerson(database, id, isForGood = false) {
    const person = isForGood ? people.person(database, id) : null;
    if (person) keepName(database, person, null, false);
    leaveJointsOf(database, id);
    run(database, 'DELETE FROM sms WHERE person_id = ?', id);
    run(database, "UPDATE incoming_sms SET content = NULL, number_hash = '' WHERE person_id = ?", id);
    run(database, "DELETE FROM authorizations WHERE json_extract(outcome, '$.person.id') = ?", id);
    const changes = run(database, 'DELETE FROM persons WHERE id = ?', id);
    if (changes > 0)
      run(database, 'INSERT OR REPLACE INTO gone (person_id, at) VALUES (?, ?)', id, database.now());
    database.hasErased = true;
  },

  present(database, personId, to) {
    const person = people.person(database, personId);
    if (!person) {
      const isGone = one(database, 'SELECT 1 FROM gone WHERE person_id = ?', personId) !== undefined;
      return { state: isGone ? 'gone' : 'unknown', person: null, readings: [], isFormer: false };
    }
    const former = one(
      database,
      'SELECT 1 FROM former_numbers WHERE person_id = ? AND number_hash = ?',
      personId,
      to === null ? null : hashOf(to),
    );
    const isFormer = former !== undefined && person.number !== to;
    return { state: 'here', person, readings: readings.lastReadings(database, personId), isFormer };
  },
};

function formerHolder(database: Database, account: Account): Person | null {
  const id = nameRow(database, account)?.person_id;
  return typeof id === 'string' ? people.person(database, id) : null;
}

/** Makes room for an id at the cloud that is somebody's from now on, beside the one before; false where it is another's. */
function takeAccount(database: Database, before: Person, userId: string): boolean {
  if (userId === before.userId) return true;
  const account = { ...before, userId };
  const holder = people.personOfAccount(database, before.cloud, before.clientId, userId);
  if (holder && holder.id !== before.id) return false;
  forgetName(database, account);
  keepName(database, before, before.id, false);
  return true;
}

/** What each node has told of the person themselves, which stands beside what it has told of their devices. */
function restateAll(
  database: Database,
  before: Person,
  restate: (state: string, before: Person) => string,
): void {
  const rows = all(
    database,
    "SELECT node_id, state FROM states WHERE person_id = ? AND device_id = ''",
    before.id,
  );
  for (const { node_id: nodeId, state } of rows) {
    const restated = restate(String(state), before);
    if (restated === state) continue;
    run(
      database,
      "UPDATE states SET state = ? WHERE node_id = ? AND person_id = ? AND device_id = ''",
      restated,
      String(nodeId),
      before.id,
    );
  }
}

/** A number that is given up is remembered for a while, by its fingerprint; one that comes back is no former one. */
export function keepFormer(database: Database, { id, number }: Person, next: string | null): void {
  if (number === next) return;
  if (next !== null) {
    run(database, 'DELETE FROM former_numbers WHERE person_id = ? AND number_hash = ?', id, hashOf(next));
  }
  // What could not be told to no number, or to a wrong one, may be possible now.
  run(
    database,
    'UPDATE untold SET is_ready = 1 WHERE person_id = ? AND code IN (SELECT value FROM json_each(?))',
    id,
    JSON.stringify(obstaclesOfNumber),
  );
  if (number === null) return;
  run(
    database,
    'INSERT OR REPLACE INTO former_numbers (person_id, number_hash, at) VALUES (?, ?, ?)',
    id,
    hashOf(number),
    database.now(),
  );
}
