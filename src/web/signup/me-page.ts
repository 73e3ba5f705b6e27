// The personal page: what is stored of somebody, what they want for themselves, and the button to leave.
import { deviceName } from '../../battery/device-name';
import { foreseen, legendOf } from '../../battery/foreseen';
import { type Curve, curvePicture } from '../../battery/picture';
import { usualWidth } from '../../battery/picture/scale';
import { markupOf } from '../../battery/picture/shape';
import { dateFormat } from '../../net/local-time';
import { hashOf } from '../../net/secrets';
import type { System } from '../../net/system';
import type { OpenAlert } from '../../people/conversations';
import { type Curves, type DrawnBy, zoneOf } from '../../people/curves';
import type { OwnDefaults } from '../../people/thresholds';
import { isolated } from '../../sentences/isolated';
import { type SentenceKey, sentence } from '../../sentences/sentences';
import { shortNumber } from '../../sms/numbers';
import type { Person, StoredReading } from '../../store/records';
import type { PeopleStore, ReadingStore } from '../../store/store';
import type { AnswerAlerts } from '../../use-cases/answer-alerts';
import type { Leave } from '../../use-cases/leave';
import { formAddress, type SignupNode } from '../../use-cases/signup-nodes';
import { type AlertsContext, alertCards } from '../alerts/cards';
import { pausedWords, pauseForm } from '../alerts/pause-form';
import { press, pressSaid } from '../alerts/press';
import { hidden } from '../frame';
import { type Html, html } from '../html';
import { type PageContext, page, speaker, summary } from './layout';
import { type MeErrors, type MeTyped, ownFields, storedOf, tick, typedOf, validate } from './me-form';
import { noSuchLink, type PageHandler, saidOf, seeOther, shown, words } from './response';

export interface MePageParts {
  store: Pick<PeopleStore, 'personOfLink' | 'changePerson'> &
    Pick<ReadingStore, 'lastReadings' | 'readingsSince'>;
  system: Pick<System, 'now'>;
  curves: Curves;
  /** The thresholds for whoever sets none of their own; null where nodes differ, or none is there. */
  defaultsFor(person: Person): OwnDefaults | null;
  /** By what a person is judged. */
  thresholdsOf(person: Person): DrawnBy;
  answerAlerts: AnswerAlerts;
  leave: Leave;
}

export function createMePage(parts: MePageParts): PageHandler {
  const { store, leave, answerAlerts } = parts;
  return async (node, request, parameters) => {
    const found = await personOfLink(store, node, parameters);
    const fields = found && request.method === 'POST' ? await request.fields() : null;
    // While a form came in, its link may have ended.
    const person = fields ? await personOfLink(store, node, parameters) : found;
    if (!person) return noSuchLink(node, request);
    const show = async (more: { typed?: MeTyped; errors?: MeErrors; note?: SentenceKey | null } = {}) => {
      const { typed = storedOf(person), errors = {}, note = null } = more;
      const { context } = request;
      const body = mePage(context, await aboutMe(parts, person, context.language), typed, errors, note);
      return shown(request, body, Object.keys(errors).length === 0 ? 200 : 400);
    };
    if (request.method === 'GET') return show({ note: pressSaid(parameters) ?? saidOf(parameters) });
    if (!fields) return show({ errors: { form: 'signup.error.form' } });
    const again = (said: SentenceKey) =>
      seeOther(`${formAddress(node)}/me?k=${parameters.get('k')}&said=${said}`, request.cookie);
    const said = await press(answerAlerts, fields, [person], [person]);
    if (said) return again(said);
    if (fields.get('do') === 'leave') {
      if (fields.get('sure') !== 'yes') return show({ errors: { sure: 'signup.me.error.sure' } });
      const revoked = await leave(node.policy, person);
      const text = revoked ? 'signup.me.left.text' : 'signup.me.left.not-revoked';
      return words(request, 200, 'signup.me.left.title', text);
    }
    const typed = typedOf(fields, storedOf(person));
    const { low, hours, adviceAt, quiet, errors } = validate(typed);
    if (low === undefined || hours === undefined || adviceAt === undefined || quiet === undefined) {
      return show({ typed, errors });
    }
    // Without a number there is nothing to choose.
    const sms = person.number === null ? {} : { sms: typed.sms };
    await store.changePerson(person.id, {
      ...sms,
      ownLow: low,
      ownNotSyncingHours: hours,
      advice: typed.advice,
      ownAdviceAt: adviceAt,
      ownQuiet: quiet,
      criticalPasses: typed.critical,
    });
    return again('signup.me.saved');
  };
}

