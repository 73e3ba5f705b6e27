// All that a store promises, as one suite: a driver is done when it passes. What only one driver has is tested beside it.
import 'should';
import type { System } from '../../../src/net/system';
import type { Store } from '../../../src/store/store';
import { type FakeSystem, fakeStart, fakeSystem } from '../../support/fake-system';
import { filesUnder, read } from '../../support/repository';
import { agenda } from './contract/agenda';
import { alerts } from './contract/alerts';
import { authorizations } from './contract/authorizations';
import { calls } from './contract/calls';
import { checks } from './contract/checks';
import { grants } from './contract/grants';
import { incoming } from './contract/incoming';
import { instances } from './contract/instances';
import { joining } from './contract/joining';
import { learning } from './contract/learning';
import { notifications } from './contract/notifications';
import { people } from './contract/people';
import { races } from './contract/races';
import { readings } from './contract/readings';
import { signups } from './contract/signups';
import { sms } from './contract/sms';
import { smsCounts } from './contract/sms-counts';
import { survival } from './contract/survival';
import { sweep } from './contract/sweep';
import { untold } from './contract/untold';
import { wrongClocks } from './contract/wrong-clocks';

/** An open store of a driver, in a place where nothing was before. */
export interface OpenedStore {
  store: Store;
  /** Closes it, if nobody has yet, and opens again what it keeps, as a restart does. */
  reopen(): Promise<Store>;
  /** Closes it, if nobody has yet, and takes it away with all that it keeps. */
  remove(): Promise<void>;
}

/** `system`: the clock and the random bytes that the store is to use. */
export type StoreFactory = (system: System) => Promise<OpenedStore>;

/** What the suites run on: a store of its own for each test. */
export interface Contract {
  readonly store: Store;
  /** The store's clock, which starts anew at `fakeStart` for each test. */
  readonly system: FakeSystem;
  reopen(): Promise<Store>;
}

const suites = [
  calls,
  survival,
  people,
  grants,
  authorizations,
  readings,
  learning,
  alerts,
  checks,
  agenda,
  untold,
  signups,
  notifications,
  sms,
  smsCounts,
  joining,
  incoming,
  sweep,
  wrongClocks,
  races,
  instances,
];

/** Declares the whole suite for a driver. */
export function storeContract(driver: string, openNew: StoreFactory): void {
  describe(`the store's contract: ${driver}`, () => {
    const system = fakeSystem();
    let opened: OpenedStore | null = null;
    const current = () => {
      if (!opened) throw new Error('a store is open inside of tests only');
      return opened;
    };
    const contract: Contract = {
      get store() {
        return current().store;
      },
      system,
      async reopen() {
        const one = current();
        one.store = await one.reopen();
        // What was the earlier instance's is free, and this one asks for it.
        for (const account of ['account', 'other', 'next', 'third']) await one.store.takeSms(account);
        await one.store.takeAuthorizations();
        return one.store;
      },
    };

    beforeEach(async () => {
      system.setClock(fakeStart);
      opened = await openNew(system);
    });
    afterEach(() => current().remove());

    for (const suite of suites) suite(contract);

    it('has a promise for each call of the interface, and the store has no other call', () => {
      const declared = [
        ...filesUnder('src/store')
          .filter((path) => /^src\/store\/(?:\w+-)?store\.ts$/.test(path))
          .map(read)
          .join('')
          .matchAll(/^ {2}(\w+)[(<]/gm),
      ].map(([, name]) => name ?? '');
      const promises = filesUnder('test/src/store/contract').map(read).join('\n');

      declared.filter((name) => !promises.includes(`.${name}(`)).should.eql([]);
      Object.keys(contract.store).sort().should.eql(declared.sort());
    });
  });
}
