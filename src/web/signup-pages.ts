// The pages on which somebody joins, proves their number and leaves. They work without JavaScript.
import { isolated } from '../sentences/isolated';
import { type Fill, type SentenceKey, sentence } from '../sentences/sentences';
import { type Html, html } from './html';

/** What every page of a sign-up knows. */
export interface Scene {
  language: string;
  /** The owner's heading, or ours. */
  title: string;
  contact: string;
  /** What the owner wants to say to guests, plain text with line breaks; empty for nothing. */
  ownText: string;
  /** The cloud's name. */
  service: string;
  /** What the cloud's own page will show that could stop somebody, or null. */
  warning: SentenceKey | null;
  /** Where the style sheet is, from outside. */
  styles: string;
  /** Where the privacy text of this page is, from outside. */
  privacy: string;
  /** Proves that a form came from our own page. */
  csrf: string;
}

export interface FormValues {
  name: string;
  number: string;
  invitation: string;
  consent: boolean;
}

export type FormErrors = Partial<Record<'name' | 'number' | 'invitation' | 'consent' | 'form', SentenceKey>>;

const order = ['form', 'name', 'number', 'invitation', 'consent'] as const;

/** What a sign-up asks of somebody. */
export interface Asks {
  number: boolean;
  invitation: boolean;
  /** The cloud is asked for activity, too, and posts when steps were recorded. */
  webhooks: boolean;
}

export function formPage(scene: Scene, asks: Asks, values: FormValues, errors: FormErrors): Html {
  const { say } = speaker(scene);
  const list = order.filter((field) => errors[field] !== undefined);
  return page(
    scene,
    scene.title,
    html`${summary(
      scene,
      list.map((field) => ({ field, key: errors[field] as SentenceKey })),
    )}
${ownText(scene)}
<p>${say(asks.number ? 'signup.intro' : 'signup.intro.no-number')}</p>
<ul class="facts">
${facts(scene, asks)}
<li>${say(asks.number ? 'signup.leave-any-time' : 'signup.leave-any-time.no-number')}</li>
</ul>
<p><a href="${scene.privacy}" target="_blank">${say('signup.privacy.link')}</a></p>
<form method="post" novalidate>
${hidden(scene)}
${textField(scene, { id: 'name', label: 'signup.name', hint: asks.number ? 'signup.name-hint' : null, type: 'text', value: values.name, complete: 'name', error: errors.name })}
${asks.number ? textField(scene, { id: 'number', label: 'signup.number', hint: 'signup.number-hint', type: 'tel', value: values.number, complete: 'tel', error: errors.number }) : null}
${asks.invitation ? textField(scene, { id: 'invitation', label: 'signup.invitation', hint: null, type: 'text', value: values.invitation, complete: 'off', error: errors.invitation }) : null}
<div class="field">
<div class="check"><input type="checkbox" id="consent" name="consent" value="yes"${values.consent ? html` checked` : null}${errors.consent ? html` aria-invalid="true" aria-describedby="consent-error"` : null}>
<label for="consent">${say('signup.consent')}</label></div>
${errors.consent ? html`<p class="error" id="consent-error">${say(errors.consent)}</p>` : null}
</div>
${asks.number ? html`<button type="submit">${say('signup.check.submit')}</button>` : toCloud(scene)}
</form>`,
  );
}

/** What will come, and the button that leads to the cloud's own page. */
function toCloud(scene: Scene): Html {
  const { say } = speaker(scene);
  return html`<p class="hint">${say('signup.next')}</p>
${scene.warning ? html`<p class="hint">${say(scene.warning)}</p>` : null}
<button type="submit" name="do" value="go">${say('signup.continue')}</button>`;
}

/**
 * Between the form and the cloud: the number as it was understood, whole, before anything is kept. The form comes
 * along in hidden fields.
 */