/** Whose personal link leads here; null for a link that is no more, or of another client's people. */
export async function personOfLink(
  store: Pick<PeopleStore, 'personOfLink'>,
  { policy }: SignupNode,
  parameters: URLSearchParams,
): Promise<Person | null> {
  const person = await store.personOfLink(hashOf(parameters.get('k') ?? ''));
  return person?.cloud === policy.cloud && person.clientId === policy.clientId ? person : null;
}

async function aboutMe(parts: MePageParts, person: Person, language: string): Promise<AboutMe> {
  const { store, system, defaultsFor, answerAlerts } = parts;
  const [last, all] = await Promise.all([store.lastReadings(person.id), store.readingsSince(person.id, 0)]);
  const pictures = await Promise.all(last.map((reading) => pictureOf(parts, person, reading, all, language)));
  return {
    name: person.name,
    number: person.number && shortNumber(person.number),
    connectedSince: person.access === 'ok' ? dayOf(person, language) : null,
    devices: last.map((reading) => ({ name: deviceName(reading, language), level: reading.level })),
    pictures: pictures.filter((one) => one !== null),
    readings: all.length,
    defaults: defaultsFor(person),
    stopped: person.stopped,
    alerts: await answerAlerts.open([person]),
    person,
    now: system.now(),
  };
}

/** How far back the page shows levels: as far as every reading is kept. */
const shownMs = 14 * 24 * 3_600_000;

/** How a device went and will go on; null where too little was read of late to draw a line. */
async function pictureOf(
  { system, curves, thresholdsOf }: MePageParts,
  person: Person,
  reading: StoredReading,
  all: readonly StoredReading[],
  language: string,
): Promise<MePicture | null> {
  const now = system.now();
  const history = all.filter(
    ({ deviceId, at, level }) => deviceId === reading.deviceId && at >= now - shownMs && level !== null,
  );
  if (history.length < 2 || reading.level === null) return null;
  const { curve } = await curves.of(person, reading, history, thresholdsOf(person));
  const timeZone = zoneOf(person);
  const title = deviceName(reading, language);
  const said = foreseen({ ...reading, curve }, { now, language, timeZone });
  const look = { width: usualWidth, now, back: null, language, timeZone, title, said: said.join(' ') };
  const picture = curvePicture(curve, { ...look, nowWord: sentence(language, 'picture.now') });
  return { svg: { html: markupOf(picture) }, title, said, curve };
}

/** The day of the consent, in the person's own zone and language, on one line. */
function dayOf(person: Person, language: string): string {
  const format = dateFormat(language, { dateStyle: 'long' }, zoneOf(person));
  return format.format(person.connectedAt).replace(/ /g, '\u00a0');
}

export interface AboutMe {
  name: string;
  number: string | null;
  /** A day in words, or null when the connection has ended. */
  connectedSince: string | null;
  devices: readonly { name: string; level: number | null }[];
  /** Of the devices of which enough was read of late. */
  pictures: readonly MePicture[];
  readings: number;
  /** What holds for whoever sets nothing of their own; null where that is not one and the same. */
  defaults: OwnDefaults | null;
  /** Their number answered STOP. */
  stopped: boolean;
  alerts: readonly OpenAlert[];
  person: Pick<Person, 'id' | 'pausedUntil' | 'timeZone'>;
  /** Ms since 1970 UTC. */
  now: number;
}

/** How a device went and will go on, drawn and in words. */
export interface MePicture {
  svg: Html;
  title: string;
  said: readonly string[];
  curve: Curve;
}

