// The SMS accounts, below the people: how many SMS they have sent this month, and how the phone is that sends them.
import type { Child } from '../../common/editor/elements';
import type { OverviewAccount, OverviewAnswer } from '../../common/overview-types';
import { labelOf } from './node-labels';
import { bdi, line } from './parts';
import { say, when } from './words';

export const labelOfAccount = (id: string): string => labelOf(id, say('fitbit-sidebar.account.unnamed'));

export function accountLines({ accounts }: OverviewAnswer): HTMLElement[] {
  return accounts.map(({ id, ofMonth, perMonth, gateway }) => {
    const key = perMonth === null ? 'fitbit-sidebar.account.month' : 'fitbit-sidebar.account.monthOf';
    return line(
      'envelope-o',
      bdi(labelOfAccount(id)),
      `: ${say(key, { number: ofMonth, most: perMonth ?? 0 })}`,
      ...gatewayWords(gateway),
    );
  });
}

function gatewayWords(gateway: OverviewAccount['gateway']): Child[] {
  if (gateway === null) return [];
  const { isReached, level, isCharging, lastSeenAt } = gateway;
  if (!isReached) return [', ', say('fitbit-sidebar.account.phoneAway')];
  if (lastSeenAt !== null) return [', ', say('fitbit-sidebar.account.phoneSeen'), ' ', when(lastSeenAt)];
  if (level === null) return [];
  const key = isCharging ? 'fitbit-sidebar.account.phoneCharging' : 'fitbit-sidebar.account.phoneLevel';
  return [', ', say(key, { level })];
}
