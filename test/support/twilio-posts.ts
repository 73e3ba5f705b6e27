// What Twilio posts to a callback address, with its signature.
import type { Sandbox } from '../../src/sandbox/sandbox';
import { twilioSignature } from '../../src/sandbox/status-callback';

export interface PostReply {
  status: number;
  type: string | null;
  text: string;
}

/**
 * Posts a form as the sandbox's first account would. `signed`: the address that the signature is over; an empty one
 * leaves the signature out.
 */
export async function postAsTwilio(
  sandbox: Sandbox,
  url: string,
  fields: Record<string, string>,
  signed = url,
): Promise<PostReply> {
  const account = sandbox.control.state().twilio[0];
  const form = { AccountSid: account?.accountSid ?? '', ...fields };
  const signature = twilioSignature(account?.authToken ?? '', signed, form);
  const answer = await fetch(url, {
    method: 'POST',
    headers: signed === '' ? {} : { 'x-twilio-signature': signature },
    body: new URLSearchParams(form),
  });
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
}

let sent = 0;

/** The fields of an SMS that somebody sends to us; each has an id of its own unless it is given one. */
export function incomingSms(from: string, body: string, sid?: string): Record<string, string> {
  sent += 1;
  const id = sid ?? `SM${String(sent).padStart(32, '0')}`;
  return {
    MessageSid: id,
    SmsSid: id,
    From: from,
    To: '+12025550199',
    Body: body,
    NumMedia: '0',
    NumSegments: '1',
  };
}
