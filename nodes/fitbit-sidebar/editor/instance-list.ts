// The Node-REDs that share a database, below the SMS accounts: what each of them does, and by how much its clock is wrong.
import { element } from '../../common/editor/elements';
import type { OverviewAnswer, OverviewInstance } from '../../common/overview-types';
import { bdi, line } from './parts';
import { durationWords, say, when } from './words';

/** From so many seconds on somebody has to set the clock. */
const wrongSeconds = 60;

export function instanceList({ instances }: OverviewAnswer): HTMLElement[] {
  if (instances.length === 0) return [];
  const heading = say('fitbit-sidebar.instance.heading');
  return [
    element('h4', {}, heading),
    element('ul', { 'aria-label': heading }, ...instances.map((one) => element('li', {}, ...linesOf(one)))),
  ];
}

function linesOf(instance: OverviewInstance): HTMLElement[] {
  const { name, version, isOwn, since, people, sms } = instance;
  return [
    line(
      'server',
      element('strong', {}, bdi(name)),
      ...(isOwn ? [` (${say('fitbit-sidebar.instance.own')})`] : []),
      `, ${say('fitbit-sidebar.instance.version', { version })}, ${say('fitbit-sidebar.instance.started')} `,
      when(since),
      `: ${say('fitbit-sidebar.instance.does', { people, sms })}`,
    ),
    ...clockLines(instance),
  ];
}

function clockLines({ aheadSeconds }: OverviewInstance): HTMLElement[] {
  if (aheadSeconds === 0) return [];
  const seconds = Math.abs(aheadSeconds);
  const key = aheadSeconds > 0 ? 'fitbit-sidebar.instance.ahead' : 'fitbit-sidebar.instance.behind';
  const isWrong = seconds >= wrongSeconds;
  const words = [
    say(key, { time: durationWords(seconds) }),
    ...(isWrong ? [say('fitbit-sidebar.instance.setClock')] : []),
  ];
  const made = line('clock-o', words.join(' '));
  made.classList.add('fitbit-clock-off', ...(isWrong ? ['fitbit-clock-wrong'] : []));
  return [made];
}
