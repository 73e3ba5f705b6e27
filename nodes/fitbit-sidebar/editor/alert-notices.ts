// The open alerts of a person, each with whom it told, what was answered, what comes next, and the buttons that answer it.

import { mayChange } from '../../common/editor/ask';
import { type Child, element } from '../../common/editor/elements';
import type { AlertTold, OverviewAlert, OverviewPerson } from '../../common/overview-types';
import { labelAmong } from './node-labels';
import { bdi, button, line, notice } from './parts';
import type { PersonActions } from './person-actions';
import { smsWords } from './sms-lines';
import { choosers } from './under-way';
import { ahead, say, when } from './words';

export function alertNotices(person: OverviewPerson, run: PersonActions): HTMLElement[] {
  return person.alerts.map((alert) => {
    const made = notice(
      alert.kind === 'critical' ? 'error' : 'warning',
      title(alert, person),
      toldLine(alert),
      ...alert.told.filter(({ isNext }) => !isNext).map(smsLine),
      ...escalatedLine(alert),
      ...alert.told.filter(({ isNext }) => isNext).map(smsLine),
      answerLine(alert),
      ...nextLine(alert),
      ...(mayChange() ? buttons(alert, person, run) : []),
    );
    made.classList.add('fitbit-alert');
    return made;
  });
}

function title({ device, kind, nodeId }: OverviewAlert, { watches }: OverviewPerson): HTMLElement {
  return element(
    'strong',
    {},
    ...(watches.length > 1 ? [bdi(labelAmong(nodeId, watches)), ': '] : []),
    bdi(device),
    `: ${say(kindWords[kind] ?? 'fitbit-sidebar.alert.waits')}`,
  );
}

/** What waits may be of any other kind. */
const kindWords: Readonly<Record<string, string>> = {
  low: 'fitbit-sidebar.standing.low',
  critical: 'fitbit-sidebar.standing.critical',
};

function toldLine({ times, since, toldAt }: OverviewAlert): HTMLElement {
  if (times === 0) return line('bell-slash-o', `${say('fitbit-sidebar.alert.held')} `, when(since));
  if (times === 1) return line('bell-o', `${say('fitbit-sidebar.alert.told')} `, when(since));
  return line(
    'bell-o',
    `${say('fitbit-sidebar.alert.toldFirst', { times })} `,
    when(since),
    `, ${say('fitbit-sidebar.alert.toldLast')} `,
    when(toldAt),
  );
}

/** Whose number it is, and the number as it is shown everywhere. */
function smsLine({ names, isNext, ...sms }: AlertTold): HTMLElement {
  const who: Child[] = names.flatMap((name) => [bdi(name), ', ']);
  return line(isNext ? 'share' : 'envelope-o', ...who, ...smsWords(sms));
}

function escalatedLine({ escalatedAt }: OverviewAlert): HTMLElement[] {
  if (escalatedAt === null) return [];
  return [line('share', `${say('fitbit-sidebar.alert.escalated')} `, when(escalatedAt))];
}

function answerLine({ state, until }: OverviewAlert): HTMLElement {
  if (state === 'acknowledged') return line('check', say('fitbit-sidebar.alert.acknowledged'));
  if (state === 'open' || until === null) return line('comment-o', say('fitbit-sidebar.alert.unanswered'));
  const key = state === 'snoozed' ? 'fitbit-sidebar.alert.snoozed' : 'fitbit-sidebar.alert.heldUntil';
  return line('hourglass-half', `${say(key)} `, ahead(until), `, ${say('fitbit-sidebar.alert.thenTold')}`);
}

const nextWords: Record<NonNullable<OverviewAlert['next']>['what'], string> = {
  reminder: 'fitbit-sidebar.alert.reminder',
  escalation: 'fitbit-sidebar.alert.escalation',
  'snooze-end': 'fitbit-sidebar.alert.toldAgain',
  'hold-end': 'fitbit-sidebar.alert.toldAgain',
};

function nextLine({ next, state, until }: OverviewAlert): HTMLElement[] {
  // The line before says so.
  if (next && next.at === until) return [];
  if (next) {
    const time = ahead(next.at);
    return [line('clock-o', `${say('fitbit-sidebar.alert.next')} `, time, `: ${say(nextWords[next.what])}`)];
  }
  const isQuiet = state === 'open' || state === 'acknowledged';
  return isQuiet ? [line('clock-o', say('fitbit-sidebar.alert.nothing'))] : [];
}

/** Who is made up knows neither Later nor a pause. */
function buttons(alert: OverviewAlert, person: OverviewPerson, run: PersonActions): HTMLElement[] {
  const { conversation, state } = alert;
  const { id, name, mayEdit, paused } = person;
  const small = (key: string, label: string, onClick: () => void, more = {}) =>
    button(key, label, onClick, { 'aria-label': `${label}: ${name}, ${alert.device}`, ...more });
  const isAnswerable = conversation !== '';
  const made: HTMLElement[] = [];
  if (isAnswerable && state !== 'acknowledged') {
    const key = `acknowledge ${conversation}`;
    made.push(small(key, say('fitbit-sidebar.button.acknowledge'), () => run.acknowledge(person, alert)));
  }
  if (isAnswerable && mayEdit) {
    const key = `later ${conversation}`;
    made.push(small(key, say('fitbit-sidebar.button.later'), () => run.snooze(person, alert)));
  }
  if (mayEdit && !paused) {
    const key = pauseKey(alert);
    const isOpen = { 'aria-expanded': String(choosers.has(id)) };
    const label = say('fitbit-sidebar.button.pause');
    made.push(small(key, label, () => run.choosePause(person, key), isOpen));
  }
  return made.length > 0 ? [element('div', { class: 'fitbit-alert-buttons' }, ...made)] : [];
}

const pauseKey = ({ nodeId, deviceId }: OverviewAlert) => `pause ${nodeId} ${deviceId}`;
