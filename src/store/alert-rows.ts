// What nodes remember and have to tell, as rows.
import type { StoredTalk } from './agenda-store';
import type { Row } from './columns';
import type { PersonId, StoredAlert, StoredState } from './records';
import type { Sealer } from './sealing';

export function toState(row: Row): StoredState {
  return { deviceId: String(row.device_id), state: String(row.state) };
}

export function toTalk(row: Row): StoredTalk {
  return {
    nodeId: String(row.node_id),
    personId: String(row.person_id) as PersonId,
    ...toState(row),
  };
}

export function toAlert(row: Row, sealer: Pick<Sealer, 'unseal'>): StoredAlert {
  const id = String(row.id);
  return { id, body: sealer.unseal(row.body as Uint8Array, alertSeal(id)) };
}

/** What binds an alert's sealed body to its row. */
export const alertSeal = (id: string): string => `alert ${id}`;
