// The outboxes of all SMS accounts, by the id of their config node.
import { createAway } from '../net/away';
import type { Http } from '../net/http';
import type { System } from '../net/system';
import { oneAtATime } from '../net/turns';
import type { SmsCaps } from '../store/records';
import type { Store } from '../store/store';
import { dryRun } from './dry-run';
import type { ReadySms } from './message';
import { type Outbox, type OutboxParts, openOutbox } from './outbox';
import { type TwilioAccount, twilioSender } from './twilio';

export interface SmsAccounts {
  /** Rejects with a Trouble when the account lacks something that no request could do without. */
  open(id: string, account: TwilioAccount, terms: AccountTerms): Promise<Outbox>;
  /** The outbox of a sending node's dry runs: the same rules, but `show` is all that happens. To be closed by its node. */
  openDryRun(nodeId: string, show: (sms: ReadySms, personId: string | null) => void): Promise<Outbox>;
  /** Its node is gone, or about to come back with other settings. */
  close(id: string): void;
  /** The open accounts' caps, by the ids of their config nodes. */
  caps(): { id: string; caps: SmsCaps }[];
  /**
   * What checks and takes a callback of a Twilio account: several nodes may share one. While a Deploy has closed a node,
   * its token still proves who answered STOP; an outbox it has none (`null`).
   */
  ofSid(accountSid: string): { authToken: string; outbox: Promise<Outbox> | null }[];
  /** Closes all; resolves when nothing is being posted. */
  closeAll(): Promise<void>;
}

/** What the owner of an account decided. */
export interface AccountTerms {
  validitySeconds: number;
  caps: SmsCaps;
}

interface Entry extends AccountTerms {
  account: TwilioAccount;
  outbox: Promise<Outbox>;
  isOpen: boolean;
}

interface Parts extends Pick<OutboxParts, 'isOldNews'> {
  store: Store;
  system: System;
  http: Http;
  /** Where Twilio may tell how the SMS with this id fares; null without a public address. */
  callbackFor(id: string): string | null;
}

export function createSmsAccounts({ store, system, http, callbackFor, ...parts }: Parts): SmsAccounts {
  // Two config nodes may stand for one account of Twilio.
  const shared = { store, system, inTurn: oneAtATime(), ...parts };
  const outboxes = new Map<string, Entry>();
  const away = createAway(system);

  /** A post that the account had under way comes to its end first, and so is not done twice. */
  const ended = async (outbox: Promise<Outbox> | undefined) => {
    const opened = await outbox?.catch(() => null);
    opened?.close();
    await opened?.idle();
  };

  return {
    open(id, account, terms) {
      const before = outboxes.get(id);
      if (before?.isOpen) return before.outbox;
      const outbox = ended(before?.outbox).then(() =>
        openOutbox({
          ...shared,
          ...terms,
          account: id,
          sender: twilioSender(http, account, system),
          // Without the auth token no callback could be proven to be Twilio's.
          callbackFor: account.authToken === '' ? () => null : callbackFor,
        }),
      );
      outboxes.set(id, { ...terms, account, outbox, isOpen: true });
      return outbox;
    },
    openDryRun: (nodeId, show) =>
      openOutbox({ ...shared, account: `dry-run ${nodeId}`, sender: dryRun(show), validitySeconds: 3600 }),
    close(id) {
      const entry = outboxes.get(id);
      if (!entry) return;
      entry.isOpen = false;
      away.leave(id);
      void ended(entry.outbox);
    },
    caps: () => [...outboxes].filter(([, { isOpen }]) => isOpen).map(([id, { caps }]) => ({ id, caps })),
    ofSid: (accountSid) =>
      [...outboxes]
        .filter(([id, { account, isOpen }]) => account.accountSid === accountSid && (isOpen || away.has(id)))
        .map(([, { account, outbox, isOpen }]) => ({
          authToken: account.authToken,
          outbox: isOpen ? outbox : null,
        })),
    async closeAll() {
      await Promise.all([...outboxes.values()].map(({ outbox }) => ended(outbox)));
    },
  };
}