export function numberPage(
  scene: Scene,
  values: FormValues,
  of: {
    /** E.164, as it comes back when this is the right one. */
    understood: string;
    /** As people read it. */
    spaced: string;
    /** The country's name, or null. */
    country: string | null;
    /** Whether a code will be sent there. */
    code: boolean;
  },
): Html {
  const { say } = speaker(scene);
  const kept = {
    name: values.name,
    number: values.number,
    invitation: values.invitation,
    consent: 'yes',
    understood: of.understood,
  };
  return page(
    scene,
    say('signup.check.title'),
    html`<p>${say(of.code ? 'signup.check.code' : 'signup.check.text')}</p>
<p class="number"><bdi>${of.spaced}</bdi>${of.country === null ? null : html` <span class="hint">${of.country}</span>`}</p>
<p class="hint">${say('signup.check.wrong')}</p>
<form method="post">
${hidden(scene)}
${Object.entries(kept).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${toCloud(scene)}
<button type="submit" name="do" value="change" class="second">${say('signup.check.change')}</button>
</form>`,
  );
}

function ownText({ ownText: text }: Scene): Html | null {
  return text === '' ? null : html`<p class="own">${text}</p>`;
}

/** What is read and stored, as list items: guests tick their consent to these. */
function facts(scene: Scene, { number, webhooks }: Asks): Html {
  const { say } = speaker(scene);
  return html`<li>${say(webhooks ? 'signup.what-is-read.webhooks' : 'signup.what-is-read')}</li>
${webhooks ? html`<li>${say('signup.what-is-stored.webhooks')}</li>` : null}
<li>${say(number ? 'signup.what-is-stored' : 'signup.what-is-stored.no-number')}</li>`;
}

/** The privacy text for guests, put together from what is configured. */
export function privacyPage(scene: Scene, asks: Asks, form: string): Html {
  const { say } = speaker(scene);
  const part = (title: SentenceKey, body: Html) => html`<h2>${say(title)}</h2>\n${body}\n`;
  return page(
    scene,
    say('signup.privacy.title'),
    html`${part(
      'signup.privacy.who',
      html`<p>${scene.contact ? say('signup.privacy.who-text', { contact: scene.contact }) : say('signup.privacy.who-unnamed')}</p>
${ownText(scene)}`,
    )}${part('signup.privacy.why', html`<p>${say('signup.privacy.why-text')}</p>`)}${part(
      'signup.privacy.what',
      html`<ul>${facts(scene, asks)}</ul>`,
    )}${part(
      'signup.privacy.long',
      html`<p>${say(asks.number ? 'signup.leave-any-time' : 'signup.leave-any-time.no-number')}</p>
<p>${say('signup.privacy.long-text')}</p>
${asks.number ? html`<p>${say('signup.privacy.long-number')}</p>` : null}`,
    )}${part(
      'signup.privacy.recipients',
      html`<p>${say('signup.privacy.recipients-cloud')}</p>
${asks.number ? html`<p>${say('signup.privacy.recipients-sms')}</p>` : null}
<p>${say('signup.privacy.recipients-flow')}</p>`,
    )}${part(
      'signup.privacy.rights',
      html`<p>${say('signup.privacy.rights-text')}</p>`,
    )}<p><a href="${form}">${say('signup.start-again')}</a></p>`,
  );
}

export function codePage(
  scene: Scene,
  of: {
    /** Shortened, in one piece. */
    number: string;
    error: SentenceKey | null;
    note: SentenceKey | null;
    /** No code is good any more: only another one helps. */
    isUsedUp: boolean;
    /** Where somebody else, or another number, begins. */
    again: string;
  },
): Html {
  const { number, error, note, isUsedUp, again } = of;
  const { say } = speaker(scene);
  // A number stays on one line.
  const codeForm = html`<p>${say('signup.code.text', { number: number.replace(/ /g, '\u00a0') })}</p>
<form method="post">
${hidden(scene)}
<div class="field">
<label for="code">${say('signup.code.label')}</label>
<input type="text" id="code" class="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="12"${error ? html` aria-invalid="true"` : null}>
</div>
<button type="submit" name="do" value="confirm">${say('signup.code.submit')}</button>
</form>`;
  return page(
    scene,
    say('signup.code.title'),
    html`${error ? summary(scene, [{ field: 'code', key: error }]) : null}
${note ? html`<p role="status">${say(note)}</p>` : null}
${isUsedUp ? null : codeForm}
<form method="post">
${hidden(scene)}
<button type="submit" name="do" value="again"${isUsedUp ? null : html` class="second"`}>${say('signup.code.again')}</button>
</form>
<p><a href="${again}">${say('signup.start-again')}</a></p>`,
  );
}

