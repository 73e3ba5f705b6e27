// The SMS accounts, below the people: how many SMS they have sent this month.
import type { OverviewAnswer } from '../../common/overview-types';
import { labelOf } from './node-labels';
import { bdi, line } from './parts';
import { say } from './words';

export const labelOfAccount = (id: string): string => labelOf(id, say('fitbit-sidebar.account.unnamed'));

export function accountLines({ accounts }: OverviewAnswer): HTMLElement[] {
  return accounts.map(({ id, ofMonth, perMonth }) => {
    const key = perMonth === null ? 'fitbit-sidebar.account.month' : 'fitbit-sidebar.account.monthOf';
    return line(
      'envelope-o',
      bdi(labelOfAccount(id)),
      `: ${say(key, { number: ofMonth, most: perMonth ?? 0 })}`,
    );
  });
}
