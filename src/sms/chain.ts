// A chain of SMS accounts: which account has an SMS, which one it goes to next, and when. Decision 28.
import type { SmsCaps, StoredSms } from '../store/records';
import { contentOf } from './content';
import type { Provider, RefusalMeaning, Sender } from './provider';
import { validSince } from './validity';

/** What an account says of the one after it. */
export interface NextAccount {
  /** The id of its node. */
  account: string;
  /** After so many minutes without success an SMS goes there. */
  afterMinutes: number;
  /** Also where nobody knows whether it was sent: somebody may get it twice then, by their owner's choice. */
  evenIfUncertain: boolean;
}

/** An account as an SMS goes by it. */
export interface Way {
  account: string;
  provider: Provider;
  sender: Sender;
  caps: SmsCaps;
  next: NextAccount | null;
  callbackFor(id: string): string | null;
  /** Whether this account is to send nothing to a number (E.164), as somebody there has answered STOP. */
  isStopped(to: string): Promise<boolean>;
}

/** The ways of one outbox: its own account, and what follows it. */
export interface Ways {
  /**
   * The account that has an SMS now; null where there is none such any more. One that was taken out of the chain settles what it
   * may have sent, and nothing of which nobody knows goes on from there.
   */
  of(row: StoredSms): Way | null;
  /** Whether that account is still in the chain: what surely was not sent is not sent by one that was taken out. */
  isInChain(row: StoredSms): boolean;
  /** Where an SMS can go from there, in turn: never to an account that had it before. */
  after(row: StoredSms): Way[];
}

/** `find`: an account that is there, by the id of its node. */
export function createWays(own: Way, find: (account: string) => Way | null): Ways {
  const wayOf = (account: string) => (account === own.account ? own : find(account));
  const chain = () => chainFrom(own, wayOf);
  const placeOf = (row: StoredSms) => chain().findIndex(({ account }) => account === viaOf(row));
  const isInChain = (row: StoredSms) => placeOf(row) >= 0;
  return {
    of(row) {
      const way = wayOf(viaOf(row));
      return way?.next && !isInChain(row) ? { ...way, next: { ...way.next, evenIfUncertain: false } } : way;
    },
    isInChain,
    after(row) {
      const had = [viaOf(row), ...(row.chain?.earlier ?? []).map(({ account }) => account)];
      const { body } = contentOf(row).sms;
      return chain()
        .slice(placeOf(row) + 1)
        .filter(
          ({ account, provider }) => !had.includes(account) && body.length <= provider.limits.characters,
        );
    },
  };
}

/** The accounts from the first one on, as far as they are there; one that comes back to itself ends where it does. */
export function chainFrom(first: Way, wayOf: (account: string) => Way | null): Way[] {
  const chain: Way[] = [];
  for (let way: Way | null = first; way && !chain.includes(way); way = way.next && wayOf(way.next.account))
    chain.push(way);
  return chain;
}

/** The account that has an SMS now. */
export function viaOf({ account, chain }: StoredSms): string {
  return chain?.via ?? account;
}

/** Since when that account could send it, ms since 1970 UTC. */
export function sinceOf(row: StoredSms): number {
  const { chain } = row;
  return Math.max(chain?.since ?? row.createdAt, validSince(row));
}

/** Whether an account that had it before may have sent it, for all that is known. */
export function mayHaveGone({ chain }: StoredSms): boolean {
  return chain?.earlier.some(({ fate }) => fate === 'uncertain') ?? false;
}

/**
 * Whether an SMS that an account has refused, or has failed to deliver, may go by the next one. A number that is wrong or
 * wants none is so everywhere; anything else is how this account sees it, or its gateway, its sender, its network.
 */
export function goesOn(means: RefusalMeaning | null): boolean {
  return means !== 'undeliverable' && means !== 'opted-out';
}
