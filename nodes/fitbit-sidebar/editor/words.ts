// The texts of the tab, and times in words.
import { element } from '../../common/editor/elements';
import { sentenceLanguage } from '../../common/editor/languages';

const minuteMs = 60_000;

let translate: Translate = (key) => key;
/** Ms by which Node-RED's clock is ahead of the browser's. */
let clockAhead = 0;

/** Node-RED gives the plugin the function that reads its catalogue. */
export function setTranslate(given: Translate): void {
  translate = given;
}

/** A text of the tab's own catalogue. */
export const say: Translate = (key, params) => translate(key, params);

/** Takes Node-RED's time, as it was just answered. */
export function setClock(nodeRedsNow: string): void {
  clockAhead = Date.parse(nodeRedsNow) - Date.now();
}

/** Ms since 1970 UTC, by Node-RED's clock. */
export const nodeRedNow = (): number => Date.now() + clockAhead;

/** "3h ago", in the language of the sentence around it. What has happened is never "in 3d": a clock was wrong then, or is now. */
function ago(iso: string): string {
  const minutes = Math.round((Date.parse(iso) - nodeRedNow()) / minuteMs);
  if (minutes >= 60) return say('fitbit-sidebar.time.ahead');
  const words = relativeTime();
  if (minutes > -1) return say('fitbit-sidebar.time.now');
  if (Math.abs(minutes) < 60) return words.format(minutes, 'minute');
  if (Math.abs(minutes) < 48 * 60) return words.format(Math.round(minutes / 60), 'hour');
  return words.format(Math.round(minutes / 60 / 24), 'day');
}

/** As narrow as it is still in words: French and Russian have nothing but a minus sign there. */
function relativeTime(): Intl.RelativeTimeFormat {
  const words = (style: 'narrow' | 'short') =>
    new Intl.RelativeTimeFormat(sentenceLanguage(), { numeric: 'auto', style });
  const narrow = words('narrow');
  return narrow.format(-3, 'hour').startsWith('-') ? words('short') : narrow;
}

/** The time of day that an ISO time is at where the browser is, in the editor's language. */
export function clockTime(iso: string): string {
  return new Date(iso).toLocaleTimeString(RED.i18n.lang(), { hour: '2-digit', minute: '2-digit' });
}

/** Seconds in words, in the largest unit of which there are two. */
export function durationWords(seconds: number): string {
  const [unit, length] = (
    [
      ['day', 86_400],
      ['hour', 3_600],
      ['minute', 60],
      ['second', 1],
    ] as const
  ).find(([, one]) => seconds >= 2 * one) ?? ['second', 1];
  const format = { style: 'unit', unit, unitDisplay: 'long' } as const;
  return new Intl.NumberFormat(sentenceLanguage(), format).format(Math.round(seconds / length));
}

/** A time in words, with the exact one for whoever rests the mouse on it. */
export function when(iso: string): HTMLElement {
  const exact = new Date(iso).toLocaleString(RED.i18n.lang());
  return element('time', { datetime: iso, title: exact }, ago(iso));
}

const dayMs = 24 * 60 * minuteMs;

/** When something comes, by the browser's clock: the time alone where that is today, with the weekday in the next days, else with the date. */
export function aheadWords(iso: string): string {
  const at = new Date(iso);
  const now = nodeRedNow();
  if (at.getTime() <= now) return say('fitbit-sidebar.time.due');
  const time = { hour: '2-digit', minute: '2-digit' } as const;
  const isToday = at.toDateString() === new Date(now).toDateString();
  const isSoon = at.getTime() - now < 6 * dayMs;
  const date = isSoon ? ({ weekday: 'short' } as const) : ({ day: 'numeric', month: 'short' } as const);
  return at.toLocaleString(sentenceLanguage(), isToday ? time : { ...date, ...time });
}

/** The same, with the exact time for whoever rests the mouse on it. */
export function ahead(iso: string): HTMLElement {
  const exact = new Date(iso).toLocaleString(RED.i18n.lang());
  return element('time', { datetime: iso, title: exact }, aheadWords(iso));
}

/** A day such as `2026-12-24`, which is of no zone, in words. */
export function dayWords(date: string): HTMLElement {
  const format = { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
  const words = new Date(`${date}T00:00:00Z`).toLocaleDateString(sentenceLanguage(), format);
  return element('time', { datetime: date }, words);
}