/**
 * The end of it: `link` is the personal page's address; `isBack` for who was connected before, `isSent` where it came
 * by SMS, too.
 */
export function donePage(
  scene: Scene,
  link: string,
  { isBack, isSent }: { isBack: boolean; isSent: boolean },
): Html {
  const { say } = speaker(scene);
  return page(
    scene,
    say('signup.done.title'),
    html`<p>${say(isBack ? 'signup.done.reconnected' : 'signup.done.text')}</p>
<p>${say('signup.done.link')}</p>
<p><a href="${link}">${link}</a></p>
${isBack ? html`<p class="hint">${say('signup.done.new-link')}</p>` : null}
${isBack || !isSent ? html`<p class="hint">${say('signup.done.keep')}</p>` : null}`,
  );
}

/** A page that only says something; `again` leads back to the form. */
export function wordsPage(
  scene: Scene,
  title: SentenceKey,
  words: SentenceKey,
  fill: Fill,
  again: string | null,
): Html {
  const { say } = speaker(scene);
  return page(
    scene,
    say(title),
    html`<p>${say(words, fill)}</p>
${again === null ? null : html`<p><a href="${again}">${say('signup.start-again')}</a></p>`}`,
  );
}

export interface AboutMe {
  name: string;
  number: string | null;
  /** A day in words, or null when the connection has ended. */
  connectedSince: string | null;
  devices: readonly { name: string; level: number | null }[];
  readings: number;
  /** What holds for whoever sets nothing of their own; null where that is not one and the same. */
  defaults: { low: number; hours: number } | null;
  /** Their number answered STOP. */
  stopped: boolean;
}

/** What stands in the personal page's form. */
export interface MeTyped {
  sms: boolean;
  low: string;
  hours: string;
}

export type MeErrors = Partial<Record<'form' | 'low' | 'hours' | 'sure', SentenceKey>>;

export function mePage(
  scene: Scene,
  me: AboutMe,
  typed: MeTyped,
  errors: MeErrors,
  note: SentenceKey | null,
): Html {
  const { say } = speaker(scene);
  const list = (['form', 'low', 'hours', 'sure'] as const).filter((field) => errors[field] !== undefined);
  const own = ownHints(me.defaults);
  const level = (one: number | null) => (one === null ? say('signup.me.unknown') : `${one}\u00a0%`);
  return page(
    scene,
    say('signup.me.title'),
    html`${summary(
      scene,
      list.map((field) => ({ field, key: errors[field] as SentenceKey })),
    )}
${note ? html`<p role="status">${say(note)}</p>` : null}
<h2>${say('signup.me.stored')}</h2>
<dl>
<dt>${say('signup.me.name')}</dt><dd><bdi>${me.name}</bdi></dd>
<dt>${say('signup.me.number')}</dt><dd>${me.number ?? say('signup.me.no-number')}</dd>
<dt>${say('signup.me.connection')}</dt><dd>${me.connectedSince === null ? say('signup.me.lost') : say('signup.me.connected-since', { day: me.connectedSince })}</dd>
<dt>${say('signup.me.devices')}</dt><dd>${me.devices.length === 0 ? say('signup.me.unknown') : null}${me.devices.map((one) => html`<span class="line">${say('signup.me.device', { device: isolated(one.name), level: level(one.level) })}</span>`)}</dd>
<dt>${say('signup.me.readings')}</dt><dd>${me.readings}</dd>
</dl>
${me.stopped ? html`<p class="error">${say('signup.me.stopped')}</p>` : null}
<h2>${say('signup.me.settings')}</h2>
<form method="post" novalidate>
${hidden(scene)}
${
  me.number === null
    ? null
    : html`<div class="field check"><input type="checkbox" id="sms" name="sms" value="yes"${typed.sms ? html` checked` : null}>
<label for="sms">${say('signup.me.sms')}</label></div>`
}
${textField(scene, { id: 'low', label: 'signup.me.low', ...own.low, type: 'whole', value: typed.low, complete: 'off', error: errors.low })}
${textField(scene, { id: 'hours', label: 'signup.me.hours', ...own.hours, type: 'whole', value: typed.hours, complete: 'off', error: errors.hours })}
<button type="submit" name="do" value="save">${say('signup.me.save')}</button>
</form>
<p class="hint">${say('signup.me.other-number')}</p>
<h2>${say('signup.me.leave')}</h2>
<p>${say('signup.me.leave-text')}</p>
<form method="post" novalidate>
${hidden(scene)}
<div class="field">
<div class="check"><input type="checkbox" id="sure" name="sure" value="yes"${errors.sure ? html` aria-invalid="true" aria-describedby="sure-error"` : null}>
<label for="sure">${say('signup.me.leave-sure')}</label></div>
${errors.sure ? html`<p class="error" id="sure-error">${say(errors.sure)}</p>` : null}
</div>
<button type="submit" name="do" value="leave" class="danger">${say('signup.me.leave-submit')}</button>
</form>`,
  );
}

