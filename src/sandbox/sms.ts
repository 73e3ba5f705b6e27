// The SMS that "arrived" at the Twilio stand-in: how their status moves with the clock, and how Twilio writes them.

import { deriveHex } from './seed';
import { countSegments } from './segments';
import type { World } from './world';

const SENT_AFTER = 2_000;
const DONE_AFTER = 4_000;
const KEPT = 5_000;

export const SMS_STATUSES = [
  'accepted',
  'queued',
  'sending',
  'sent',
  'delivered',
  'undelivered',
  'failed',
  'canceled',
  'read',
] as const;
export type SmsStatus = (typeof SMS_STATUSES)[number];

/** What is to become of the next SMS. `refused`: the API says no at once, with the code. */
export interface SmsOutcome {
  to?: string | undefined;
  /** How many SMS it holds for; left out: all of them. */
  times?: number | undefined;
  status: SmsStatus | 'refused';
  errorCode?: number | undefined;
}

export interface SmsRequest {
  accountSid: string;
  to: string;
  from: string | null;
  messagingServiceSid: string | null;
  /** Who sends in the end: the service picks a number of the account. */
  sender: string | null;
  body: string;
  statusCallback: string | null;
}

interface Stored extends SmsRequest {
  sid: string;
  at: number;
  outcome: { status: SmsStatus; errorCode: number | null };
  /** Set by the control surface: from then on the clock moves nothing. */
  forced: { status: SmsStatus; errorCode: number | null; at: number } | null;
}

export interface Sms extends SmsRequest {
  sid: string;
  status: SmsStatus;
  errorCode: number | null;
  /** Epoch milliseconds of creation, of the last change, and of leaving Twilio (null: not yet). */
  at: number;
  updatedAt: number;
  sentAt: number | null;
  segments: number;
}

export interface SmsBook {
  /** Takes the outcome that the next SMS to this number meets, if one was set. */
  outcomeFor(to: string): SmsOutcome | undefined;
  setOutcome(outcome: SmsOutcome): void;
  add(request: SmsRequest, outcome: SmsOutcome | undefined): Sms;
  find(sid: string): Sms | undefined;
  /** Newest first. */
  list(): Sms[];
  force(sid: string, status: SmsStatus, errorCode: number | null): Sms | undefined;
  clear(): void;
}

export function makeSmsBook(world: World): SmsBook {
  let messages: Stored[] = [];
  let outcomes: SmsOutcome[] = [];

  function see(stored: Stored): Sms {
    const { outcome, forced, at, ...rest } = stored;
    const base = { ...rest, at, segments: countSegments(stored.body) };
    const sentAt = at + SENT_AFTER;
    const doneAt = at + DONE_AFTER;
    const now = world.now();
    if (forced) {
      const left = ['accepted', 'queued', 'sending', 'canceled'].includes(forced.status) ? null : forced.at;
      return {
        ...base,
        status: forced.status,
        errorCode: forced.errorCode,
        updatedAt: forced.at,
        sentAt: left === null ? null : Math.min(left, sentAt),
      };
    }
    if (now >= doneAt && outcome.status !== 'sent') return { ...base, ...outcome, updatedAt: doneAt, sentAt };
    if (now >= sentAt) return { ...base, status: 'sent', errorCode: null, updatedAt: sentAt, sentAt };
    const status = stored.messagingServiceSid === null ? 'queued' : 'accepted';
    return { ...base, status, errorCode: null, updatedAt: at, sentAt: null };
  }

  return {
    outcomeFor(to) {
      const found = outcomes.find((one) => one.to === undefined || one.to === to);
      if (found?.times !== undefined) {
        found.times -= 1;
        if (found.times <= 0) outcomes = outcomes.filter((one) => one !== found);
      }
      return found;
    },
    setOutcome(outcome) {
      outcomes.push({ ...outcome });
    },
    add(request, outcome) {
      const status = outcome === undefined || outcome.status === 'refused' ? 'delivered' : outcome.status;
      const stored: Stored = {
        ...request,
        sid: `SM${deriveHex(world.seed, `sms ${world.tick()}`, 32)}`,
        at: world.now(),
        outcome: { status, errorCode: outcome?.errorCode ?? null },
        forced: null,
      };
      messages = [stored, ...messages].slice(0, KEPT);
      return see(stored);
    },
    find(sid) {
      const stored = messages.find((one) => one.sid === sid);
      return stored && see(stored);
    },
    list: () => messages.map(see),
    force(sid, status, errorCode) {
      const stored = messages.find((one) => one.sid === sid);
      if (!stored) return undefined;
      stored.forced = { status, errorCode, at: world.now() };
      return see(stored);
    },
    clear() {
      messages = [];
      outcomes = [];
    },
  };
}

/** The Message resource. Everything is there; what is not known yet is null. */
export function writeSms(sms: Sms): Record<string, unknown> {
  const uri = `/2010-04-01/Accounts/${sms.accountSid}/Messages/${sms.sid}`;
  const waiting = sms.messagingServiceSid !== null && sms.sentAt === null;
  return {
    account_sid: sms.accountSid,
    api_version: '2010-04-01',
    body: sms.body,
    date_created: rfc2822(sms.at),
    date_sent: sms.sentAt === null ? null : rfc2822(sms.sentAt),
    date_updated: rfc2822(sms.updatedAt),
    direction: 'outbound-api',
    error_code: sms.errorCode,
    error_message: sms.errorCode === null ? null : `Error ${sms.errorCode}`,
    // A Messaging Service picks the sender and counts the parts only when it sends.
    from: waiting ? null : sms.sender,
    messaging_service_sid: sms.messagingServiceSid,
    num_media: '0',
    num_segments: waiting ? '0' : String(sms.segments),
    price: null,
    price_unit: 'USD',
    sid: sms.sid,
    status: sms.status,
    subresource_uris: { media: `${uri}/Media.json` },
    to: sms.to,
    uri: `${uri}.json`,
  };
}

/** `Thu, 24 Aug 2023 05:01:45 +0000`. */
export function rfc2822(at: number): string {
  return new Date(at).toUTCString().replace('GMT', '+0000');
}
