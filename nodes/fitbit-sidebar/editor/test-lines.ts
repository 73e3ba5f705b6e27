// How far the last test alert of a person came, and what that means.

import { element } from '../../common/editor/elements';
import type { OverviewPerson, TestLeg } from '../../common/overview-types';
import { labelOf, labelOfBattery } from './node-labels';
import { bdi, line } from './parts';
import { smsWords } from './sms-lines';
import { say, when } from './words';

export function testLines({ test }: OverviewPerson): HTMLElement[] {
  if (!test) return [];
  const { at, legs, sms } = test;
  return [
    element(
      'div',
      { class: 'fitbit-test' },
      line('paper-plane-o', `${say('fitbit-sidebar.test.sent')} `, when(at)),
      ...legs.flatMap(legLines),
      ...sms.map((one) => {
        const isBad = one.fate === 'failed' || one.fate === 'refused' || one.fate === 'uncertain';
        return line(isBad ? 'times' : 'envelope-o', ...smsWords(one));
      }),
    ),
  ];
}

/** What left one battery node. */
function legLines({ nodeId, hasLeft, isWired, steps }: TestLeg): HTMLElement[] {
  const from = labelOfBattery(nodeId);
  const end = (why: string) => [line('times', bdi(from), `: ${say(why)}`)];
  if (!hasLeft) return end('fitbit-sidebar.test.closed');
  if (!isWired) return end('fitbit-sidebar.test.notWired');
  if (steps.length === 0) return end('fitbit-sidebar.test.nowhere');
  const names = steps.map(({ id, type, name }) => bdi(labelOf(id, name || type)));
  const path = [bdi(from), ...names].flatMap((one, index) => (index === 0 ? [one] : [' → ', one]));
  const failures = steps.filter(({ failure }) => failure !== '');
  return [
    line('code-fork', ...path),
    ...failures.map(({ id, type, name, failure }) =>
      line(
        'times',
        bdi(labelOf(id, name || type)),
        `: ${failure === '?' ? say('fitbit-sidebar.test.failed') : failure}`,
      ),
    ),
  ];
}
