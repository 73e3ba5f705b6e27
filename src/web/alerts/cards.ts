// Open alerts as a page shows them: of whom, since when, what was answered and what comes next, with buttons that answer.
import type { Severity } from '../../battery/conversation';
import { deviceName } from '../../battery/device-name';
import { dateFormat } from '../../net/local-time';
import type { OpenAlert } from '../../people/conversations';
import { type Fill, type SentenceKey, sentence } from '../../sentences/sentences';
import { ago } from '../ago';
import { hidden } from '../frame';
import { type Html, html } from '../html';

export interface AlertsContext {
  language: string;
  /** Ms since 1970 UTC. */
  now: number;
  /** Proves that a form came from our own page. */
  csrf: string;
  /** By whose clock times are told: IANA, where a person is. */
  zoneOf(personId: string): string;
}

export interface AlertsLook {
  /** Whether to say whose they are. */
  names: boolean;
  /** Whether they can be put off. */
  later: boolean;
}

/** However many there are: a page is read by somebody. */
const mostCards = 100;

/** Several nodes may tell of one device: it is one alert to whoever reads of it. The worst of them first. */
export function alertCards(
  context: AlertsContext,
  alerts: readonly OpenAlert[],
  look: AlertsLook,
): Html | null {
  if (alerts.length === 0) return null;
  const grouped = new Map<string, OpenAlert[]>();
  for (const alert of alerts) {
    const key = `${alert.person.id} ${alert.deviceId}`;
    grouped.set(key, [...(grouped.get(key) ?? []), alert]);
  }
  const byDevice = [...grouped.values()];
  const hiddenOnes = byDevice.length - mostCards;
  const more = hiddenOnes > 0 ? sentence(context.language, 'alerts.more', { number: hiddenOnes }) : null;
  return html`<ul class="cards">
${byDevice.slice(0, mostCards).map((same) => alertCard(context, same, look))}
</ul>
${more === null ? null : html`<p class="hint">${more}</p>`}`;
}

function alertCard(context: AlertsContext, same: readonly OpenAlert[], look: AlertsLook): Html {
  const [first] = same;
  if (!first) return html``;
  const say = (key: SentenceKey, fill: Fill = {}) => sentence(context.language, key, fill);
  const device = deviceName({ ...first, name: first.device || null }, context.language);
  const words = first.kind in lowWords ? say(lowWords[first.kind as Severity]) : null;
  const level = [first.level === null ? null : `${first.level}\u00a0%`, words].filter(
    (part) => part !== null,
  );
  return html`<li class="card">
${look.names ? html`<h3><bdi>${first.person.name}</bdi></h3>` : null}
<p><bdi>${device}</bdi>${level.length === 0 ? null : html`: <strong${words === null ? null : html` class="bad"`}>${level.join(', ')}</strong>`}</p>
${linesOf(context, same).map((line) => html`<p class="hint">${line}</p>`)}
${answerForm(context, same, look)}
</li>
`;
}

/** What waits may be of any other kind, of which the level says nothing. */
const lowWords: Readonly<Record<Severity, SentenceKey>> = {
  low: 'alerts.low',
  critical: 'alerts.critical',
};

/** How it stands, in sentences. */
function linesOf(context: AlertsContext, same: readonly OpenAlert[]): string[] {
  const { language, now, zoneOf } = context;
  const say = (key: SentenceKey, fill: Fill = {}) => sentence(language, key, fill);
  // What is open says more than what was answered already.
  const alert = same.find(({ state }) => state === 'open') ?? same[0];
  if (!alert) return [];
  const zone = zoneOf(alert.person.id);
  const at = (time: number) => ({ when: whenIn(time, now, language, zone) });
  const since = { ago: ago(alert.since, now, language) ?? at(alert.since).when };
  const often = say(alert.times > 1 ? 'alerts.told-often' : 'alerts.told', { ...since, times: alert.times });
  const told = alert.times === 0 ? [] : [often];
  const escalated = alert.escalatedAt === null ? [] : [say('alerts.escalated', at(alert.escalatedAt))];
  const next = nextLine(same, say, at);
  switch (alert.state) {
    case 'held':
      return [say('alerts.held', at(alert.until ?? now))];
    case 'acknowledged':
      return [...told, ...escalated, say('alerts.acknowledged'), ...next];
    case 'snoozed':
      return [...told, ...escalated, say('alerts.snoozed', at(alert.until ?? now))];
    case 'open':
      return [...told, ...escalated, ...next];
  }
}

/** What comes next, where it does by itself: of several nodes what comes first. */
function nextLine(
  same: readonly OpenAlert[],
  say: (key: SentenceKey, fill?: Fill) => string,
  at: (time: number) => Fill,
): string[] {
  const [next] = same
    .flatMap((one) => one.next ?? [])
    .filter(({ what }) => what === 'reminder' || what === 'escalation')
    .toSorted((one, other) => one.at - other.at);
  if (!next) return [];
  return [say(next.what === 'reminder' ? 'alerts.next-reminder' : 'alerts.next-escalation', at(next.at))];
}

/** Null where there is nothing to answer any more, or it is of a kind that has no answer. */
function answerForm(context: AlertsContext, same: readonly OpenAlert[], { later }: AlertsLook): Html | null {
  const ids = same.filter(({ state, conversation }) => state !== 'acknowledged' && conversation !== '');
  if (ids.length === 0) return null;
  const say = (key: SentenceKey) => sentence(context.language, key);
  return html`<form method="post">
${hidden(context)}
<input type="hidden" name="alerts" value="${ids.map(({ conversation }) => conversation).join(',')}">
<button type="submit" name="do" value="acknowledge">${say('alerts.acknowledge')}</button>
${later ? html`<button type="submit" name="do" value="later" class="second">${say('alerts.later')}</button>` : null}
</form>`;
}

/** A time where somebody is: with its day, and its date where more than six days lie between. */
export function whenIn(at: number, now: number, language: string, timeZone: string): string {
  const isNear = Math.abs(at - now) < 6 * 24 * 3_600_000;
  const date = isNear ? ({ weekday: 'short' } as const) : ({ day: 'numeric', month: 'short' } as const);
  const format = { ...date, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return dateFormat(language, format, timeZone).format(at).replaceAll(' ', '\u00a0');
}
