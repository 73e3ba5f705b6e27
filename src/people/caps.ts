// The limits that are reached: nobody new comes in, no code or no alert goes out, until time passes or somebody acts.
import type { System } from '../net/system';
import type { SmsCaps } from '../store/records';
import type { SignupStore, SmsStore } from '../store/store';
import { isFull, type PlacesStore } from './signup/places';
import type { SignupPolicy } from './signup/policy';

export interface Cap {
  /** The id of the sign-up node, or of the SMS account's config node. */
  nodeId: string;
  kind: 'signup-full' | 'codes-used-up' | 'sms-day-used-up' | 'sms-month-used-up' | 'sms-number-used-up';
  most: number;
}

const day = 24 * 3_600_000;

/** Which of these pages' and accounts' limits are reached now. */
export async function capsReached(
  store: PlacesStore & Pick<SignupStore, 'countCodes'> & Pick<SmsStore, 'countCappedSms' | 'countSmsOfMonth'>,
  system: Pick<System, 'now'>,
  pages: readonly SignupPolicy[],
  accounts: readonly { id: string; caps: SmsCaps }[],
): Promise<Cap[]> {
  const now = system.now();
  const ofPages = pages.map(async (policy): Promise<Cap[]> => {
    const { nodeId, mostPeople, codesPerDay } = policy;
    const { ofNode } = await store.countCodes(nodeId, '', now, now - day);
    return [
      ...((await isFull(store, policy)) ? [{ nodeId, kind: 'signup-full' as const, most: mostPeople }] : []),
      ...(ofNode >= codesPerDay ? [{ nodeId, kind: 'codes-used-up' as const, most: codesPerDay }] : []),
    ];
  });
  const ofAccounts = accounts.map(async ({ id: nodeId, caps }): Promise<Cap[]> => {
    const { ofDay, ofOneNumber } = await store.countCappedSms(nodeId, now - day);
    const { perMonth } = caps;
    if (perMonth && (await store.countSmsOfMonth(nodeId, now)) >= perMonth)
      return [{ nodeId, kind: 'sms-month-used-up', most: perMonth }];
    if (ofDay >= caps.perDay) return [{ nodeId, kind: 'sms-day-used-up', most: caps.perDay }];
    return ofOneNumber >= caps.perNumber
      ? [{ nodeId, kind: 'sms-number-used-up', most: caps.perNumber }]
      : [];
  });
  return (await Promise.all([...ofPages, ...ofAccounts])).flat();
}
