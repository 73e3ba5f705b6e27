// SMSGate, the app that makes an Android phone a gateway: what it declares. Source: its OpenAPI document and documentation,
// as of 2026-08.
import type { AccountProvider } from '../../provider';
import { openSmsGate } from './api';
import { callback } from './callback';
import { smsGateRefusals } from './codes';
import { findDevices } from './devices';
import { fields, type SmsGateField } from './fields';

const onTheWay = { isFinal: false } as const;
const last = { isFinal: true } as const;

export const smsGate: AccountProvider<SmsGateField> = {
  id: 'sms-gate',
  ...smsGateRefusals,
  // Its own limits are far wider. A text of more than ten SMS, and an alert of more than ten hours ago, help nobody.
  limits: { characters: 1600, validityMinutes: { least: 1, most: 600 } },
  statuses: [
    { word: 'Pending', means: 'queued', ...onTheWay },
    { word: 'Cancelling', means: 'queued', ...onTheWay },
    { word: 'Processed', means: 'queued', ...onTheWay },
    { word: 'Sent', means: 'sent', ...onTheWay },
    // Of a long text the first part may be delivered and the next one fail.
    { word: 'Delivered', means: 'delivered', ...onTheWay },
    { word: 'Failed', means: 'failed', ...last },
    { word: 'Cancelled', means: 'failed', isUnsent: true, ...last },
  ],
  isPolledWhileQueued: true,
  callback,
  fields,
  warnings: [],
  choices: (_field, settings, { http }) => findDevices(http, settings),
  open: (settings, { http, time }) => openSmsGate(http, settings, time),
};
