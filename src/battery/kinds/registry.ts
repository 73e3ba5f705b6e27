// The kinds of alerts that there are. A new one about a device is a file here and a line in each of these tables.
import type { SentenceKey } from '../../sentences/sentences';
import type { DeviceState } from '../device-state';
import { personKinds } from '../person';
import type { Reading } from '../reading';
import { type AlertSettings, tooLateMs } from '../settings';
import { chargeSoon } from './charge-soon';
import type { DeviceKind, DeviceStatus } from './kind';
import { lowPeriod } from './low-period';
import { syncing } from './syncing';

/** Each decides for itself, after those before it; what is told of several is the most urgent. */
export const deviceRules = [lowPeriod, syncing, chargeSoon] as const;

export const deviceKinds = { ...lowPeriod.kinds, ...syncing.kinds, ...chargeSoon.kinds };

export type DeviceAlertKind = keyof typeof deviceKinds;
export type PersonAlertKind = keyof typeof personKinds;
/** `test` is decided by nobody: the owner asks for it, to see that the flow behind output 1 works. */
export type AlertKind = DeviceAlertKind | PersonAlertKind | 'test';

/** How each kind is told, and what a battery node's status says of it; its line in the help is held by a test. */
export const alertKinds: Readonly<
  Record<
    AlertKind,
    { sentence: SentenceKey | DeviceKind['sentence']; status: DeviceKind['status'] | 'problem' | null }
  >
> = {
  ...deviceKinds,
  ...personKinds,
  test: { sentence: 'alert.test', status: null },
};

/** All that the battery node's status can say of a device now, in the order of the table. */
export function deviceStatuses(
  state: DeviceState,
  reading: Reading | null,
  settings: Pick<AlertSettings, 'low'>,
): DeviceStatus[] {
  const kinds: DeviceKind[] = Object.values(deviceKinds);
  return kinds.map((kind) => kind.status(state, reading, settings)).filter((status) => status !== null);
}

/** What is known of a kind about a device, by the word in a msg; null for any other word. */
export function deviceKind(kind: string): DeviceKind | null {
  return Object.hasOwn(deviceKinds, kind) ? deviceKinds[kind as DeviceAlertKind] : null;
}

/** The same of a kind about a person's connection. */
export function personKind(kind: string): (typeof personKinds)[PersonAlertKind] | null {
  return Object.hasOwn(personKinds, kind) ? personKinds[kind as PersonAlertKind] : null;
}

/** Whether an alert is for the same evening: one that came to nobody in time must hold up no other. */
export function isShortLived(kind: string): boolean {
  return (deviceKind(kind)?.goodUntil?.(0, null) ?? tooLateMs) < tooLateMs;
}

/** Whether an alert that no SMS could tell is worth telling anew: neither good news nor a test is. */
export function isToldAnew(kind: string): boolean {
  return personKind(kind) !== null || (deviceKind(kind)?.rearmed ?? null) !== null;
}