/** What holds where a field is left empty. */
function ownHints(
  defaults: AboutMe['defaults'],
): Record<'low' | 'hours', { hint: SentenceKey; fill?: Fill }> {
  if (!defaults) return { low: { hint: 'signup.me.default' }, hours: { hint: 'signup.me.default' } };
  const { low, hours } = defaults;
  return {
    low: { hint: 'signup.me.default.low', fill: { low } },
    hours: { hint: 'signup.me.default.hours', fill: { hours } },
  };
}

function speaker({ language, service }: Scene) {
  return { say: (key: SentenceKey, fill: Fill = {}) => sentence(language, key, { service, ...fill }) };
}

/** What is wrong, at the top, with links to the fields: a screen reader begins there. */
function summary(scene: Scene, errors: readonly { field: string; key: SentenceKey }[]): Html | null {
  if (errors.length === 0) return null;
  const { say } = speaker(scene);
  return html`<div class="errors" role="alert">
<p>${say('signup.error.title')}</p>
<ul>${errors.map(({ field, key }) => html`<li>${field === 'form' ? say(key) : html`<a href="#${field}">${say(key)}</a>`}</li>`)}</ul>
</div>`;
}

interface Field {
  id: string;
  label: SentenceKey;
  hint: SentenceKey | null;
  fill?: Fill;
  /** `whole`: a whole number, for which a phone shows its digits. */
  type: 'text' | 'tel' | 'whole';
  value: string;
  complete: string;
  error: SentenceKey | undefined;
}

function textField(scene: Scene, { id, label, hint, fill = {}, type, value, complete, error }: Field): Html {
  const { say } = speaker(scene);
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return html`<div class="field">
<label for="${id}">${say(label)}</label>
<input type="${type === 'tel' ? 'tel' : 'text'}"${type === 'whole' ? html` inputmode="numeric" class="short"` : null} id="${id}" name="${id}" value="${value}" autocomplete="${complete}" maxlength="${id === 'name' ? 60 : 80}"${described ? html` aria-describedby="${described}"` : null}${error ? html` aria-invalid="true"` : null}>
${hint ? html`<p class="hint" id="${id}-hint">${say(hint, fill)}</p>` : null}
${error ? html`<p class="error" id="${id}-error">${say(error)}</p>` : null}
</div>`;
}

function hidden({ csrf }: Scene): Html {
  return html`<input type="hidden" name="csrf" value="${csrf}">`;
}

function page(scene: Scene, heading: string, body: Html): Html {
  const { say } = speaker(scene);
  return html`<!doctype html>
<html lang="${scene.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${heading === scene.title ? heading : `${heading} · ${scene.title}`}</title>
<link rel="stylesheet" href="${scene.styles}">
</head>
<body>
<main>
<h1>${heading}</h1>
${body}
</main>
${scene.contact ? html`<footer><p>${say('signup.contact', { contact: scene.contact })}</p></footer>` : null}
</body>
</html>
`;
}
