// What people answered, as Twilio lists it: for who has no public address, and in case a callback was lost.
import type { MessageInstance, MessageListInstanceOptions } from 'twilio/lib/rest/api/v2010/account/message';
import type { System } from '../../../net/system';
import type { Settings } from '../../fields';
import type { Inbox, InboxOutcome } from '../../provider';
import type { TwilioField } from './fields';

interface InboxParts {
  account: Settings<TwilioField>;
  /** The sender as Twilio lists it. */
  from: string;
  time: Pick<System, 'now'>;
  /** How far Twilio's clock is ahead of ours, in ms. */
  aheadMs(): number;
  /** Lists messages; an odd entry is one without fields. Rejects where the list cannot be read. */
  list(options: MessageListInstanceOptions): Promise<unknown[]>;
  isMessage(one: unknown): one is MessageInstance;
}

const hour = 3_600_000;
const pageSize = 1000;
/** What of a flood is older than this many messages is not seen. */
const mostListed = 10 * pageSize;

/** Null for a sender that nobody can answer: a name. */
export function openInbox(parts: InboxParts): Inbox | null {
  const { account, from, time, aheadMs, list, isMessage } = parts;
  const { accountSid, messagingServiceSid } = account;
  if (!messagingServiceSid && !/^\+?\d+$/.test(from)) return null;
  /** A service has several numbers: what came to another one of the account is nobody's whom we told. */
  const toUs = messagingServiceSid ? {} : { to: from };
  const isAnswer = (message: MessageInstance) =>
    message.direction === 'inbound' &&
    typeof message.from === 'string' &&
    (!messagingServiceSid || [messagingServiceSid, null, undefined].includes(message.messagingServiceSid));

  return {
    key: `${accountSid} ${messagingServiceSid || from}`,
    async list(since): Promise<InboxOutcome> {
      try {
        // By Twilio's clock, and by its day: of an SMS that came in, the time of sending is that of its coming.
        const supposedMs = aheadMs();
        const dateSentAfter = new Date(Math.max(0, since + supposedMs));
        const listed = await list({ ...toUs, dateSentAfter, pageSize, limit: mostListed });
        const received = listed.filter(isMessage).filter(isAnswer);
        return {
          kind: 'list',
          // Twilio lists the newest first, and its times are whole seconds.
          received: received.reverse().map(({ sid, from: sender, body, dateCreated }) => ({
            id: sid,
            from: sender,
            text: typeof body === 'string' ? body : '',
            at: Math.min(Number(dateCreated) - aheadMs(), time.now()),
            keyword: null,
          })),
          // What was asked for by a clock that turns out to be wrong is asked for again.
          isWhole: listed.length < mostListed && Math.abs(aheadMs() - supposedMs) < hour,
        };
      } catch {
        return { kind: 'unknown' };
      }
    },
  };
}
