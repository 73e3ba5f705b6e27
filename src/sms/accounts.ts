// The outboxes of all SMS accounts, by the id of their config node.
import type { Http } from '../net/http';
import type { System } from '../net/system';
import type { Store } from '../store/store';
import { type Outbox, openOutbox } from './outbox';
import { type TwilioAccount, twilioSender } from './twilio';

export interface SmsAccounts {
  /** Rejects with a Trouble when the account lacks something that no request could do without. */
  open(id: string, account: TwilioAccount, validitySeconds: number): Promise<Outbox>;
  /** Its node is gone, or about to come back with other settings. */
  close(id: string): void;
  /** What checks and takes a callback of a Twilio account: several nodes may share one. */
  ofSid(accountSid: string): { authToken: string; outbox: Promise<Outbox> }[];
  /** Closes all; resolves when nothing is being posted. */
  closeAll(): Promise<void>;
}

interface Parts {
  store: Store;
  system: System;
  http: Http;
  /** Where Twilio may tell how the SMS with this id fares; null without a public address. */
  callbackFor(id: string): string | null;
}

export function createSmsAccounts({ store, system, http, callbackFor }: Parts): SmsAccounts {
  const outboxes = new Map<string, { account: TwilioAccount; outbox: Promise<Outbox>; isOpen: boolean }>();

  /** A post that the account had under way comes to its end first, and so is not done twice. */
  const ended = async (outbox: Promise<Outbox> | undefined) => {
    const opened = await outbox?.catch(() => null);
    opened?.close();
    await opened?.idle();
  };

  return {
    open(id, account, validitySeconds) {
      const before = outboxes.get(id);
      if (before?.isOpen) return before.outbox;
      const outbox = ended(before?.outbox).then(() =>
        openOutbox({
          store,
          system,
          account: id,
          sender: twilioSender(http, account),
          validitySeconds,
          // Without the auth token no callback could be proven to be Twilio's.
          callbackFor: account.authToken === '' ? () => null : callbackFor,
        }),
      );
      outboxes.set(id, { account, outbox, isOpen: true });
      return outbox;
    },
    close(id) {
      const entry = outboxes.get(id);
      if (!entry) return;
      entry.isOpen = false;
      void ended(entry.outbox);
    },
    ofSid: (accountSid) =>
      [...outboxes.values()]
        .filter(({ account, isOpen }) => isOpen && account.accountSid === accountSid)
        .map(({ account, outbox }) => ({ authToken: account.authToken, outbox })),
    async closeAll() {
      await Promise.all([...outboxes.values()].map(({ outbox }) => ended(outbox)));
    },
  };
}
