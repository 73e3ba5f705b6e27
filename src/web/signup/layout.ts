// What every sign-up page is made of: its frame, its fields, its errors. They work without JavaScript.
import { type Fill, type SentenceKey, sentence } from '../../sentences/sentences';
import { framed } from '../frame';
import { type Html, html } from '../html';
import type { Asks } from './asks';

/** What every page of a sign-up knows. */
export interface PageContext {
  language: string;
  /** The owner's heading, or ours. */
  title: string;
  contact: string;
  /** What the owner wants to say to guests, plain text with line breaks; empty for nothing. */
  ownText: string;
  /** The cloud's name. */
  service: string;
  /** Whether levels come by msgs: no cloud is asked, and nobody consents there. */
  byMsg: boolean;
  /** What the cloud's own page will show that could stop somebody, or null. */
  warning: SentenceKey | null;
  /** Where the style sheet is, from outside. */
  styles: string;
  /** Where the privacy text of this page is, from outside. */
  privacy: string;
  /** Proves that a form came from our own page. */
  csrf: string;
}

/** Says sentences in the page's language, with the cloud's name filled in. */
export function speaker({ language, service, byMsg }: PageContext) {
  const meant = (key: SentenceKey) => (byMsg ? (whereNoCloudIs[key] ?? key) : key);
  return { say: (key: SentenceKey, fill: Fill = {}) => sentence(language, meant(key), { service, ...fill }) };
}

/** What is said in place of a sentence that speaks of a cloud's account or consent. */
const whereNoCloudIs: Partial<Record<SentenceKey, SentenceKey>> = {
  'signup.intro': 'signup.by-msg.intro',
  'signup.intro.no-number': 'signup.by-msg.intro.no-number',
  'signup.what-is-read': 'signup.by-msg.what-is-read',
  'signup.what-is-stored': 'signup.by-msg.what-is-stored',
  'signup.what-is-stored.no-number': 'signup.by-msg.what-is-stored.no-number',
  'signup.leave-any-time': 'signup.by-msg.leave-any-time',
  'signup.leave-any-time.no-number': 'signup.by-msg.leave-any-time.no-number',
  'signup.privacy.long-text': 'signup.by-msg.long-text',
  'signup.privacy.recipients-cloud': 'signup.by-msg.recipients',
  'signup.privacy.rights-text': 'signup.by-msg.rights',
  'signup.next': 'signup.by-msg.next',
  'signup.continue': 'signup.check.submit',
  'signup.owner.text': 'signup.by-msg.owner',
  'signup.done.text': 'signup.by-msg.done',
  'signup.done.reconnected': 'signup.by-msg.known',
  'signup.me.connected-since': 'signup.by-msg.since',
  'signup.me.other-number': 'signup.by-msg.other-number',
  'signup.me.leave-text': 'signup.by-msg.leave',
  'signup.me.left.text': 'signup.by-msg.left',
  'signup.me.left.not-revoked': 'signup.by-msg.left',
  'signup.me.not-found': 'signup.by-msg.not-found',
};

/** What is wrong, at the top, with links to the fields: a screen reader begins there. */
export function summary(
  context: PageContext,
  errors: readonly { field: string; key: SentenceKey }[],
): Html | null {
  if (errors.length === 0) return null;
  const { say } = speaker(context);
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
  type: 'text' | 'tel' | 'time' | 'whole';
  value: string;
  complete: string;
  error: SentenceKey | undefined;
}

export function textField(
  context: PageContext,
  { id, label, hint, fill = {}, type, value, complete, error }: Field,
): Html {
  const { say } = speaker(context);
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return html`<div class="field">
<label for="${id}">${say(label)}</label>
<input type="${type === 'whole' ? 'text' : type}"${type === 'whole' ? html` inputmode="numeric" class="short"` : null} id="${id}" name="${id}" value="${value}" autocomplete="${complete}" maxlength="${id === 'name' ? 60 : 80}"${described ? html` aria-describedby="${described}"` : null}${error ? html` aria-invalid="true"` : null}>
${hint ? html`<p class="hint" id="${id}-hint">${say(hint, fill)}</p>` : null}
${error ? html`<p class="error" id="${id}-error">${say(error)}</p>` : null}
</div>`;
}

/** The whole page round its body. */
export function page(context: PageContext, heading: string, body: Html): Html {
  const { contact } = context;
  const footer = contact === '' ? null : html`<p>${speaker(context).say('signup.contact', { contact })}</p>`;
  return framed({ ...context, footer }, heading, body);
}

/** The owner's own words, or nothing. */
export function ownText({ ownText: text }: PageContext): Html | null {
  return text === '' ? null : html`<p class="own">${text}</p>`;
}

/** What is read and stored, as list items: guests tick their consent to these. */
export function facts(context: PageContext, { number, webhooks }: Asks): Html {
  const { say } = speaker(context);
  return html`<li>${say(webhooks ? 'signup.what-is-read.webhooks' : 'signup.what-is-read')}</li>
${webhooks ? html`<li>${say('signup.what-is-stored.webhooks')}</li>` : null}
<li>${say(number ? 'signup.what-is-stored' : 'signup.what-is-stored.no-number')}</li>`;
}

/** A page that only says something; `again` leads back to the form. */
export function wordsPage(
  context: PageContext,
  title: SentenceKey,
  words: SentenceKey,
  fill: Fill,
  again: string | null,
): Html {
  const { say } = speaker(context);
  return page(
    context,
    say(title),
    html`<p>${say(words, fill)}</p>
${again === null ? null : html`<p><a href="${again}">${say('signup.start-again')}</a></p>`}`,
  );
}

/** What will come, and the button that leads to the cloud's own page. */
export function toCloud(context: PageContext): Html {
  const { say } = speaker(context);
  return html`<p class="hint">${say('signup.next')}</p>
${context.warning ? html`<p class="hint">${say(context.warning)}</p>` : null}
<button type="submit" name="do" value="go">${say('signup.continue')}</button>`;
}
