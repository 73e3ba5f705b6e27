// Twilio's status callback: a signed form post to the address that came with the SMS.
import { createHmac } from 'node:crypto';
import type { Outgoing } from './outgoing';
import type { Sms } from './sms';
import type { World } from './world';

/** Tells the SMS's own callback address its present status. Null if it has no such address. */
export async function sendStatusCallback(
  world: World,
  outgoing: Outgoing,
  sms: Sms,
): Promise<{ status: number | null; error: string | null } | null> {
  if (sms.statusCallback === null) return null;
  // A fragment holds connection overrides: it is neither requested nor signed.
  const url = sms.statusCallback.replace(/#.*$/, '');
  const fields: Record<string, string> = {
    MessageSid: sms.sid,
    MessageStatus: sms.status,
    SmsSid: sms.sid,
    SmsStatus: sms.status,
    AccountSid: sms.accountSid,
    From: sms.sender ?? '',
    To: sms.to,
    ApiVersion: '2010-04-01',
    ...(sms.messagingServiceSid === null ? {} : { MessagingServiceSid: sms.messagingServiceSid }),
    ...(sms.errorCode === null
      ? {}
      : { ErrorCode: String(sms.errorCode), ErrorMessage: `Error ${sms.errorCode}` }),
  };
  const token = world.twilio.get(sms.accountSid)?.authToken ?? '';
  return outgoing.send(
    'POST',
    url,
    {
      'content-type': 'application/x-www-form-urlencoded',
      'user-agent': 'TwilioProxy/1.1',
      'x-twilio-signature': twilioSignature(token, url, fields),
    },
    new URLSearchParams(fields).toString(),
  );
}

/** base64(HMAC-SHA1(auth token, URL + each field's name and value, in the byte order of the names)). */
export function twilioSignature(token: string, url: string, fields: Record<string, string>): string {
  const sorted = Object.entries(fields).sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  return createHmac('sha1', token)
    .update(url + sorted.map(([name, value]) => name + value).join(''))
    .digest('base64');
}
