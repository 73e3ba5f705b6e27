// The form that holds somebody's alerts until the end of a day, or ends that.
import { pauseAt } from '../../battery/rest';
import { dateFormat } from '../../net/local-time';
import { endsWithDay, lastDayOf, longestPauseDays } from '../../people/pause-until';
import { type Fill, type SentenceKey, sentence } from '../../sentences/sentences';
import type { Person } from '../../store/records';
import { hidden } from '../frame';
import { type Html, html } from '../html';
import { type AlertsContext, whenIn } from './cards';

/** As many days as a pause is first proposed for. */
const proposedDays = 7;

/** Until when somebody's alerts are held, in a sentence; null where they are not. */
export function pausedWords(
  { language, now, zoneOf }: AlertsContext,
  person: Pick<Person, 'id' | 'pausedUntil'>,
): string | null {
  const until = pauseAt(person.pausedUntil, now);
  if (until === null) return null;
  const zone = zoneOf(person.id);
  if (!endsWithDay(until, zone)) {
    return sentence(language, 'pause.paused.time', { when: whenIn(until, now, language, zone) });
  }
  const day = dateFormat(language, { dateStyle: 'long' }, zone).format(until - 1);
  return sentence(language, 'pause.paused', { when: day.replaceAll(' ', '\u00a0') });
}

interface PauseForm {
  /** The value that says who is meant; null where that is nobody but the reader. */
  person: string | null;
  /** What sets the field apart from the others of a page. */
  id: string;
  timeZone: string;
  canPause: boolean;
  canResume: boolean;
}

export function pauseForm(
  { language, now, csrf }: Pick<AlertsContext, 'language' | 'now' | 'csrf'>,
  { person, id, timeZone, canPause, canResume }: PauseForm,
): Html {
  const say = (key: SentenceKey, fill: Fill = {}) => sentence(language, key, fill);
  const last = (days: number) => lastDayOf(days, timeZone, now);
  const field = html`<label for="${id}">${say('pause.until')}</label>
<input type="date" id="${id}" name="until" value="${last(proposedDays)}" min="${last(1)}" max="${last(longestPauseDays)}">`;
  return html`<form method="post" novalidate>
${hidden({ csrf })}
${person === null ? null : html`<input type="hidden" name="person" value="${person}">`}
${canPause ? html`<div class="field">${field}</div>` : null}
${canPause ? html`<button type="submit" name="do" value="pause" class="second">${say('pause.pause')}</button>` : null}
${canResume ? html`<button type="submit" name="do" value="resume" class="second">${say('pause.resume')}</button>` : null}
</form>`;
}
