// An alert that is open, as a check leaves it in the store.
import type { Conversation } from '../../src/battery/conversation';
import type { DeviceState } from '../../src/battery/device-state';
import type { Person } from '../../src/store/records';
import type { Store } from '../../src/store/store';
import { addSms } from './added-sms';
import { plantedSms } from './household';

/** What a battery node remembers of a device that is low, and of whom it has told since `toldAt` (ms since 1970 UTC). */
export function lowState(id: string, toldAt: number, facts: Partial<Conversation> = {}): DeviceState {
  return {
    level: 15,
    status: 'Low',
    syncedAt: toldAt,
    unchangedSince: toldAt,
    looked: null,
    lowPeriod: 'low',
    lowPeriodBy: 'level',
    toldAt,
    notSyncing: false,
    retired: false,
    conversation: {
      id,
      severity: 'low',
      state: 'open',
      since: toldAt,
      newsAt: toldAt,
      toldAt,
      times: 1,
      alertIds: [`alert_${id}`],
      until: null,
      openSince: toldAt,
      escalated: null,
      escalatedAt: null,
      ...facts,
    },
  };
}

/** The id of its conversation is `talk_` and whose it is. */
export async function plantOpenAlert(
  store: Store,
  person: Person,
  toldAt: number,
  facts: Partial<Conversation> & { nodeId?: string; deviceId?: string } = {},
): Promise<string> {
  const { nodeId = 'node', deviceId = 'D1', ...conversation } = facts;
  const id = conversation.id ?? `talk_${person.id}`;
  const state = JSON.stringify(lowState(id, toldAt, conversation));
  await store.saveDecision(nodeId, person, [{ deviceId, state }], []);
  return id;
}

/** An alert of this kind waits since and until then, ms since 1970 UTC, and was never told. */
export async function plantHeldAlert(
  store: Store,
  person: Person,
  held: NonNullable<DeviceState['held']>,
  nodeId: string,
): Promise<void> {
  const { conversation: _, ...untold } = lowState('', held.since);
  const state = JSON.stringify({ ...untold, lowPeriod: 'none', lowPeriodBy: null, toldAt: null, held });
  await store.saveDecision(nodeId, person, [{ deviceId: 'D1', state }], []);
}

/** An SMS of a conversation was delivered to a number (E.164); `isNext`: as to the next person. */
export async function plantTelling(
  store: Store,
  person: Person,
  conversation: string,
  toldAt: number,
  to: string,
  isNext = false,
): Promise<void> {
  const sms = { to, body: `Please charge it, ${to}.`, segments: 1 };
  const content = JSON.stringify({ sms, msg: { alert: { conversation, escalated: isNext } } });
  // Two at the same time would be one.
  const row = plantedSms(person.id, isNext ? toldAt + 1 : toldAt, { content, conversation });
  await addSms(store, row, { ...sms, key: null, mayRepeat: true });
}
