// The owner's page as HTML: everybody at a glance, and what is open, at the size of a phone, without JavaScript.
import { deviceName } from '../../battery/device-name';
import { pauseAt } from '../../battery/rest';
import type { Standing } from '../../battery/standing';
import { machineZone } from '../../net/local-time';
import { zoneOf } from '../../people/curves';
import type { Need } from '../../people/need';
import type { Glance } from '../../people/overview';
import { isolated } from '../../sentences/isolated';
import { type Fill, type SentenceKey, sentence } from '../../sentences/sentences';
import type { OwnerPageSeen } from '../../use-cases/show-owner-page';
import { ago } from '../ago';
import { type AlertsContext, alertCards } from '../alerts/cards';
import { pausedWords, pauseForm } from '../alerts/pause-form';
import { framed } from '../frame';
import { type Html, html } from '../html';

export interface OwnerContext {
  language: string;
  /** Ms since 1970 UTC. */
  now: number;
  /** Of the link by which the page was opened: its own links go on with it. */
  secret: string;
  /** Proves that a form came from our own page. */
  csrf: string;
  /** What came of the form before. */
  said: SentenceKey | null;
}

/** By this value a form is about everybody. */
export const everyone = 'everybody';

type Device = Glance['devices'][number];

export function ownerPage(context: OwnerContext, seen: OwnerPageSeen): Html {
  const { language, said } = context;
  const say = speaker(context);
  const alerts = alertsContext(context, seen);
  const title = say('owner.title');
  const footer = html`<p>${say('owner.keep')}</p>`;
  return framed(
    { language, title, styles: 'page.css', footer },
    title,
    html`${said === null ? null : html`<p role="status"><strong>${say(said)}</strong></p>`}
<h2>${say('alerts.title')}</h2>
${alertCards(alerts, seen.alerts, { names: true, later: false }) ?? html`<p>${say('alerts.none')}</p>`}
<h2>${say('owner.people')}</h2>
${seen.everybody.length === 0 ? html`<p>${say('owner.nobody')}</p>` : null}
<ul class="cards">
${seen.people.map((one) => personCard(context, alerts, one))}
</ul>
${pagesNavigation(context, seen)}
${seen.everybody.length === 0 ? null : everybodysPause(context, seen)}
${seen.accounts.length === 0 ? null : smsOfMonth(context, seen)}`,
  );
}

function alertsContext(context: OwnerContext, { everybody }: OwnerPageSeen): AlertsContext {
  const zones = new Map<string, string>(everybody.map((person) => [person.id, zoneOf(person)]));
  return { ...context, zoneOf: (id) => zones.get(id) ?? machineZone() };
}

/** For all of them, on whichever page they stand. */
function everybodysPause(context: OwnerContext, { everybody }: OwnerPageSeen): Html {
  const say = speaker(context);
  const isPaused = everybody.some(({ pausedUntil }) => pauseAt(pausedUntil, context.now) !== null);
  return html`<h2>${say('pause.everybody')}</h2>
<p class="hint">${say('pause.hint')}</p>
${pauseForm(context, { person: everyone, id: 'until', timeZone: machineZone(), canPause: true, canResume: isPaused })}
`;
}

function speaker({ language }: OwnerContext) {
  return (key: SentenceKey, fill: Fill = {}) => sentence(language, key, fill);
}

const needs: Readonly<Record<Need, SentenceKey>> = {
  'no-client': 'owner.need.no-client',
  reconnect: 'owner.need.reconnect',
  untold: 'owner.need.untold',
  confirm: 'owner.need.confirm',
  'not-linked': 'owner.need.not-linked',
  'cannot-check': 'owner.need.cannot-check',
};

function personCard(context: OwnerContext, alerts: AlertsContext, { person, need, devices }: Glance): Html {
  const say = speaker(context);
  const paused = pausedWords(alerts, person);
  const timeZone = alerts.zoneOf(person.id);
  const form = { person: person.id, id: `until-${person.id}`, timeZone };
  const isPaused = paused !== null;
  return html`<li class="card">
<h3><bdi>${person.name}</bdi></h3>
${need === null ? null : html`<p class="error">${say(needs[need])}</p>`}
${devices.length === 0 ? html`<p class="hint">${say('owner.no-device')}</p>` : null}
${devices.map((device) => deviceLine(context, device))}
${
  isPaused
    ? html`<p><strong>${paused}</strong></p>
${pauseForm(context, { ...form, canPause: false, canResume: true })}`
    : html`<details><summary aria-label="${`${say('pause.pause')}: ${person.name}`}">${say('pause.pause')}</summary>
${pauseForm(context, { ...form, canPause: true, canResume: false })}
</details>`
}
</li>
`;
}

/** What is said of a device beside its level; nothing where all is well. */
const standings: Readonly<Record<Standing, SentenceKey | null>> = {
  critical: 'owner.standing.critical',
  low: 'owner.standing.low',
  'not-syncing': 'owner.standing.not-syncing',
  unknown: null,
  fine: null,
  retired: 'owner.standing.retired',
};

function deviceLine(context: OwnerContext, { reading, standing }: Device): Html {
  const say = speaker(context);
  const { level, status, syncedAt } = reading;
  const shown = level === null ? isolated(status ?? say('owner.level-unknown')) : `${level}\u00a0%`;
  const words = standings[standing];
  const when = ago(syncedAt, context.now, context.language);
  return html`<p><bdi>${deviceName(reading, context.language)}</bdi>: <strong${words === null || standing === 'retired' ? null : html` class="bad"`}>${shown}${words === null ? null : `, ${say(words)}`}</strong>
<span class="line hint">${when === null ? say('owner.sync-unknown') : say('owner.synced', { ago: when })}</span></p>
`;
}

function pagesNavigation(context: OwnerContext, { page, pages }: OwnerPageSeen): Html | null {
  if (pages === 1) return null;
  const say = speaker(context);
  const link = (to: number, words: SentenceKey) =>
    to < 1 || to > pages
      ? null
      : html`<a href="${`?${new URLSearchParams({ k: context.secret, page: String(to) })}`}">${say(words)}</a>`;
  return html`<nav>
<span>${say('owner.page', { page, pages })}</span>
${link(page - 1, 'owner.page-before')}
${link(page + 1, 'owner.page-after')}
</nav>
`;
}

function smsOfMonth(context: OwnerContext, { accounts }: OwnerPageSeen): Html {
  const say = speaker(context);
  return html`<h2>${say('owner.sms')}</h2>
<ul class="facts">
${accounts.map(
  ({ name, ofMonth, perMonth }) => html`<li><bdi>${name}</bdi>: ${
    perMonth === null
      ? say('owner.sms-count', { number: ofMonth })
      : say('owner.sms-of', { number: ofMonth, most: perMonth })
  }</li>
`,
)}
</ul>`;
}
