// That nobody tells a person of their batteries for a while, and the end of it.

import { mayChange } from '../../common/editor/ask';
import type { OverviewAnswer, OverviewPerson } from '../../common/overview-types';
import { button, notice } from './parts';
import type { PersonActions } from './person-actions';
import { ahead, dayWords, nodeRedNow, say } from './words';

/** Empty for who has no pause. */
export function pausedNotice(person: OverviewPerson, run: PersonActions): HTMLElement[] {
  const { paused, name } = person;
  // It ends by itself, though nothing else has changed since Node-RED was asked.
  if (!paused || Date.parse(paused.until) <= nodeRedNow()) return [];
  const { until, lastDay } = paused;
  const end = lastDay === null ? ahead(until) : dayWords(lastDay);
  const key = lastDay === null ? 'fitbit-sidebar.pause.until' : 'fitbit-sidebar.pause.throughout';
  const label = say('fitbit-sidebar.button.resume');
  const resume = () => run.resume(person);
  const attributes = { 'aria-label': `${label}: ${name}` };
  return [
    notice(
      'plain',
      `${say(key)} `,
      end,
      '.',
      ...(mayChange() ? [button('resume', label, resume, attributes)] : []),
    ),
  ];
}

/** Where several have one, it is ended for all at once. */
export function manyPausedNotice({ count }: OverviewAnswer, run: PersonActions): HTMLElement[] {
  if (count.paused < 2) return [];
  return [
    notice(
      'plain',
      say('fitbit-sidebar.pause.many', { number: count.paused }),
      ...(mayChange() ? [button('resumeAll', say('fitbit-sidebar.button.resumeAll'), run.resumeAll)] : []),
    ),
  ];
}
