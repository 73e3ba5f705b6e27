// Alert states, and decided alerts that have not surely left their node, in SQLite.
import { alertSeal, toAlert, toState, toTalk } from '../alert-rows';
import type { NodeDecision } from '../check-records';
import { changedValues } from '../person-row';
import type { AlertStore, Due } from '../store';
import { keepDue } from './agenda';
import type { Database, Operations } from './database';
import { people } from './people';
import { all, run } from './statements';

/** As the index `states_with_talk` says it, so that it is used; within a text the quotes would be escaped. */
const isTalk = `(instr(state, '"conversation":') > 0 OR instr(state, '"held":') > 0)`;

export const alerts: Operations<AlertStore> = {
  states(database, nodeId, personId) {
    return all(
      database,
      'SELECT device_id, state FROM states WHERE node_id = ? AND person_id = ?',
      nodeId,
      personId,
    ).map(toState);
  },

  saveDecision(database, nodeId, person, states, alerts, settled = [], due = undefined) {
    const { id: personId } = person;
    const now = people.person(database, personId);
    if (!now || changedValues(person, now).length > 0) return false;
    keepDecision(database, nodeId, personId, { states, alerts, settled, due });
    return true;
  },

  talks(database, personId) {
    const rows =
      personId === null
        ? all(database, `SELECT * FROM states WHERE ${isTalk} ORDER BY person_id, node_id, device_id`)
        : all(
            database,
            `SELECT * FROM states WHERE ${isTalk} AND person_id = ? ORDER BY node_id, device_id`,
            personId,
          );
    return rows.map(toTalk);
  },

  alertsOfNode(database, nodeId) {
    return all(database, 'SELECT id, body FROM alerts WHERE node_id = ? ORDER BY rowid', nodeId).map((row) =>
      toAlert(row, database),
    );
  },

  removeAlerts(database, ids) {
    for (const id of ids) run(database, 'DELETE FROM alerts WHERE id = ?', id);
  },

  forgetStates(database, cloud) {
    run(database, 'DELETE FROM states WHERE person_id IN (SELECT id FROM persons WHERE cloud = ?)', cloud);
  },
};

/** Keeps what was decided of somebody who is there; without `due`, for what they are due stays as it is. */
export function keepDecision(
  database: Database,
  nodeId: string,
  personId: string,
  { states, alerts, settled, due }: Omit<NodeDecision, 'due'> & { due?: Due | null | undefined },
): void {
  for (const { alertId, smsNodeId } of settled) {
    run(
      database,
      'DELETE FROM untold WHERE person_id = ? AND alert_id = ? AND sms_node_id = ?',
      personId,
      alertId,
      smsNodeId,
    );
  }
  for (const { deviceId, state } of states) {
    run(
      database,
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
      database,
      'INSERT INTO alerts (id, node_id, person_id, body) VALUES (?, ?, ?, ?)',
      id,
      nodeId,
      personId,
      database.seal(body, alertSeal(id)),
    );
  }
  if (due !== undefined) keepDue(database, nodeId, personId, due);
}
