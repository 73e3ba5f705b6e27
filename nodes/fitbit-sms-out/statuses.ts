// Which status an SMS deserves, by how far it is or by what went wrong.
import type { Node, NodeAPI } from 'node-red';
import type { Provider, SmsProgress } from '../../src/sms/provider';
import { meaningOf } from '../../src/sms/refusals';
import { readStatus } from '../../src/sms/statuses';
import { type StatusName, show } from '../common/status';

/** `code`: a Trouble's. */
export function showFailure(RED: NodeAPI, node: Node, provider: Provider, code: string): void {
  show(RED, node, failureStatus(provider, code), { code: vendorCode(code) });
}

/** An SMS waits for its next try. `code`: a Trouble's. */
export function showRetrying(RED: NodeAPI, node: Node, { label }: Provider, code: string): void {
  const vendors = vendorCode(code);
  if (vendors) show(RED, node, 'retryingCode', { code: vendors });
  else show(RED, node, 'retrying', { name: label });
}

function failureStatus(provider: Provider, code: string): StatusName {
  if (code === 'no-number') return 'noNumber';
  if (code === 'bad-number' || code === 'too-many-numbers') return 'badNumber';
  if (code.startsWith('store')) return 'storeTrouble';
  if (code.startsWith('sms-cap-')) return 'capReached';
  if (code === 'sms-repeated') return 'repeated';
  if (code === 'sms-outdated' || code === 'sms-too-old') return 'outdated';
  return meaningOf(provider, code) === 'settings' ? 'misconfigured' : 'failed';
}

/** `sms-30034` as it is shown: the vendor's number, which people can look up. */
function vendorCode(code: string): string {
  return /^sms-(\d+)$/.exec(code)?.[1] ?? '';
}

/** An SMS that failed late was an error at that time: a msg that asks for it again hears that it had been accepted. */
const progressStatuses = {
  queued: 'accepted',
  sent: 'sent',
  delivered: 'delivered',
  failed: 'accepted',
  'dry-run': 'dryRun',
} as const satisfies Record<SmsProgress, StatusName>;

/** `word`: the provider's own. */
export function progressStatus(
  provider: Provider,
  word: string,
): (typeof progressStatuses)[keyof typeof progressStatuses] {
  return progressStatuses[readStatus(provider, word, null).means ?? 'queued'];
}
