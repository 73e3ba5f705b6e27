// Alert states, and decided alerts that have not surely left their node, in PostgreSQL.
import { alertSeal, toAlert, toState, toTalk } from '../alert-rows';
import type { NodeDecision } from '../check-records';
import { changedValues } from '../person-row';
import type { StoredAlert, StoredState } from '../records';
import type { AlertStore, Due } from '../store';
import { keepDue } from './agenda';
import type { Operations, Transaction } from './database';
import { noteNode } from './instances';
import { isElsewhere, isFree, isThere } from './owners';
import { people } from './people';
import { all, run } from './statements';

/** As the index `states_with_talk` says it, so that it is used; within a text the quotes would be escaped. */
const isTalk = `(strpos(state, '"conversation":') > 0 OR strpos(state, '"held":') > 0)`;

export const alerts: Operations<AlertStore> = {
  async states(transaction, nodeId, personId) {
    const rows = await all(
      transaction,
      'SELECT device_id, state FROM states WHERE node_id = $1 AND person_id = $2 ORDER BY device_id',
      nodeId,
      personId,
    );
    return rows.map(toState);
  },

  async saveDecision(transaction, nodeId, person, states, alerts, settled = [], due = undefined) {
    const now = await people.person(transaction, person.id);
    if (!now || changedValues(person, now).length > 0) return false;
    await keepDecision(transaction, nodeId, person.id, { states, alerts, settled, due });
    return true;
  },

  async talks(transaction, personId) {
    const rows =
      personId === null
        ? await all(
            transaction,
            `SELECT * FROM states WHERE ${isTalk} ORDER BY person_id, node_id, device_id`,
          )
        : await all(
            transaction,
            `SELECT * FROM states WHERE ${isTalk} AND person_id = $1 ORDER BY node_id, device_id`,
            personId,
          );
    return rows.map(toTalk);
  },

  async alertsOfNode(transaction, nodeId) {
    await noteNode(transaction, nodeId);
    await run(
      transaction,
      `UPDATE alerts SET owner = $2 WHERE id IN (
         SELECT id FROM alerts WHERE node_id = $1 AND ${isFree('alerts.owner')} AND ${isThere('$2')} FOR UPDATE SKIP LOCKED)`,
      nodeId,
      transaction.epoch,
    );
    const rows = await all(
      transaction,
      'SELECT id, body FROM alerts WHERE node_id = $1 AND owner = $2 ORDER BY rowid',
      nodeId,
      transaction.epoch,
    );
    return rows.map((row) => toAlert(row, transaction));
  },

  async removeAlerts(transaction, ids) {
    await run(
      transaction,
      `DELETE FROM alerts WHERE id = ANY ($1::text[]) AND NOT ${isElsewhere('alerts.owner', '$2')}`,
      ids,
      transaction.epoch,
    );
  },

  async forgetStates(transaction, cloud) {
    await run(
      transaction,
      'DELETE FROM states WHERE person_id IN (SELECT id FROM persons WHERE cloud = $1)',
      cloud,
    );
  },
};

/** Keeps what was decided of somebody who is there; without `due`, for what they are due stays as it is. */
export async function keepDecision(
  transaction: Transaction,
  nodeId: string,
  personId: string,
  { states, alerts, settled, due }: Omit<NodeDecision, 'due'> & { due?: Due | null | undefined },
): Promise<void> {
  if (settled.length > 0) await forgetSettled(transaction, personId, settled);
  if (states.length > 0) await keepStates(transaction, nodeId, personId, states);
  if (alerts.length > 0) await keepAlerts(transaction, nodeId, personId, alerts);
  if (due !== undefined) await keepDue(transaction, nodeId, personId, due);
}

async function forgetSettled(
  transaction: Transaction,
  personId: string,
  settled: NodeDecision['settled'],
): Promise<void> {
  await run(
    transaction,
    `DELETE FROM untold USING unnest($2::text[], $3::text[]) AS settled (alert_id, sms_node_id)
     WHERE untold.person_id = $1 AND untold.alert_id = settled.alert_id
       AND untold.sms_node_id = settled.sms_node_id`,
    personId,
    settled.map(({ alertId }) => alertId),
    settled.map(({ smsNodeId }) => smsNodeId),
  );
}

async function keepStates(
  transaction: Transaction,
  nodeId: string,
  personId: string,
  states: readonly StoredState[],
): Promise<void> {
  // One statement writes a row once: of two states of a device the last one counts.
  const last = new Map(states.map(({ deviceId, state }) => [deviceId, state]));
  await run(
    transaction,
    `INSERT INTO states (node_id, person_id, device_id, state)
     SELECT $1, $2, device_id, state FROM unnest($3::text[], $4::text[]) AS kept (device_id, state)
     ON CONFLICT (node_id, person_id, device_id) DO UPDATE SET state = excluded.state`,
    nodeId,
    personId,
    [...last.keys()],
    [...last.values()],
  );
}

/** In their order, by which they leave the node. */
async function keepAlerts(
  transaction: Transaction,
  nodeId: string,
  personId: string,
  alerts: readonly StoredAlert[],
): Promise<void> {
  await run(
    transaction,
    `INSERT INTO alerts (id, node_id, person_id, body, owner)
     SELECT id, $1, $2, body, $5::bigint FROM unnest($3::text[], $4::bytea[]) WITH ORDINALITY AS kept (id, body, place)
     ORDER BY place`,
    nodeId,
    personId,
    alerts.map(({ id }) => id),
    alerts.map(({ id, body }) => transaction.seal(body, alertSeal(id))),
    transaction.epoch,
  );
}
