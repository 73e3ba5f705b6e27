// 9. Several Node-REDs on one PostgreSQL: their webhook beside SQLite's, and a check of everybody that three of them share.

import { median, percentile, short } from '../numbers';
import type { Row, Tell } from '../report';
import { sweepOfSeveral } from './several-sweep';
import { type WebhookEffort, webhookOfSeveral } from './several-webhook';
import { measureDisk } from './webhook';

const part = 'several';

/** How much is measured; `sizes`: of the crowds that are checked, the smallest first. */
export interface SeveralEffort {
  webhook: WebhookEffort;
  sizes: readonly number[];
}

export const wholeSeveral: SeveralEffort = {
  webhook: { starts: 3, turns: 5, seconds: 0.4, warmSeconds: 4, secondsOfThree: 1 },
  sizes: [1_000, 10_000, 100_000],
};
export const quickSeveral: SeveralEffort = {
  webhook: { starts: 1, turns: 1, seconds: 0.4, warmSeconds: 1, secondsOfThree: 1 },
  sizes: [100, 1_000],
};

export async function several({ webhook, sizes }: SeveralEffort, tell: Tell): Promise<Row[]> {
  const before = measureDisk();
  const rows = [
    ...(await webhookOfSeveral(webhook, tell).catch(brokeOff('webhook'))),
    ...(await sweepOfSeveral(sizes, tell).catch(brokeOff('sweep'))),
  ];
  const fsyncs = [...before, ...measureDisk()];
  const disk = `${short(median(fsyncs))} ms, p99 ${short(percentile(fsyncs, 99))} ms`;
  return [{ part, what: 'one fsync of this disk', value: disk, data: fsyncs }, ...rows];
}

/** The one says what it has found without the other. */
function brokeOff(what: string): (error: Error) => Row[] {
  return ({ message }) => [
    { part, what: `${what}: broke off`, value: message.split('\n')[0] ?? '', met: false },
  ];
}
