// The promise of a chain of accounts, against a model of their providers: whatever they answer, whenever the process is
// killed and whatever a Deploy changes, one SMS is accepted by one of them, or its end is told.
import 'should';
import fc from 'fast-check';
import { Trouble } from '../../../src/sentences/trouble';
import type { NextAccount, Way } from '../../../src/sms/chain';
import { type Outbox, openOutbox } from '../../../src/sms/outbox';
import type { CancelOutcome, Provider, RefusalMeaning, Sender, SendOutcome } from '../../../src/sms/provider';
import type { Store } from '../../../src/store/store';
import { type FakeSystem, fakeSystem, settled } from '../../support/fake-system';
import { storeKilledAt } from '../../support/mortal-store';
import { type TempStore, tempStore } from '../../support/temp-store';

const minute = 60_000;

/** What a message comes to at a provider after it was taken. */
type Fate = 'delivered' | 'failed' | 'pending';
interface Post {
  outcome: 'accepted' | 'refused' | 'bad-number' | 'unsent' | 'lost' | 'unheard';
  fate: Fate;
  cancel: CancelOutcome;
}
interface Message {
  account: string;
  id: string;
  sid: string;
  to: string;
  body: string;
  fate: Fate;
  cancel: CancelOutcome;
  isTakenBack: boolean;
}

const means: Readonly<Record<string, RefusalMeaning>> = { 1: 'account', 2: 'undeliverable' };
const provider: Provider = {
  id: 'model',
  label: 'Model',
  limits: { characters: 1000, validityMinutes: { least: 1, most: 600 } },
  statuses: [
    { word: 'pending', means: 'queued', isFinal: false },
    { word: 'delivered', means: 'delivered', isFinal: true },
    { word: 'failed', means: 'failed', isFinal: true },
  ],
  refusals: Object.fromEntries(
    Object.entries(means).map(([code, one]) => [code, { means: one, sentence: 'sms.rejected' as const }]),
  ),
  callback: null,
};

/** What the providers know: it outlives every process of ours. */
class World {
  messages: Message[] = [];
  constructor(
    readonly posts: Record<string, Post[]>,
    readonly lists: boolean[],
  ) {}

  senderOf(account: string, ifUncertain: Sender['ifUncertain']): Sender {
    const sender = {
      send: async ({ id, to, body }: { id: string; to: string; body: string }): Promise<SendOutcome> => {
        const known = this.messages.find((one) => one.account === account && one.id === id);
        const post = this.posts[account]?.shift() ?? {
          outcome: 'accepted',
          fate: 'delivered',
          cancel: 'not',
        };
        const refused = (code: number): SendOutcome => ({
          kind: 'refused',
          trouble: new Trouble(`sms-${code}`, 'sms.rejected', { provider: 'Model', detail: code }),
          errorCode: code,
        });
        // A provider with a key answers a repeat as the first post.
        if (known && ifUncertain === 'post-again')
          return { kind: 'accepted', sid: known.sid, status: 'pending', segments: null };
        if (post.outcome === 'refused') return refused(1);
        if (post.outcome === 'bad-number') return refused(2);
        if (post.outcome === 'unsent')
          return { kind: 'unsent', trouble: new Trouble('sms-unsent', 'sms.unsent') };
        if (post.outcome === 'lost') return { kind: 'uncertain' };
        const { fate, cancel } = post;
        const sid = `${account} ${id} ${this.messages.length}`;
        this.messages.push({ account, id, sid, to, body, fate, cancel, isTakenBack: false });
        if (post.outcome === 'unheard') return { kind: 'uncertain' };
        return { kind: 'accepted', sid, status: 'pending', segments: null };
      },
      poll: async (sid: string) => {
        const message = this.messages.find((one) => one.sid === sid);
        if (!message) return { kind: 'unknown' as const };
        const status = message.isTakenBack ? 'failed' : message.fate;
        return { kind: 'known' as const, status, errorCode: null };
      },
      cancel: async (sid: string): Promise<CancelOutcome> => {
        const message = this.messages.find((one) => one.sid === sid);
        if (message?.fate !== 'pending') return 'not';
        if (message.cancel === 'cancelled') message.isTakenBack = true;
        return message.cancel;
      },
    };
    if (ifUncertain !== 'look-up') return { ...sender, ifUncertain };
    return {
      ...sender,
      ifUncertain,
      find: async ({ to, body }) => {
        if (!(this.lists.shift() ?? true)) return { kind: 'unknown' };
        const mine = this.messages.filter(
          (one) => one.account === account && one.to === to && one.body === body,
        );
        return { kind: 'list', found: mine.map(({ sid }) => ({ sid, status: 'pending' })) };
      },
    };
  }

  /** Those that may be, or have been, with the person. */
  get arrived(): Message[] {
    return this.messages.filter(({ fate, isTakenBack }) => fate !== 'failed' && !isTakenBack);
  }
}

const writes = ['addSms', 'changeSms', 'claimSms', 'handOverSms'];

