// The kinds of alerts that there are. A new one about a device is a file here and a line in each of these tables.
import { personKinds } from '../person';
import type { DeviceKind } from './kind';
import { lowPeriod } from './low-period';
import { syncing } from './syncing';

/** Each decides for itself; what is told of several is the most urgent. */
export const deviceRules = [lowPeriod, syncing] as const;

export const deviceKinds = { ...lowPeriod.kinds, ...syncing.kinds };

export type DeviceAlertKind = keyof typeof deviceKinds;
export type PersonAlertKind = keyof typeof personKinds;
/** `test` is decided by nobody: the owner asks for it, to see that the flow behind output 1 works. */
export type AlertKind = DeviceAlertKind | PersonAlertKind | 'test';

/** What is known of a kind about a device, by the word in a msg; null for any other word. */
export function deviceKind(kind: string): DeviceKind | null {
  return Object.hasOwn(deviceKinds, kind) ? deviceKinds[kind as DeviceAlertKind] : null;
}

/** The same of a kind about a person's connection. */
export function personKind(kind: string): (typeof personKinds)[PersonAlertKind] | null {
  return Object.hasOwn(personKinds, kind) ? personKinds[kind as PersonAlertKind] : null;
}

/** Whether an alert that no SMS could tell is worth telling anew: neither good news nor a test is. */
export function isToldAnew(kind: string): boolean {
  return personKind(kind) !== null || (deviceKind(kind)?.reopened ?? null) !== null;
}
