// The promise of joining, whatever comes and whenever the process is killed: each alert is in one SMS that was accepted, or its
// end is told, and it is never in two.
import 'should';
import fc from 'fast-check';
import { Trouble } from '../../../src/sentences/trouble';
import { openOutbox } from '../../../src/sms/outbox';
import type { Provider, Sender, SendOutcome } from '../../../src/sms/provider';
import { segmentsOf } from '../../../src/sms/segments';
import { type FakeSystem, fakeSystem, settled } from '../../support/fake-system';
import { modelProvider } from '../../support/model-provider';
import { storeKilledAt } from '../../support/mortal-store';
import { type TempStore, tempStore } from '../../support/temp-store';

const provider: Provider = {
  ...modelProvider,
  refusals: { 1: { means: 'account', sentence: 'sms.rejected' } },
};

type Outcome = 'accepted' | 'refused' | 'unsent' | 'lost' | 'unheard';

interface Message {
  id: string;
  sid: string;
  to: string;
  body: string;
}

/** What the provider knows: it outlives every process of ours. */
class World {
  messages: Message[] = [];
  constructor(
    readonly outcomes: Outcome[],
    readonly lists: boolean[],
  ) {}

  senderOf(ifUncertain: Sender['ifUncertain']): Sender {
    const accepted = (sid: string): SendOutcome => ({
      kind: 'accepted',
      sid,
      status: 'sent',
      segments: null,
    });
    const sender = {
      send: async ({ id, to, body }: { id: string; to: string; body: string }): Promise<SendOutcome> => {
        const known = this.messages.find((one) => one.id === id);
        if (known && ifUncertain === 'post-again') return accepted(known.sid);
        const outcome = this.outcomes.shift() ?? 'accepted';
        if (outcome === 'refused')
          return {
            kind: 'refused',
            trouble: new Trouble('sms-1', 'sms.rejected', { detail: 1 }),
            errorCode: 1,
          };
        if (outcome === 'unsent') return { kind: 'unsent', trouble: new Trouble('sms-unsent', 'sms.unsent') };
        if (outcome === 'lost') return { kind: 'uncertain' };
        const sid = `SM ${id} ${this.messages.length}`;
        this.messages.push({ id, sid, to, body });
        return outcome === 'unheard' ? { kind: 'uncertain' } : accepted(sid);
      },
      poll: async () => ({ kind: 'known' as const, status: 'sent', errorCode: null }),
    };
    if (ifUncertain !== 'look-up') return { ...sender, ifUncertain };
    return {
      ...sender,
      ifUncertain,
      find: async ({ to, body }) => {
        if (!(this.lists.shift() ?? true)) return { kind: 'unknown' };
        const found = this.messages.filter((one) => one.to === to && one.body === body);
        return { kind: 'list', found: found.map(({ sid }) => ({ sid, status: 'sent' })) };
      },
    };
  }
}

const writes = ['addJoiningSms', 'joinSms', 'leaveJointSms', 'addSms', 'changeSms', 'claimSms'];

const kinds = [
  'low',
  'critical',
  'not-syncing',
  'charge-soon',
  'charged',
  'reconnect',
  'cannot-check',
] as const;
const alert = fc.record({
  number: fc.constantFrom('+4915228000001', '+4915228000002'),
  kind: fc.constantFrom(...kinds),
  /** How much of a sentence follows the name: three SMS have room for some of them. */
  words: fc.integer({ min: 0, max: 20 }),
  hasOwnWords: fc.boolean(),
  isHeld: fc.boolean(),
  /** Seconds after the start of the first run. */
  at: fc.integer({ min: 0, max: 90 }),
  /** After so many seconds it is true no longer. */
  trueFor: fc.option(fc.integer({ min: 1, max: 400 }), { nil: Number.POSITIVE_INFINITY }),
});
const life = fc.record({
  alerts: fc.array(alert, { minLength: 1, maxLength: 12 }),
  outcomes: fc.array(fc.constantFrom<Outcome>('accepted', 'refused', 'unsent', 'unsent', 'lost', 'unheard'), {
    maxLength: 12,
  }),
  lists: fc.array(fc.boolean(), { maxLength: 4 }),
  ifUncertain: fc.constantFrom<Sender['ifUncertain']>('look-up', 'post-again', 'give-up'),
  runs: fc.array(
    fc.record({
      killAt: fc.option(fc.integer({ min: 1, max: 25 }), { nil: 0 }),
      isAfter: fc.boolean(),
      seconds: fc.integer({ min: 0, max: 120 }),
    }),
    { maxLength: 5 },
  ),
});

