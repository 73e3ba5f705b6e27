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

/** The fields of an SMS that somebody sends to us. */
export function incomingSms(from: string, body: string): Record<string, string> {
  return {
    MessageSid: 'SM1',
    SmsSid: 'SM1',
    From: from,
    To: '+12025550199',
    Body: body,
    NumMedia: '0',
    NumSegments: '1',
  };
}
