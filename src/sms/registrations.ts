// Sees to it that providers which are told once where to call, call the public address that there is, and know nothing of an
// account that is gone. What fails here holds up no SMS: how they fare is asked for, anyway.
import { inFlight, serialByKey } from '../net/concurrency';
import type { System } from '../net/system';
import type { Registration } from './provider';

export interface Registrations {
  /**
   * An account is open. `registration`: absent where it is not to be called. `address`: where to call it; null where nobody
   * can. The answer ends the watch, and leaves what is registered.
   */
  open(opened: {
    account: string;
    registration: Registration | undefined;
    address(): string | null;
  }): () => void;
  /** The account does not come back. */
  remove(account: string): void;
  /** An SMS of this account may have gone out just now: how it fares is to be told. */
  expect(account: string): void;
  /** A post was proven for these accounts. */
  noteProven(accounts: readonly string[]): void;
  /** Whether the provider calls, as far as anybody can tell: also after the last SMS. */
  isHeard(account: string): boolean;
  /** Resolves when nothing is being taken away any more, or after a moment: somebody waits for a phone that is off. */
  close(): Promise<void>;
}

/** How often the address is looked at, which asks nobody; the first time when all nodes of a Deploy are open. */
const lookEveryMs = 60_000;
const firstLookMs = 10_000;
/** How often the provider is asked whether it still stands, and again where that failed: a phone may be off. */
const askEveryMs = 3_600_000;
const askAgainMs = 5 * 60_000;
const patienceMs = 3_000;

interface Registered {
  registration: Registration;
  /** The last try, by the clock that does not jump. */
  tried: { address: string; at: number; isRight: boolean } | null;
  /** An SMS has gone out, and nothing came since. */
  isOverdue: boolean;
}

export function createRegistrations(system: Pick<System, 'steady' | 'after'>): Registrations {
  const accounts = new Map<string, Registered>();
  /** What is taken away and what is registered under the same ids does not overtake each other. */
  const inTurn = serialByKey();
  const removing = inFlight();

  const takeAway = (account: string, { registration }: Registered) =>
    void removing.watch(inTurn(account, () => registration.remove(account))).catch(() => undefined);

  async function look(account: string, one: Registered, address: string | null): Promise<void> {
    const { tried } = one;
    const isDue = !tried || system.steady() - tried.at >= (tried.isRight ? askEveryMs : askAgainMs);
    if (address === null || (address === tried?.address && !isDue)) return;
    const isRight = tried?.address === address && tried.isRight;
    const trying = { address, at: system.steady(), isRight };
    one.tried = trying;
    await inTurn(account, async () => {
      // It may have been taken away meanwhile.
      if (accounts.get(account) === one) trying.isRight = await one.registration.reconcile(account, address);
    });
  }

  return {
    open({ account, registration, address }) {
      const before = accounts.get(account);
      if (before && before.registration.key !== registration?.key) takeAway(account, before);
      if (!registration) {
        accounts.delete(account);
        return () => undefined;
      }
      const one: Registered = { registration, tried: null, isOverdue: before?.isOverdue ?? false };
      accounts.set(account, one);
      let cancel = (): void => undefined;
      const wait = (ms: number) => {
        cancel = system.after(ms, () => {
          wait(lookEveryMs);
          void look(account, one, address()).catch(() => undefined);
        });
      };
      wait(firstLookMs);
      return () => cancel();
    },
    remove(account) {
      const one = accounts.get(account);
      accounts.delete(account);
      if (one) takeAway(account, one);
    },
    expect(account) {
      const one = accounts.get(account);
      if (one) one.isOverdue = true;
    },
    noteProven(proven) {
      for (const account of proven) {
        const one = accounts.get(account);
        if (one) one.isOverdue = false;
      }
    },
    isHeard(account) {
      const one = accounts.get(account);
      return one?.tried?.isRight === true && !one.isOverdue;
    },
    close: () =>
      new Promise((resolve) => {
        const cancel = system.after(patienceMs, resolve);
        void removing.idle().then(() => {
          cancel();
          resolve();
        });
      }),
  };
}