export function mePage(
  context: PageContext,
  me: AboutMe,
  typed: MeTyped,
  errors: MeErrors,
  note: SentenceKey | null,
): Html {
  const { say } = speaker(context);
  const list = (['form', 'low', 'hours', 'adviceAt', 'quietFrom', 'sure'] as const).filter(
    (field) => errors[field] !== undefined,
  );
  const legend = legendOf(me.pictures, context.language);
  const level = (one: number | null) => (one === null ? say('signup.me.unknown') : `${one}\u00a0%`);
  return page(
    context,
    say('signup.me.title'),
    html`${summary(
      context,
      list.map((field) => ({ field, key: errors[field] as SentenceKey })),
    )}
${note ? html`<p role="status">${say(note)}</p>` : null}
${openAlerts(context, me)}
<h2>${say('signup.me.stored')}</h2>
<dl>
<dt>${say('signup.me.name')}</dt><dd><bdi>${me.name}</bdi></dd>
<dt>${say('signup.me.number')}</dt><dd>${me.number ?? say('signup.me.no-number')}</dd>
<dt>${say('signup.me.connection')}</dt><dd>${me.connectedSince === null ? say('signup.me.lost') : say('signup.me.connected-since', { day: me.connectedSince })}</dd>
<dt>${say('signup.me.devices')}</dt><dd>${me.devices.length === 0 ? say('signup.me.unknown') : null}${me.devices.map((one) => html`<span class="line">${say('signup.me.device', { device: isolated(one.name), level: level(one.level) })}</span>`)}</dd>
<dt>${say('signup.me.readings')}</dt><dd>${me.readings}</dd>
</dl>
${me.pictures.map(
  ({ svg, title, said }) => html`<figure>
${svg}
<figcaption><strong><bdi>${title}</bdi></strong> ${said.join(' ')}</figcaption>
</figure>`,
)}
${legend === null ? null : html`<p class="hint">${legend}</p>`}
${me.stopped ? html`<p class="error">${say('signup.me.stopped')}</p>` : null}
<h2>${say('signup.me.settings')}</h2>
<form method="post" novalidate>
${hidden(context)}
${me.number === null ? null : tick(context, 'sms', typed)}
${ownFields(context, me.defaults, typed, errors)}
<button type="submit" name="do" value="save">${say('signup.me.save')}</button>
</form>
<p class="hint">${say('signup.me.other-number')}</p>
${ownPause(context, me)}
<h2>${say('signup.me.leave')}</h2>
<p>${say('signup.me.leave-text')}</p>
<form method="post" novalidate>
${hidden(context)}
<div class="field">
<div class="check"><input type="checkbox" id="sure" name="sure" value="yes"${errors.sure ? html` aria-invalid="true" aria-describedby="sure-error"` : null}>
<label for="sure">${say('signup.me.leave-sure')}</label></div>
${errors.sure ? html`<p class="error" id="sure-error">${say(errors.sure)}</p>` : null}
</div>
<button type="submit" name="do" value="leave" class="danger">${say('signup.me.leave-submit')}</button>
</form>`,
  );
}

function alertsContext({ language, csrf }: PageContext, { person, now }: AboutMe): AlertsContext {
  return { language, csrf, now, zoneOf: () => zoneOf(person) };
}

/** What waits for an answer; nothing where nothing does. */
function openAlerts(context: PageContext, me: AboutMe): Html | null {
  const cards = alertCards(alertsContext(context, me), me.alerts, { names: false, later: true });
  return cards && html`<h2>${speaker(context).say('alerts.title')}</h2>\n${cards}`;
}

function ownPause(context: PageContext, me: AboutMe): Html {
  const { say } = speaker(context);
  const paused = pausedWords(alertsContext(context, me), me.person);
  const form = { person: null, id: 'until', timeZone: zoneOf(me.person) };
  return html`<h2>${say('pause.pause')}</h2>
<p class="hint">${say('pause.hint.own')}</p>
${paused === null ? null : html`<p><strong>${paused}</strong></p>`}
${pauseForm({ ...context, now: me.now }, { ...form, canPause: paused === null, canResume: paused !== null })}`;
}
