// The form of the personal page: what somebody wants for themselves, as it is stored, typed and judged.
import { readTimeOfDay, timeOfDay } from '../../battery/time-of-day';
import { wholeNumber } from '../../people/own-thresholds';
import type { OwnDefaults } from '../../people/thresholds';
import type { Fill, SentenceKey } from '../../sentences/sentences';
import type { Person } from '../../store/records';
import { type Html, html } from '../html';
import { type PageContext, speaker, textField } from './layout';

/** What stands in the personal page's form. */
export interface MeTyped {
  sms: boolean;
  low: string;
  hours: string;
  advice: boolean;
  adviceAt: string;
}

export type MeErrors = Partial<Record<'form' | 'low' | 'hours' | 'adviceAt' | 'sure', SentenceKey>>;

/** The form of somebody who has typed nothing yet. */
export function storedOf({ sms, advice, ownLow, ownNotSyncingHours, ownAdviceAt }: Person): MeTyped {
  const adviceAt = ownAdviceAt === null ? '' : timeOfDay(ownAdviceAt);
  return { sms, low: String(ownLow ?? ''), hours: String(ownNotSyncingHours ?? ''), advice, adviceAt };
}

/** The page shows what is stored, so an empty field is a wish; one that did not come at all is none. */
export function typedOf(fields: URLSearchParams, stored: MeTyped): MeTyped {
  return {
    sms: fields.get('sms') === 'yes',
    low: fields.get('low') ?? stored.low,
    hours: fields.get('hours') ?? stored.hours,
    advice: adviceOf(fields) ?? stored.advice,
    adviceAt: fields.get('adviceAt') ?? stored.adviceAt,
  };
}

/** Whether to advise; undefined from a form without the tick: the owner wants no advice, or it is of an earlier version. */
function adviceOf(fields: URLSearchParams): boolean | undefined {
  const said = fields.getAll('advice');
  if (said.includes('yes')) return true;
  return said.includes('no') ? false : undefined;
}

/** The thresholds and the advice hour of their own, null for none; undefined, with an error, for what is none. */
export function validate(typed: MeTyped) {
  const low = wholeNumber(typed.low, 1, 100);
  const hours = wholeNumber(typed.hours, 1, 720);
  const adviceAt = readTimeOfDay(typed.adviceAt);
  const errors: MeErrors = {
    ...(low === undefined ? { low: 'signup.me.error.low' as const } : {}),
    ...(hours === undefined ? { hours: 'signup.me.error.hours' as const } : {}),
    ...(adviceAt === undefined ? { adviceAt: 'signup.me.error.advice' as const } : {}),
  };
  return { low, hours, adviceAt, errors };
}

/** What somebody may set for themselves; of advice only where the owner wants it. */
export function ownFields(
  context: PageContext,
  defaults: OwnDefaults | null,
  typed: MeTyped,
  errors: MeErrors,
): Html {
  const own = ownHints(defaults);
  return html`${textField(context, { id: 'low', label: 'signup.me.low', ...own.low, type: 'whole', value: typed.low, complete: 'off', error: errors.low })}
${textField(context, { id: 'hours', label: 'signup.me.hours', ...own.hours, type: 'whole', value: typed.hours, complete: 'off', error: errors.hours })}
${defaults?.adviceAt === null ? null : adviceFields(context, own.adviceAt, typed, errors)}`;
}

export function tick(context: PageContext, id: 'sms' | 'advice', typed: MeTyped): Html {
  return html`<div class="field check"><input type="checkbox" id="${id}" name="${id}" value="yes"${typed[id] ? html` checked` : null}>
<label for="${id}">${speaker(context).say(`signup.me.${id}`)}</label></div>`;
}

/** The hidden field says that a tick which is missing was taken out. */
function adviceFields(context: PageContext, own: OwnHint, typed: MeTyped, errors: MeErrors): Html {
  return html`<input type="hidden" name="advice" value="no">
${tick(context, 'advice', typed)}
${textField(context, { id: 'adviceAt', label: 'signup.me.advice-at', ...own, type: 'time', value: typed.adviceAt, complete: 'off', error: errors.adviceAt })}`;
}

interface OwnHint {
  hint: SentenceKey;
  fill?: Fill;
}

/** What holds where a field is left empty. */
function ownHints(defaults: OwnDefaults | null): Record<'low' | 'hours' | 'adviceAt', OwnHint> {
  const unknown = { hint: 'signup.me.default' } as const;
  if (!defaults) return { low: unknown, hours: unknown, adviceAt: unknown };
  const { low, hours, adviceAt } = defaults;
  return {
    low: { hint: 'signup.me.default.low', fill: { low } },
    hours: { hint: 'signup.me.default.hours', fill: { hours } },
    adviceAt: { hint: 'signup.me.default.advice', fill: { time: timeOfDay(adviceAt ?? 0) } },
  };
}