describe('sms: alerts that are joined, whatever happens', () => {
  let system: FakeSystem;
  let temp: TempStore;

  beforeEach(async () => {
    system = fakeSystem();
    temp = await tempStore(system);
  });
  afterEach(() => temp.remove());

  it('each is in one SMS that was accepted, or its end is told; never in two', async function () {
    this.timeout(180_000);
    let story = 0;
    await fc.assert(
      fc.asyncProperty(life, async ({ alerts, outcomes, lists, ifUncertain, runs }) => {
        story += 1;
        const world = new World([...outcomes], [...lists]);
        const began = system.now();
        const named = alerts.map((one, at) => {
          const name = `N${story}x${at}`;
          const body = `${name}'s Watch is at 7 %.${' It is so.'.repeat(one.words)}`;
          const isDevice = one.kind !== 'reconnect' && one.kind !== 'cannot-check';
          return {
            ...one,
            name,
            asked: {
              nodeId: at % 2 === 0 ? 'node' : 'other node',
              sms: { to: one.number, body, segments: segmentsOf(body).count },
              key: `alert ${name}`,
              isAlert: true,
              msg: {
                payload: one.hasOwnWords ? 'Other words' : body,
                alert: {
                  id: `alert ${name}`,
                  kind: one.kind,
                  ...(one.isHeld ? { heldUntil: '2026-11-20T06:00:00Z' } : {}),
                },
                person: { id: `person_${name}`, name },
                ...(isDevice
                  ? { battery: { deviceId: 'd', device: 'Watch', level: 7, status: null, syncedAt: null } }
                  : {}),
              },
            },
          };
        });
        const isOutdated = async (msg: Readonly<Record<string, unknown>>) => {
          const { id } = msg.alert as { id: string };
          const one = named.find(({ asked }) => asked.key === id);
          return one !== undefined && system.now() - began > (one.at + one.trueFor) * 1000;
        };
        /** By the alert: `sent`, or the code of its error. */
        const told = new Map<string, Set<string>>();
        const tell = (key: string, what: string) => told.set(key, (told.get(key) ?? new Set()).add(what));

        const all = [
          ...runs,
          { killAt: 0, isAfter: false, seconds: 100 },
          { killAt: 0, isAfter: false, seconds: 7200 },
        ];
        for (const { killAt, isAfter, seconds } of all) {
          const { store, died } = storeKilledAt(temp.store, writes, { at: killAt, isAfter });
          let close: () => void = () => undefined;
          const lived = (async () => {
            const outbox = await openOutbox({
              store,
              system,
              account: 'account',
              provider,
              sender: world.senderOf(ifUncertain),
              validitySeconds: 3600,
              caps: { perNumber: 1000, perDay: 100_000 },
              isOutdated,
            });
            close = outbox.close;
            for (const node of ['node', 'other node'])
              outbox.attach(node, ({ msg, trouble, isAccepted }) => {
                const { id } = msg.alert as { id: string };
                if (trouble || isAccepted) tell(id, trouble?.code ?? 'sent');
              });
            // Each alert leaves once more with each start, as its node does until it knows that it has left.
            const toCome = [...named].sort((one, other) => one.at - other.at);
            for (let passed = 0; passed <= seconds; passed += seconds > 200 ? 60 : 1) {
              while (toCome[0] && toCome[0].at * 1000 <= Math.max(passed * 1000, system.now() - began)) {
                const one = toCome.shift();
                if (!one) break;
                void outbox.send(one.asked).then(
                  (sent) => sent && tell(one.asked.key, 'sent'),
                  (error: Trouble) => tell(one.asked.key, error.code),
                );
              }
              await system.advance(seconds > 200 ? 60_000 : 1000);
            }
            await settled();
            outbox.close();
            await outbox.idle();
          })();
          await Promise.race([lived, died.then(() => settled())]);
          close();
        }

        for (const { name, number, asked } of named) {
          const arrived = world.messages.filter(
            ({ to, body }) => to === number && new RegExp(`\\b${name}\\b`).test(body),
          );
          const what = told.get(asked.key) ?? new Set();
          arrived.length.should.be.belowOrEqual(1, `${name} is in ${arrived.length}`);
          what.size.should.be.above(0, `${name} came to no end`);
          if (what.has('sent')) arrived.should.have.length(1);
          if (arrived.length === 1) (what.has('sent') || what.has('sms-uncertain')).should.be.true();
        }
        for (const { body } of world.messages)
          if (body.includes('\n') || body.includes('(Watch)'))
            segmentsOf(body).count.should.be.belowOrEqual(3);
        (await temp.store.openSms('account')).should.eql([]);
      }),
      { numRuns: Number(process.env.RUNS ?? 120) },
    );
  });
});
