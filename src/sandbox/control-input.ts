// What each command of the control surface takes: its fields, checked at the door.
import * as check from './checks';
import { DEVICE_FIELDS } from './devices';
import { SMS_STATUSES } from './sms';
import { GATE_FATES } from './sms-gate-phones';
import { CONDITIONS } from './world';

const { optional, text, number, within, flag, listOf, mapOf, nullable, oneOf, object } = check;

const DECADE = 10 * 366 * 24 * 3_600_000;

const vendor = oneOf(['google', 'fitbit']);
const deviceName: check.Check<number | string> = (value, name) =>
  typeof value === 'number' ? number(value, name) : text(value, name);
const level = nullable(within(0, 100));
const type = oneOf(['TRACKER', 'SCALE']);
const omit = listOf(oneOf(DEVICE_FIELDS));

export const shapes = {
  device: object({
    person: text,
    device: optional(deviceName),
    level: optional(level),
    status: optional(nullable(text)),
    syncedAt: optional(nullable(text)),
    type: optional(type),
    name: optional(text),
    omit: optional(omit),
    remove: optional(flag),
  }),
  drain: object({ person: text, device: optional(deviceName), percentPerSecond: number }),
  person: object({
    key: text,
    name: optional(text),
    zone: optional(text),
    locale: optional(text),
    number: optional(text),
    healthUserId: optional(text),
    fitbitId: optional(text),
    devices: optional(
      listOf(
        object({
          name: text,
          id: optional(text),
          type: optional(type),
          level: optional(level),
          status: optional(nullable(text)),
          syncedAt: optional(nullable(text)),
          features: optional(listOf(text)),
          omit: optional(omit),
        }),
      ),
    ),
  }),
  client: object({
    vendor,
    clientId: text,
    clientSecret: optional(text),
    redirectUris: optional(nullable(listOf(text))),
    testing: optional(flag),
    desktop: optional(flag),
    blocked: optional(nullable(text)),
    conditions: optional(listOf(oneOf(CONDITIONS))),
  }),
  twilio: object({
    accountSid: optional(text),
    authToken: optional(text),
    keys: optional(mapOf(text)),
    numbers: optional(listOf(text)),
    messagingServices: optional(listOf(text)),
    test: optional(flag),
    suspended: optional(flag),
    verified: optional(nullable(listOf(text))),
    optedOut: optional(listOf(text)),
    blockedPrefixes: optional(listOf(text)),
  }),
  conditions: object({
    person: optional(text),
    clientId: optional(text),
    accountNotLinked: optional(flag),
    previewDenied: optional(flag),
    serviceDisabled: optional(flag),
    resourcePermissionDenied: optional(flag),
    uberMint: optional(flag),
  }),
  tokens: object({
    person: text,
    vendor,
    action: oneOf(['expire-access', 'expire-refresh', 'revoke']),
    clientId: optional(text),
  }),
  clock: object({ advanceMs: within(-DECADE, DECADE) }),
  mode: object({
    fitbitGone: optional(flag),
    fitbitPerHour: optional(within(0, 1_000_000_000)),
    googlePerMinute: optional(within(0, 1_000_000_000)),
    smsListLagMs: optional(within(0, DECADE)),
    drainPerRead: optional(number),
  }),
  smsStatus: object({ status: oneOf(SMS_STATUSES), errorCode: optional(number) }),
  smsOutcome: object({
    to: optional(text),
    times: optional(within(1, 1_000_000)),
    status: oneOf([...SMS_STATUSES, 'refused']),
    errorCode: optional(number),
  }),
  gatePhone: object({
    phone: optional(text),
    isOn: optional(flag),
    level: optional(within(0, 100)),
    isCharging: optional(flag),
    isOld: optional(flag),
  }),
  gateOutcome: object({ to: optional(text), times: optional(within(1, 1_000_000)), fate: oneOf(GATE_FATES) }),
  gateIncoming: object({ phone: optional(text), from: text, text }),
  gateWebhooks: object({ held: flag }),
  incomingSms: object({
    from: text,
    body: text,
    to: optional(text),
    accountSid: optional(text),
    messagingServiceSid: optional(text),
  }),
  fault: object({
    match: object({ vendor: optional(text), call: optional(text), person: optional(text) }),
    fault: object({
      status: optional(within(200, 599)),
      headers: optional(mapOf(text)),
      body: optional(check.anything),
      delayMs: optional(within(0, 600_000)),
      drop: optional(oneOf(['before', 'headers', 'half-body', 'stall'])),
      html: optional(flag),
      after: optional(flag),
    }),
    times: optional(within(1, 1_000_000)),
  }),
  notify: object({
    vendor,
    url: text,
    people: listOf(text),
    collections: optional(listOf(text)),
    secret: optional(text),
    single: optional(flag),
    header: optional(oneOf(['GOOGLE-HEALTH-API-SIGNATURE', 'X-HEALTHAPI-SIGNATURE'])),
    body: optional(text),
    forged: optional(flag),
    attempts: optional(within(1, 50)),
    retryMs: optional(within(0, 600_000)),
  }),
  verify: object({ vendor, url: text, secret: text }),
};

/** What the command of this name takes. */
export type Input<N extends keyof typeof shapes> = ReturnType<(typeof shapes)[N]>;
