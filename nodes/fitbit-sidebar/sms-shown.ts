// An SMS as the sidebar tab gets it: its number shortened, and what became of it.
import { contentOf } from '../../src/sms/content';
import { shortNumber } from '../../src/sms/numbers';
import type { SmsProgress } from '../../src/sms/provider';
import { providerOf } from '../../src/sms/providers/registry';
import { refusalTrouble } from '../../src/sms/refusals';
import { readStatus } from '../../src/sms/statuses';
import type { StoredSms } from '../../src/store/records';
import type { SmsFate } from '../common/overview-types';

export function smsShown(sms: StoredSms, language: string): SmsFate {
  const { to } = contentOf(sms).sms;
  const way = sms.chain ? { by: sms.chain.via } : {};
  return { at: timeOf(sms.createdAt), to: shortNumber(to), ...fateOf(sms, language), ...way };
}

/** What the tab's catalogue calls how far an SMS is. */
const fates = {
  queued: 'accepted',
  sent: 'sent',
  delivered: 'delivered',
  failed: 'failed',
  'dry-run': 'dryRun',
} as const satisfies Record<SmsProgress, SmsFate['fate']>;

/** How an SMS fares: a word of the tab's catalogue, and why it failed. */
function fateOf(row: StoredSms, language: string): Pick<SmsFate, 'fate' | 'text'> {
  const { state, status, errorCode } = row;
  const provider = providerOf(contentOf(row).provider);
  if (state === 'refused') {
    return {
      fate: 'refused',
      ...(errorCode === null ? {} : { text: refusalTrouble(provider, errorCode).tell(language) }),
    };
  }
  if (state === 'uncertain') return { fate: 'uncertain' };
  if (state !== 'accepted') return { fate: 'waiting' };
  const { means, trouble } = readStatus(provider, status ?? '', errorCode);
  return { fate: fates[means ?? 'queued'], ...(trouble ? { text: trouble.tell(language) } : {}) };
}

export function timeOf(ms: number): string {
  return new Date(ms).toISOString();
}
