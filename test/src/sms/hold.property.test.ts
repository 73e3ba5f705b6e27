// The promise of quiet hours for SMS, at whatever hours, in whatever zone, whatever fails and whenever it is started anew: none
// leaves in them of which all is to wait, and none is lost or told twice.
import 'should';
import fc from 'fast-check';
import { wallClock } from '../../../src/net/local-time';
import { Trouble } from '../../../src/sentences/trouble';
import { type Outbox, openOutbox } from '../../../src/sms/outbox';
import type { Sender } from '../../../src/sms/provider';
import { createHeldUntil } from '../../../src/use-cases/held-until';
import { createIsOutdated } from '../../../src/use-cases/is-outdated';
import { type FakeSystem, fakeSystem, settled } from '../../support/fake-system';
import { modelProvider } from '../../support/model-provider';
import { somebody, someGrant } from '../../support/people';
import { type TempStore, tempStore } from '../../support/temp-store';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const to = '+4915228817386';

const two = (number: number) => String(number).padStart(2, '0');
/** Not in the hours in which clocks are set: there the reference below knows less than the product. */
const time = fc.integer({ min: 0, max: 23 }).filter((one) => one < 1 || one > 4);
const hours = fc.record({ from: time, to: time });
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
const story = fc.record({
  /** Hours after the start of a day in the year. */
  start: fc.integer({ min: 0, max: 365 * 24 }),
  timeZone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Kiritimati', 'UTC'),
  quiet: maybe(hours),
  people: fc.array(fc.record({ ownQuiet: maybe(hours), criticalPasses: fc.boolean() }), {
    minLength: 1,
    maxLength: 3,
  }),
  alerts: fc.array(
    fc.record({
      person: fc.nat(2),
      kind: fc.constantFrom('low', 'critical', 'charged', 'reconnect'),
      /** Minutes after the start. */
      at: fc.integer({ min: 0, max: 16 * 60 }),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  /** When the accounts can be reached, minutes after the start: by turns not and again. */
  cuts: fc.tuple(
    fc.array(fc.integer({ min: 1, max: 600 }), { maxLength: 4 }),
    fc.array(fc.integer({ min: 1, max: 600 }), { maxLength: 4 }),
  ),
  isLost: fc.array(fc.boolean(), { maxLength: 4 }),
  hasNext: fc.boolean(),
  /** When it is started anew, minutes after the start before. */
  restarts: fc.array(fc.integer({ min: 1, max: 600 }), { maxLength: 3 }),
});

describe('sms: quiet hours, whatever happens', () => {
  let system: FakeSystem;
  let temp: TempStore;

  afterEach(() => temp.remove());

  it('no SMS leaves in them of which all is to wait, and each comes to one end', async function () {
    this.timeout(180_000);
    await fc.assert(
      fc.asyncProperty(story, async (told) => {
        const start = Date.UTC(2026, 0, 1) + told.start * hour;
        system = fakeSystem(start);
        temp = await tempStore(system);
        const minutes = () => Math.floor((system.now() - start) / minute);
        const people = told.people.map((facts, at) =>
          somebody(`P${at}`, {
            number: to,
            timeZone: told.timeZone,
            connectedAt: start,
            // What is told of a connection is true for as long as that is lost.
            access: 'lost',
            criticalPasses: facts.criticalPasses,
            ownQuiet: facts.ownQuiet && { from: facts.ownQuiet.from * 60, to: facts.ownQuiet.to * 60 },
          }),
        );
        for (const person of people) await temp.store.savePersonAndGrant(person, someGrant);
        const alerts = told.alerts.map((one, at) => {
          const index = one.person % people.length;
          const quiet = told.people[index]?.ownQuiet ?? told.quiet;
          const passes = one.kind === 'critical' && told.people[index]?.criticalPasses;
          return { ...one, name: `N${at}x`, person: people[index], quiet, passes };
        });
        /** Slow and obvious: the hour that the wall clock there shows. */
        const isQuiet = ({ quiet, passes }: (typeof alerts)[number]) => {
          if (!quiet || passes || quiet.from === quiet.to) return false;
          const shown = Math.floor((wallClock(system.now(), told.timeZone) % day) / hour);
          const [from, end] = [quiet.from, quiet.to];
          return from < end ? from <= shown && shown < end : shown >= from || shown < end;
        };

        const arrived: string[] = [];
        const known = new Set<string>();
        const isLost = [...told.isLost];
        const wrong: string[] = [];
        const senderOf = (cuts: number[]): Sender => ({
          ifUncertain: 'post-again',
          async send({ id, body }) {
            const about = alerts.filter(({ name }) => body.includes(name));
            if (about.every(isQuiet)) wrong.push(`${body} left at ${new Date(system.now()).toISOString()}`);
            const before = cuts.filter((_, at) => sum(cuts.slice(0, at + 1)) <= minutes()).length;
            if (before % 2 === 0 && before < cuts.length)
              return { kind: 'unsent', trouble: new Trouble('sms-unsent', 'sms.unsent') };
            if (!known.has(id)) arrived.push(body);
            known.add(id);
            if (isLost.shift()) return { kind: 'uncertain' };
            return { kind: 'accepted', sid: `SM ${id}`, status: 'sent', segments: null };
          },
          poll: async () => ({ kind: 'known', status: 'sent', errorCode: null }),
        });
        const wayOf = (account: string, cuts: number[]) => ({
          account,
          provider: modelProvider,
          sender: senderOf(cuts),
          caps: { perNumber: 1000, perDay: 100_000 },
          callbackFor: () => null,
          isStopped: async () => false,
        });
        const ends = new Map<string, Set<string>>();
        const tell = (key: string, end: string) => ends.set(key, (ends.get(key) ?? new Set()).add(end));

        const open = async () => {
          const outbox = await openOutbox({
            ...wayOf('phone', told.cuts[0]),
            store: temp.store,
            system,
            validitySeconds: 2 * 3600,
            next: told.hasNext ? { account: 'cloud', afterMinutes: 10, evenIfUncertain: false } : null,
            findWay: (id) => (id === 'cloud' ? { ...wayOf('cloud', told.cuts[1]), next: null } : null),
            isOutdated: createIsOutdated(temp.store),
            heldUntil: createHeldUntil(temp.store),
          });
          outbox.attach('node', ({ msg, trouble, isAccepted }) => {
            const { id } = msg.alert as { id: string };
            if (trouble || isAccepted) tell(id, trouble?.code ?? 'sent');
          });
          return outbox;
        };
        const send = (outbox: Outbox, { name, kind, person }: (typeof alerts)[number]) => {
          const nodes = told.quiet && { from: `${two(told.quiet.from)}:00`, to: `${two(told.quiet.to)}:00` };
          const at = new Date(system.now()).toISOString();
          const isDevice = kind !== 'reconnect';
          void outbox
            .send({
              nodeId: 'node',
              sms: { to, body: `${name} is ${kind}.`, segments: 1 },
              key: name,
              isAlert: true,
              msg: {
                payload: `${name} is ${kind}.`,
                alert: { id: name, kind, at, ...(nodes ? { quiet: nodes } : {}) },
                person: { id: person?.id, name: person?.name },
                ...(isDevice
                  ? { battery: { deviceId: name, device: 'Watch', level: 7, status: null, syncedAt: null } }
                  : {}),
              },
            })
            .then(
              (sent) => sent && tell(name, 'sent'),
              (error: Trouble) => tell(name, error.code),
            );
        };

        let outbox = await open();
        const restarts = told.restarts.map((_, at) => sum(told.restarts.slice(0, at + 1)));
        const toCome = [...alerts].sort((one, other) => one.at - other.at);
        const begun: (typeof alerts)[number][] = [];
        for (let passed = 0; passed <= 60 * 60; passed += 5) {
          while (restarts[0] !== undefined && restarts[0] <= passed) {
            restarts.shift();
            outbox.close();
            await outbox.idle();
            outbox = await open();
          }
          while (toCome[0] && toCome[0].at <= passed) {
            const one = toCome.shift();
            if (one) begun.push(one);
            if (one) send(outbox, one);
          }
          await system.advance(5 * minute);
          if (toCome.length === 0 && restarts.length === 0 && ends.size === alerts.length) break;
        }
        await settled();
        outbox.close();
        await outbox.idle();
        const left = await temp.store.openSms('phone');
        await temp.remove();

        wrong.should.eql([]);
        for (const { name } of begun) {
          const count = arrived.filter((body) => body.includes(name)).length;
          const what = ends.get(name) ?? new Set();
          count.should.be.belowOrEqual(1, `${name} is in ${count}`);
          what.size.should.equal(1, `${name} came to ${[...what].join(', ') || 'no end'}`);
          if (what.has('sent')) count.should.equal(1);
        }
        left.filter(({ state }) => state !== 'accepted').should.eql([]);
      }),
      { numRuns: Number(process.env.RUNS ?? 60) },
    );
  });
});

const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);
