// Whatever comes in whatever order: each SMS of somebody whom we told is told once, and none of anybody else.
import 'should';
import * as fc from 'fast-check';
import { createInboxes, type Inboxes } from '../../../src/sms/inboxes';
import { createIncoming, type Incoming } from '../../../src/sms/incoming';
import type { InboxOutcome, ReceivedSms } from '../../../src/sms/provider';
import { chanceOf } from '../../fuzz/chance';
import { type FakeSystem, fakeSystem, settled } from '../../support/fake-system';
import { received, tellByStore } from '../../support/incoming';
import { type MortalStore, mortalStore } from '../../support/mortal-store';
import { type TempStore, tempStore } from '../../support/temp-store';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const numbers = ['+4915228817386', '+4915112345678', '+447911123456'] as const;
/** Two accounts share the inbox. */
const accounts = ['one', 'two'] as const;
const nodes = [
  { nodeId: 'a', account: 'one' },
  { nodeId: 'b', account: 'one' },
  { nodeId: 'c', account: 'two' },
] as const;

type Step =
  | { do: 'tell'; number: number; node: number }
  | { do: 'arrive'; number: number; callbacks: number }
  | { do: 'list'; is: 'read' | 'unread' | 'cut'; lagMs: number }
  | { do: 'pass'; ms: number }
  | { do: 'clock'; behindMs: number }
  | { do: 'deploy'; node: number; returns: boolean }
  | { do: 'kill' | 'restart'; early: boolean };

const which = fc.nat(2);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant('tell'), number: which, node: which }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('arrive'), number: which, callbacks: fc.nat(2) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('list'),
      is: fc.constantFrom('read', 'unread', 'cut'),
      lagMs: fc.constantFrom(0, 0, 20 * second, 10 * minute),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('pass'),
      ms: fc.constantFrom(1, second, 2_999, 3_000, 16 * second, 6 * minute, 3 * hour),
    }),
  },
  // A Pi without a clock of its own comes up behind, and is set right later.
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('clock'),
      behindMs: fc.constantFrom(0, minute, hour, 30 * 24 * hour),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('deploy'), node: which, returns: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('kill', 'restart'), early: fc.boolean() }) },
) as fc.Arbitrary<Step>;

/** What a provider has of the SMS that came in, by its own clock, which is right. */
interface Arrived extends ReceivedSms {
  trueAt: number;
  isAnswer: boolean;
}

/** A telling counts once it was outlived: what left just before an end leaves again. */
interface Telling {
  text: string;
  nodeId: string;
  at: number;
  isOutlived: boolean;
}

class House {
  readonly arrived: Arrived[] = [];
  readonly tellings: Telling[] = [];
  private readonly toldNumbers = new Set<string>();
  private readonly detaches = new Map<string, (returns: boolean) => void>();
  private process: MortalStore | null = null;
  private incoming: Incoming | null = null;
  private inboxes: Inboxes | null = null;
  private list: Extract<Step, { do: 'list' }> = { do: 'list', is: 'read', lagMs: 0 };
  private count = 0;

  constructor(
    private readonly system: FakeSystem,
    private readonly temp: TempStore,
    private readonly chance: ReturnType<typeof chanceOf>,
  ) {}

  /** The time that no clock of ours knows. */
  private trueNow = () => this.system.steady();

  start(): void {
    const process = mortalStore(this.temp.store);
    const incoming = createIncoming({
      store: process.store,
      system: this.system,
      actOn: async () => undefined,
    });
    const inboxes = createInboxes({ store: process.store, system: this.system, incoming });
    this.process = process;
    this.incoming = incoming;
    this.inboxes = inboxes;
    const inbox = { key: 'shared', list: (since: number) => this.read(since) };
    for (const account of accounts)
      inboxes.open({
        account,
        provider: 'twilio',
        label: 'Twilio',
        country: '',
        inbox,
        isHeard: () => false,
      });
    for (const one of nodes) this.attach(one);
  }

  private attach(one: (typeof nodes)[number]): void {
    const { incoming } = this;
    if (!incoming || this.detaches.has(one.nodeId)) return;
    const send = ({ payload }: { payload: string }) => {
      this.tellings.push({ text: payload, nodeId: one.nodeId, at: this.system.steady(), isOutlived: true });
    };
    this.detaches.set(one.nodeId, incoming.attach({ ...one, send, fail: () => undefined }));
  }

