// Alerts whose SMS could not even be tried, in SQLite.
import type { UntoldStore } from '../store';
import { toUntold } from '../untold-row';
import type { Operations } from './database';
import { people } from './people';
import { all, run } from './statements';

export const untold: Operations<UntoldStore> = {
  keepUntold(database, alert, to, decide) {
    const { person, isFormer } = people.present(database, alert.personId, to);
    const decision = person ? decide(person, isFormer) : 'dropped';
    if (decision === 'dropped') return;
    const { alertId, smsNodeId, nodeId, personId, deviceId, kind, code, leftAs = alertId } = alert;
    if (decision === 'ready') run(database, 'DELETE FROM alerts WHERE id = ?', leftAs);
    run(
      database,
      `INSERT OR REPLACE INTO untold (alert_id, sms_node_id, node_id, person_id, device_id, kind, code, is_ready)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
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

  untoldOf(database, personId) {
    return all(database, 'SELECT * FROM untold WHERE person_id = ?', personId).map(toUntold);
  },

  everyUntold(database) {
    return all(database, 'SELECT * FROM untold').map(toUntold);
  },

  readyUntold(database, alerts) {
    for (const { personId, alertId, smsNodeId } of alerts) {
      run(
        database,
        'DELETE FROM untold WHERE person_id = ? AND alert_id = ? AND alert_id IN (SELECT id FROM alerts)',
        personId,
        alertId,
      );
      run(
        database,
        'UPDATE untold SET is_ready = 1 WHERE person_id = ? AND alert_id = ? AND sms_node_id = ?',
        personId,
        alertId,
        smsNodeId,
      );
    }
  },
};
