// An alert that no SMS could tell, as a row.
import { type Row, textOrNull } from './columns';
import type { UntoldAlert } from './records';

export function toUntold(row: Row): UntoldAlert {
  return {
    alertId: String(row.alert_id),
    smsNodeId: String(row.sms_node_id),
    nodeId: textOrNull(row.node_id),
    personId: String(row.person_id),
    deviceId: String(row.device_id),
    kind: String(row.kind),
    code: String(row.code),
    isReady: row.is_ready === 1,
  };
}
