// The form of the personal page: what somebody wants for themselves, as it is stored, typed and judged.
import type { QuietHours } from '../../battery/quiet-hours';
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
  quietFrom: string;
  quietTo: string;
  /** Whether `critical` is told in quiet hours all the same. */
  critical: boolean;
}

export type MeErrors = Partial<
  Record<'form' | 'low' | 'hours' | 'adviceAt' | 'quietFrom' | 'sure', SentenceKey>
>;

/** The form of somebody who has typed nothing yet. */
export function storedOf(person: Person): MeTyped {
  const { sms, advice, ownLow, ownNotSyncingHours, ownAdviceAt, ownQuiet, criticalPasses } = person;
  const shown = (minutes: number | undefined | null) => (minutes == null ? '' : timeOfDay(minutes));
  return {
    sms,
    low: String(ownLow ?? ''),
    hours: String(ownNotSyncingHours ?? ''),
    advice,
    adviceAt: shown(ownAdviceAt),
    quietFrom: shown(ownQuiet?.from),
    quietTo: shown(ownQuiet?.to),
    critical: criticalPasses,
  };
}

/** The page shows what is stored, so an empty field is a wish; one that did not come at all is none. */
export function typedOf(fields: URLSearchParams, stored: MeTyped): MeTyped {
  return {
    sms: fields.get('sms') === 'yes',
    low: fields.get('low') ?? stored.low,
    hours: fields.get('hours') ?? stored.hours,
    advice: ticked(fields, 'advice') ?? stored.advice,
    adviceAt: fields.get('adviceAt') ?? stored.adviceAt,
    quietFrom: fields.get('quietFrom') ?? stored.quietFrom,
    quietTo: fields.get('quietTo') ?? stored.quietTo,
    critical: ticked(fields, 'critical') ?? stored.critical,
  };
}

/** Undefined from a form without the tick: the owner wants no advice, or it is of an earlier version. */
function ticked(fields: URLSearchParams, id: 'advice' | 'critical'): boolean | undefined {
  const said = fields.getAll(id);
  if (said.includes('yes')) return true;
  return said.includes('no') ? false : undefined;
}

/** The thresholds, the advice hour and the quiet hours of their own, null for none; undefined, with an error, for what is none. */
export function validate(typed: MeTyped) {
  const low = wholeNumber(typed.low, 1, 100);
  const hours = wholeNumber(typed.hours, 1, 720);
  const adviceAt = readTimeOfDay(typed.adviceAt);
  const quiet = quietOf(typed);
  const errors: MeErrors = {
    ...(low === undefined ? { low: 'signup.me.error.low' as const } : {}),
    ...(hours === undefined ? { hours: 'signup.me.error.hours' as const } : {}),
    ...(adviceAt === undefined ? { adviceAt: 'signup.me.error.advice' as const } : {}),
    ...(quiet === undefined ? { quietFrom: 'signup.me.error.quiet' as const } : {}),
  };
  return { low, hours, adviceAt, quiet, errors };
}

/** From one time of day to another, both or neither; undefined for what is none. */
function quietOf({ quietFrom, quietTo }: MeTyped): QuietHours | null | undefined {
  const [from, to] = [readTimeOfDay(quietFrom), readTimeOfDay(quietTo)];
  if (from === undefined || to === undefined || (from === null) !== (to === null)) return undefined;
  return from === null || to === null ? null : { from, to };
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
${defaults?.adviceAt === null ? null : adviceFields(context, own.adviceAt, typed, errors)}
${quietFields(context, own.quiet, typed, errors)}`;
}

/** Over midnight as well. The hidden field says that a tick which is missing was taken out. */
function quietFields(context: PageContext, own: OwnHint, typed: MeTyped, errors: MeErrors): Html {
  const field = { hint: null, type: 'time', complete: 'off' } as const;
  return html`${textField(context, { ...field, id: 'quietFrom', label: 'signup.me.quiet-from', value: typed.quietFrom, error: errors.quietFrom })}
${textField(context, { ...field, id: 'quietTo', label: 'signup.me.quiet-to', ...own, value: typed.quietTo, error: undefined })}
<input type="hidden" name="critical" value="no">
${tick(context, 'critical', typed)}`;
}

export function tick(context: PageContext, id: 'sms' | 'advice' | 'critical', typed: MeTyped): Html {
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
function ownHints(defaults: OwnDefaults | null): Record<'low' | 'hours' | 'adviceAt' | 'quiet', OwnHint> {
  const unknown = { hint: 'signup.me.default' } as const;
  const quietUnknown = { hint: 'signup.me.quiet.hint' } as const;
  if (!defaults) return { low: unknown, hours: unknown, adviceAt: unknown, quiet: quietUnknown };
  const { low, hours, adviceAt, quiet } = defaults;
  return {
    low: { hint: 'signup.me.default.low', fill: { low } },
    hours: { hint: 'signup.me.default.hours', fill: { hours } },
    adviceAt: { hint: 'signup.me.default.advice', fill: { time: timeOfDay(adviceAt ?? 0) } },
    quiet:
      quiet === null
        ? { hint: 'signup.me.default.no-quiet' }
        : {
            hint: 'signup.me.default.quiet',
            fill: { from: timeOfDay(quiet.from), to: timeOfDay(quiet.to) },
          },
  };
}
