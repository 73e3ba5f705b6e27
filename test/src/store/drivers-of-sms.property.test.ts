// Made-up histories of SMS, sign-ups and notifications, on both drivers side by side: each call has the same answer.
import 'should';
import fc from 'fast-check';
import type { Store } from '../../../src/store/store';
import { fakeStart, fakeSystem } from '../../support/fake-system';
import { tempPostgres } from '../../support/temp-postgres';
import { tempStore } from '../../support/temp-store';
import { anyCall, type Before, beginning, type Call, personIds, smsIds, times } from './drivers-of-sms/calls';
import { everything } from './drivers-of-sms/everything';

const runs = Number(process.env.RUNS ?? 15);

/** What a store has answered, with ids of notifications as their places: each driver counts for itself. */
class Side {
  private readonly ids: number[] = [];

  constructor(readonly store: Store) {}

  async before(): Promise<Before> {
    const known = async <Value>(ids: readonly string[], read: (id: string) => Promise<Value | null>) => {
      const found = await Promise.all(ids.map(async (id) => [id, await read(id)] as const));
      return new Map(found.flatMap(([id, one]) => (one === null ? [] : [[id, one] as const])));
    };
    return {
      sms: await known(smsIds, (id) => this.store.sms(id)),
      people: await known(personIds, (id) => this.store.person(id)),
      notifications: this.ids,
    };
  }

  /** Makes the calls at the same time. */
  async answers(calls: readonly Call[]): Promise<unknown[]> {
    const before = await this.before();
    const heard = calls.map(() => new Map<string, unknown>());
    const ended = await Promise.allSettled(
      calls.map((call, at) =>
        call.run(this.store, before, (what, given) => heard[at]?.set(what, structuredClone(given))),
      ),
    );
    return ended.map((one, at) => {
      // Whether it fails is the same; each driver has words of its own for it.
      if (one.status === 'rejected') return [calls[at]?.name, 'failed'];
      return [calls[at]?.name, this.placed(one.value), [...(heard[at] ?? [])]];
    });
  }

  kept(): Promise<unknown> {
    return everything(this.store, this.ids).then((all) => this.placed(all));
  }

  private placed(answer: unknown): unknown {
    if (Array.isArray(answer)) return answer.map((one) => this.placed(one));
    if (typeof answer !== 'object' || answer === null) return answer;
    return Object.fromEntries(
      Object.entries(answer).map(([name, value]) => {
        if (name === 'id' && typeof value === 'number') return [name, this.placeOf(value)];
        if (name === 'ids')
          return [name, (value as number[]).map((id) => this.placeOf(id)).sort((a, b) => a - b)];
        return [name, this.placed(value)];
      }),
    );
  }

  private placeOf(id: number): number {
    if (!this.ids.includes(id)) this.ids.push(id);
    return this.ids.indexOf(id);
  }
}

describe('SMS, sign-ups and notifications of both drivers, side by side', () => {
  it('have the same answers, and keep the same', async function () {
    this.timeout(600_000);
    const system = fakeSystem();
    const group = fc.record({
      calls: fc.array(anyCall, { minLength: 1, maxLength: 8 }),
      clock: fc.constantFrom(fakeStart, ...times),
    });

    await fc.assert(
      fc.asyncProperty(fc.array(group, { minLength: 5, maxLength: 30 }), async (groups) => {
        system.setClock(fakeStart);
        const opened = [await tempStore(system), await tempPostgres(system)] as const;
        try {
          const [one, other] = [new Side(opened[0].store), new Side(opened[1].store)];
          for (const { calls, clock } of [{ calls: beginning, clock: fakeStart }, ...groups]) {
            system.setClock(clock);
            const answers = await one.answers(calls);
            (await other.answers(calls)).should.eql(answers);
          }
          ((await other.kept()) as object).should.eql(await one.kept());
        } finally {
          for (const { remove } of opened) await remove();
        }
      }),
      { numRuns: runs },
    );
  });
});