  private async read(since: number): Promise<InboxOutcome> {
    const aheadMs = this.trueNow() - this.system.now();
    const { is, lagMs } = this.list;
    if (is === 'unread') return { kind: 'unknown' };
    const listed = this.arrived.filter(
      ({ trueAt }) => trueAt >= since + aheadMs && trueAt <= this.trueNow() - lagMs,
    );
    const shown = is === 'cut' ? listed.filter(() => this.chance.below(2) === 0) : listed;
    const mixed = [...shown, ...shown.filter(() => this.chance.below(3) === 0)].sort(
      () => this.chance.below(3) - 1,
    );
    return {
      kind: 'list',
      received: mixed.map((one) => ({ ...one, at: one.trueAt - aheadMs })),
      isWhole: is === 'read',
    };
  }

  /** What left within three seconds before may not have reached anybody. */
  private end(nodeId?: string): void {
    for (const telling of this.tellings) {
      const isYoung = this.system.steady() - telling.at < 3_000;
      if (isYoung && (nodeId === undefined || telling.nodeId === nodeId)) telling.isOutlived = false;
    }
  }

  async do(step: Step): Promise<void> {
    if (step.do === 'tell') await this.tell(step);
    if (step.do === 'arrive') await this.arrive(step);
    if (step.do === 'list') this.list = step;
    if (step.do === 'pass') await this.system.advance(step.ms);
    if (step.do === 'clock') this.system.setClock(this.trueNow() - step.behindMs);
    if (step.do === 'deploy') await this.deploy(step);
    if (step.do === 'kill' || step.do === 'restart') await this.restart(step);
  }

  private async tell({ number, node }: { number: number; node: number }): Promise<void> {
    const to = numbers[number] ?? '';
    const { account, nodeId } = nodes[node] ?? nodes[0];
    this.count += 1;
    await tellByStore(this.temp.store, `sms ${this.count}`, to, { account, nodeId, at: this.system.now() });
    this.toldNumbers.add(to);
    this.inboxes?.expect(account);
  }

  private async arrive({ number, callbacks }: { number: number; callbacks: number }): Promise<void> {
    const from = numbers[number] ?? '';
    const trueAt = this.trueNow();
    this.count += 1;
    const sms = received(`in ${this.count}`, { from });
    this.arrived.push({ ...sms, trueAt, isAnswer: this.toldNumbers.has(from) });
    for (let call = 0; call < callbacks; call += 1) {
      void this.incoming?.take({ provider: 'twilio', accounts: [...accounts], country: '' }, [sms]);
      if (this.chance.below(2) === 0) await settled();
    }
  }

  private async deploy({ node, returns }: { node: number; returns: boolean }): Promise<void> {
    const one = nodes[node] ?? nodes[0];
    this.end(one.nodeId);
    this.detaches.get(one.nodeId)?.(returns);
    this.detaches.delete(one.nodeId);
    await this.system.advance(this.chance.below(2) * 500);
    this.attach(one);
  }

  /** `early`: what is under way does not come to its end before. */
  private async restart({ do: how, early }: { do: 'kill' | 'restart'; early: boolean }): Promise<void> {
    if (!early) await settled();
    this.end();
    if (how === 'kill') this.process?.kill();
    this.inboxes?.close();
    await Promise.race([this.incoming?.close(), settled()]);
    this.process?.kill();
    this.detaches.clear();
    await this.temp.reopen();
    this.start();
  }

  wasTold = (number: string) => this.toldNumbers.has(number);

  /** Everything works again, for long enough. */
  async comeToRest(): Promise<void> {
    this.list = { do: 'list', is: 'read', lagMs: 0 };
    this.system.setClock(this.trueNow());
    await this.system.advance(11 * minute);
    await this.system.advance(3_000);
    this.inboxes?.close();
    await this.incoming?.close();
  }
}

describe('sms: what people answer, whatever happens', () => {
  it('each SMS of somebody whom we told is told once, and none of anybody else', async function () {
    this.timeout(120_000);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), fc.nat(), async (steps, seed) => {
        const system = fakeSystem();
        const temp = await tempStore(system);
        try {
          const house = new House(system, temp, chanceOf(`incoming ${seed}`));
          house.start();
          for (const one of steps) await house.do(one);
          await house.comeToRest();

          const told = house.tellings.filter(({ isOutlived }) => isOutlived).map(({ text }) => text);
          const answers = house.arrived.filter(({ isAnswer }) => isAnswer).map(({ text }) => text);
          // Two clocks differ: what came just before the first SMS to its number may pass for an answer.
          const before = house.arrived.filter(({ from, isAnswer }) => !isAnswer && house.wasTold(from));
          told.should.eql([...new Set(told)]);
          answers.filter((text) => !told.includes(text)).should.eql([]);
          const others = house.tellings.filter(({ text }) => !answers.includes(text));
          others.filter(({ text }) => !before.some((one) => one.text === text)).should.eql([]);
        } finally {
          await temp.remove();
        }
      }),
      { numRuns: 60 },
    );
  });
});
