// Whether an alert that was decided a while ago may still be told: by who is here now, what they wish, and what is so.
import { isOutdated, type ToldAlert } from '../battery/outdated';
import type { Present } from '../store/records';
import { hasTakenBackConsent } from './consent';

/**
 * `present`: the person and their readings, of one moment; `to`: the number that the SMS would go to, E.164; `now`: ms
 * since 1970 UTC. False for who is gone, took back consent, switched SMS or advice off or has another number by now, and
 * for what is no longer so. A number that was never theirs is the owner's choice, and stays possible; so does a person that this
 * store never knew: the alert may come from another Node-RED.
 */
export function isStillWanted(alert: ToldAlert, present: Present, to: string, now: number): boolean {
  const { state, person, readings, isFormer } = present;
  if (state === 'gone' || isFormer) return false;
  if (!person) return true;
  const { access, number, numberState, sms, advice, failingSince } = person;
  if (hasTakenBackConsent(person)) return false;
  if (to === number && !(sms && numberState === 'proven')) return false;
  if (!advice && alert.alert.kind === 'charge-soon') return false;
  return !isOutdated(alert, { readings, access, failingSince, now });
}
