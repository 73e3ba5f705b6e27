// Who an alert is about and how it is told: only to a number that is proven and wants SMS.
import type { Recipient } from '../battery/messages';
import { isMadeUp } from '../clouds/registry';
import type { Person } from '../store/records';

export function recipientOf({ id, name, number, numberState, sms, language, cloud }: Person): Recipient {
  return {
    person: { id, name },
    to: numberState === 'proven' && sms ? number : null,
    wantsSms: sms,
    language,
    demo: isMadeUp(cloud),
  };
}
