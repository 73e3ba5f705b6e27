// Twilio, the cloud sender: what it declares. Source: Twilio's Messages resource, 2010-04-01, as of 2026-11-20.
import type { AccountProvider } from '../../provider';
import { openTwilio } from './api';
import { callback } from './callback';
import { twilioRefusals } from './codes';
import { fields, type TwilioField } from './fields';

const onTheWay = { isFinal: false } as const;
const last = { isFinal: true } as const;

export const twilio: AccountProvider<TwilioField> = {
  id: 'twilio',
  ...twilioRefusals,
  // `validity_period` is 1 to 36,000 seconds.
  limits: { characters: 1600, validityMinutes: { least: 1, most: 600 } },
  statuses: [
    { word: 'accepted', means: 'queued', ...onTheWay },
    { word: 'scheduled', means: 'queued', ...onTheWay },
    { word: 'queued', means: 'queued', ...onTheWay },
    { word: 'sending', means: 'queued', ...onTheWay },
    { word: 'sent', means: 'sent', ...onTheWay },
    { word: 'delivered', means: 'delivered', ...last },
    { word: 'read', means: 'delivered', ...last },
    { word: 'undelivered', means: 'failed', ...last },
    { word: 'failed', means: 'failed', ...last },
    { word: 'canceled', means: 'failed', ...last },
  ],
  callback,
  handlesStop: true,
  fields,
  // Texting yourself from a US number is what most people there would try, and what Twilio cannot register (30532).
  warnings: [{ hint: 'us', country: 'US', field: 'from', begins: '+1' }],
  open: (settings, { http, time }) => openTwilio(http, settings, time),
};
