// Alerts whose SMS could not even be tried, in PostgreSQL.
import type { UntoldStore } from '../store';
import { toUntold } from '../untold-row';
import type { Operations } from './database';
import { people } from './people';
import { all, run } from './statements';

export const untold: Operations<UntoldStore> = {
  async keepUntold(transaction, alert, to, decide) {
    const { person, isFormer } = await people.present(transaction, alert.personId, to);
    const decision = person ? decide(person, isFormer) : 'dropped';
    if (decision === 'dropped') return;
    const { alertId, smsNodeId, nodeId, personId, deviceId, kind, code, leftAs = alertId } = alert;
    if (decision === 'ready') await run(transaction, 'DELETE FROM alerts WHERE id = $1', leftAs);
    await run(
      transaction,
      `INSERT INTO untold (alert_id, sms_node_id, node_id, person_id, device_id, kind, code, is_ready)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (person_id, alert_id, sms_node_id) DO UPDATE
         SET node_id = excluded.node_id, device_id = excluded.device_id, kind = excluded.kind,
           code = excluded.code, is_ready = excluded.is_ready`,
      alertId,
      smsNodeId,
      nodeId,
      personId,
      deviceId,
      kind,
      code,
      decision === 'ready' ? 1 : 0,
    );
  },

  async untoldOf(transaction, personId) {
    const rows = await all(
      transaction,
      'SELECT * FROM untold WHERE person_id = $1 ORDER BY alert_id, sms_node_id',
      personId,
    );
    return rows.map(toUntold);
  },

  async everyUntold(transaction) {
    const rows = await all(transaction, 'SELECT * FROM untold ORDER BY person_id, alert_id, sms_node_id');
    return rows.map(toUntold);
  },

  async readyUntold(transaction, alerts) {
    const personIds = alerts.map(({ personId }) => personId);
    const alertIds = alerts.map(({ alertId }) => alertId);
    await run(
      transaction,
      `DELETE FROM untold USING unnest($1::text[], $2::text[]) AS ready (person_id, alert_id)
       WHERE untold.person_id = ready.person_id AND untold.alert_id = ready.alert_id
         AND EXISTS (SELECT 1 FROM alerts WHERE id = ready.alert_id)`,
      personIds,
      alertIds,
    );
    await run(
      transaction,
      `UPDATE untold SET is_ready = 1
       FROM unnest($1::text[], $2::text[], $3::text[]) AS ready (person_id, alert_id, sms_node_id)
       WHERE untold.person_id = ready.person_id AND untold.alert_id = ready.alert_id
         AND untold.sms_node_id = ready.sms_node_id`,
      personIds,
      alertIds,
      alerts.map(({ smsNodeId }) => smsNodeId),
    );
  },
};