const post: fc.Arbitrary<Post> = fc.record({
  outcome: fc.constantFrom('accepted', 'refused', 'bad-number', 'unsent', 'unsent', 'lost', 'unheard'),
  fate: fc.constantFrom('delivered', 'failed', 'pending'),
  cancel: fc.constantFrom('cancelled', 'not', 'unknown'),
});
const accountOf = fc.record({
  posts: fc.array(post, { maxLength: 8 }),
  ifUncertain: fc.constantFrom('look-up', 'post-again', 'give-up') as fc.Arbitrary<Sender['ifUncertain']>,
  afterMinutes: fc.integer({ min: 1, max: 20 }),
});
const life = fc.record({
  accounts: fc.array(accountOf, { minLength: 1, maxLength: 3 }),
  evenIfUncertain: fc.boolean(),
  lists: fc.array(fc.boolean(), { maxLength: 6 }),
  /** Each process: at which write it is killed, or after how many minutes there is a Deploy, and how the chain is then. */
  runs: fc.array(
    fc.record({
      killAt: fc.option(fc.integer({ min: 1, max: 8 }), { nil: 0 }),
      isAfter: fc.boolean(),
      minutes: fc.integer({ min: 0, max: 30 }),
      length: fc.integer({ min: 1, max: 3 }),
    }),
    { maxLength: 5 },
  ),
});

describe('sms: a chain of accounts, whatever happens', () => {
  const names = ['first', 'second', 'third'];
  let system: FakeSystem;
  let temp: TempStore;

  beforeEach(async () => {
    system = fakeSystem();
    temp = await tempStore(system);
  });
  afterEach(() => temp.remove());

  it('one SMS is with the person, or its end is told; never two unless its owner said so', async function () {
    this.timeout(120_000);
    let alert = 0;
    await fc.assert(
      fc.asyncProperty(life, async ({ accounts, evenIfUncertain, lists, runs }) => {
        alert += 1;
        const world = new World(
          Object.fromEntries(accounts.map(({ posts }, at) => [names[at] ?? '', [...posts]])),
          [...lists],
        );
        const personId = `person_${alert}`;
        const to = `+4915228${String(alert).padStart(6, '0')}`;
        const asked = {
          nodeId: 'node',
          sms: { to, body: `Low ${alert}`, segments: 1 },
          key: `alert ${alert}`,
          isAlert: true,
          msg: { person: { id: personId } },
        };
        let told = 0;
        const wayOf = (at: number, length: number): Way | null => {
          const account = accounts[at];
          const name = names[at];
          if (!account || !name || at >= length) return null;
          const after = at + 1 < length ? names[at + 1] : undefined;
          const next: NextAccount | null =
            after === undefined
              ? null
              : { account: after, afterMinutes: account.afterMinutes, evenIfUncertain };
          return {
            account: name,
            provider,
            sender: world.senderOf(name, account.ifUncertain),
            caps: { perNumber: 1000, perDay: 100_000 },
            next,
            callbackFor: () => null,
            isStopped: async () => false,
          };
        };
        const open = (store: Store, length: number): Promise<Outbox> =>
          openOutbox({
            ...(wayOf(0, length) as Way),
            store,
            system,
            validitySeconds: 3600,
            findWay: (name) => wayOf(names.indexOf(name), length),
          });

        const all = [...runs, { killAt: 0, isAfter: false, minutes: 120, length: accounts.length }];
        for (const { killAt, isAfter, minutes, length } of all) {
          const { store, died } = storeKilledAt(temp.store, writes, { at: killAt, isAfter });
          let outbox: Outbox | null = null;
          const lived = (async () => {
            outbox = await open(store, Math.min(length, accounts.length));
            outbox.attach('node', () => {
              told += 1;
            });
            // The alert leaves once more with each start, as its node does until it knows that it has left.
            void outbox.send(asked).then(
              (sent) => {
                if (sent) told += 1;
              },
              () => {
                told += 1;
              },
            );
            for (let passed = 0; passed < minutes; passed += 1) await system.advance(minute);
            await settled();
            outbox.close();
            await outbox.idle();
          })();
          await Promise.race([lived, died.then(() => settled())]);
          (outbox as Outbox | null)?.close();
        }

        told.should.be.above(0);
        const rows = await temp.store.smsOfPerson(personId, 50);
        rows.filter(({ nextLookAt }) => nextLookAt !== null).should.eql([]);
        for (const { id, state, sid } of rows) {
          const arrived = world.arrived.filter((one) => one.id === id);
          ['accepted', 'refused', 'uncertain'].should.containEql(state);
          if (state === 'accepted') world.messages.filter((one) => one.sid === sid).should.have.length(1);
          if (state === 'refused' && !evenIfUncertain) arrived.should.eql([]);
        }
        const ways = world.arrived.map(({ account }) => account);
        new Set(ways).size.should.equal(ways.length);
        if (!evenIfUncertain) ways.length.should.be.belowOrEqual(1);
      }),
      { numRuns: Number(process.env.RUNS ?? 150) },
    );
  });
});
