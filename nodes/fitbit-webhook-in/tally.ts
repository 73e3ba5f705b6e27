// What a webhook node shows of the traffic: how many today, when the last came, how many could not be read, and who was refused.
import type { WebhookEvent } from '../../src/webhooks/protocols/protocol';
import type { ShownStatus } from '../common/status';

export interface Tally {
  /** What to show after an event, or null for no change; `refusedBy` is set where it is worth a line in the log. */
  count(event: WebhookEvent, now: number): { status: ShownStatus | null; refusedBy: string | null };
}

/** Strangers can make us write lines: no more than so many an hour. */
const mostLines = 20;
const hour = 3_600_000;

/** Times are shown in the zone of this machine. */
export function createTally(): Tally {
  let minute = Number.NaN;
  let day = '';
  let time = '';
  let today = 0;
  let odd = 0;
  let lines = 0;
  let linesSince = -Infinity;

  return {
    count(event, now) {
      if (event.kind === 'refused') {
        // In both directions: a clock that was ahead must not silence this until then.
        if (Math.abs(now - linesSince) > hour) {
          lines = 0;
          linesSince = now;
        }
        lines += 1;
        return { status: null, refusedBy: lines <= mostLines ? event.address : null };
      }
      if (event.kind === 'verified') {
        return { status: today > 0 ? null : { name: 'waiting', fill: {} }, refusedBy: null };
      }
      // Dates as words cost more than the rest of a burst's events, and change once a minute.
      if (Math.floor(now / 60_000) !== minute) {
        minute = Math.floor(now / 60_000);
        const date = new Date(now);
        if (date.toDateString() !== day) [today, odd] = [0, 0];
        day = date.toDateString();
        time = date.toTimeString().slice(0, 5);
      }
      today += event.count;
      odd += event.odd;
      const status: ShownStatus =
        odd > 0
          ? { name: 'todayOdd', fill: { count: today, odd } }
          : { name: 'today', fill: { count: today, time } };
      return { status, refusedBy: null };
    },
  };
}
