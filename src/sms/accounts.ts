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
  /** Closes all; resolves when nothing is being posted. */
  closeAll(): Promise<void>;
}

export function createSmsAccounts(parts: { store: Store; system: System; http: Http }): SmsAccounts {
  const { store, system, http } = parts;
  const outboxes = new Map<string, { outbox: Promise<Outbox>; isOpen: boolean }>();

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
        openOutbox({ store, system, account: id, sender: twilioSender(http, account), validitySeconds }),
      );
      outboxes.set(id, { outbox, isOpen: true });
      return outbox;
    },
    close(id) {
      const entry = outboxes.get(id);
      if (!entry) return;
      entry.isOpen = false;
      void ended(entry.outbox);
    },
    async closeAll() {
      await Promise.all([...outboxes.values()].map(({ outbox }) => ended(outbox)));
    },
  };
}
