// Promises of the agenda: whoever is due is woken within minutes, once, whatever clocks, restarts, Deploys and failures come between.

import fc from 'fast-check';
import should from 'should';
import { createEvent } from '../../../src/net/event';
import { type Agenda, againMs, createAgenda, furthestMs } from '../../../src/people/agenda';
import type { AgendaStore, Instances } from '../../../src/store/store';
import { deferred } from '../../support/deferred';
import { type FakeSystem, fakeStart, fakeSystem, settled } from '../../support/fake-system';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** What is due, by node and person: the contract of the store holds for the real one. */
function memory() {
  const rows = new Map<string, { nodeId: string; personId: string; dueAt: number }>();
  /** Which rows cannot be read: everybody's, a node's, or a node's of one person. */
  let broken: string | null = null;
  const mine = (nodeId: string) => {
    if (broken === '' || broken === nodeId) throw new Error('the disk is full');
    return [...rows.values()].filter((row) => row.nodeId === nodeId).sort((a, b) => a.dueAt - b.dueAt);
  };
  const free = createEvent();
  const store: Omit<AgendaStore, 'due'> & Pick<Instances, 'onFree'> = {
    onFree: free.on,
    dueAt: async (nodeId, personId) => {
      if (broken === `${nodeId} ${personId}`) throw new Error('the disk is full');
      return mine(nodeId).find((row) => row.personId === personId)?.dueAt ?? null;
    },
    duePeople: async (nodeId, until, latest, most) =>
      mine(nodeId)
        .filter(({ dueAt }) => dueAt <= until || dueAt > latest)
        .slice(0, most)
        .map(({ personId }) => personId),
    nextDue: async (nodeIds, after) => {
      const times = nodeIds.flatMap(mine).map(({ dueAt }) => dueAt);
      return times.filter((time) => time > after).sort((a, b) => a - b)[0] ?? null;
    },
    removeAgenda: async (nodeId) => {
      for (const { personId } of mine(nodeId)) rows.delete(`${nodeId} ${personId}`);
    },
  };
  return {
    store,
    rows,
    set: (nodeId: string, personId: string, dueAt: number) =>
      rows.set(`${nodeId} ${personId}`, { nodeId, personId, dueAt }),
    breakDown: (what: string | null) => {
      broken = what;
    },
  };
}

describe('people: the agenda', () => {
  let system: FakeSystem;
  let kept: ReturnType<typeof memory>;
  let agenda: Agenda;
  let woken: string[];
  /** What came of each look at who is due, without those of before that were the same. */
  let looks: string[];
  const looked = (thrown: unknown) => {
    const said = thrown instanceof Error ? thrown.message : 'looked';
    if (looks.at(-1) !== said) looks.push(said);
  };
  const nodeThat = (wake: (personId: string) => Promise<void>, reschedule = async () => {}) => ({
    wake,
    reschedule,
    looked,
  });
  /** As a decision does: they are due again the next day. */
  const wake = async (personId: string) => {
    woken.push(personId);
    kept.set('node', personId, system.now() + day);
  };

  beforeEach(() => {
    system = fakeSystem();
    kept = memory();
    agenda = createAgenda({ store: kept.store, system });
    [woken, looks] = [[], []];
  });

  it('wakes whoever is due at their time, and again the next day', async () => {
    agenda.attach('node', nodeThat(wake));
    kept.set('node', 'anna', fakeStart + 3 * minute);
    agenda.expect(fakeStart + 3 * minute);
    await system.advance(3 * minute - 1);
    woken.should.eql([]);
    await system.advance(1);
    woken.should.eql(['anna']);
    await system.advance(day);

    woken.should.eql(['anna', 'anna']);
  });

  it('wakes at their time who is due sooner than all else', async () => {
    agenda.attach('node', nodeThat(wake));
    await system.advance(0);
    kept.set('node', 'anna', fakeStart + 5_000);
    agenda.expect(fakeStart + 5_000);

    await system.advance(5_000);

    woken.should.eql(['anna']);
  });

  it('takes up after a restart what was due meanwhile, and what is due later', async () => {
    kept.set('node', 'anna', fakeStart - 5 * hour);
    kept.set('node', 'bert', fakeStart + hour);
    agenda.attach('node', nodeThat(wake));
    await system.advance(0);
    woken.should.eql(['anna']);
    await system.advance(hour);

    woken.should.eql(['anna', 'bert']);
  });

  it('wakes at once who became due while others were woken', async () => {
    const slow = deferred<void>();
    agenda.attach(
      'node',
      nodeThat(async (personId) => {
        if (personId === 'anna') await slow.promise;
        await wake(personId);
      }),
    );
    kept.set('node', 'anna', fakeStart);
    await system.advance(0);
    kept.set('node', 'bert', fakeStart + minute);
    agenda.expect(fakeStart + minute);
    await system.advance(2 * minute);
    slow.resolve();
    await settled();
    await system.advance(0);

    woken.should.eql(['anna', 'bert']);
  });

  it('leaves what is due to a node that is there, and to no other', async () => {
    const detach = agenda.attach('node', nodeThat(wake));
    await system.advance(0);
    detach();
    kept.set('node', 'anna', fakeStart + minute);
    kept.set('gone', 'bert', fakeStart + minute);
    agenda.expect(fakeStart + minute);
    await system.advance(day);
    woken.should.eql([]);
    agenda.attach('node', nodeThat(wake));
    await system.advance(0);

    woken.should.eql(['anna']);
  });

  it('wakes at once after a clock was set forward, and not for weeks after one was set back', async () => {
    agenda.attach('node', nodeThat(wake));
    kept.set('node', 'anna', fakeStart + 20 * hour);
    system.setClock(fakeStart + 21 * hour);
    await system.advance(10 * minute);
    woken.should.eql(['anna']);
    system.setClock(fakeStart - 400 * day);
    await system.advance(10 * minute);
    woken.should.eql(['anna', 'anna']);
    should(kept.rows.get('node anna')?.dueAt).be.within(fakeStart - 400 * day, fakeStart - 398 * day);
  });

  it('wakes somebody again whom nothing could be decided about, after ten minutes, and the others meanwhile', async () => {
    const failing = async (personId: string) => {
      woken.push(personId);
      if (personId === 'anna') throw new Error('the cloud is away');
      kept.set('node', personId, system.now() + day);
    };
    kept.set('node', 'anna', fakeStart);
    kept.set('node', 'bert', fakeStart + 4 * minute);
    agenda.attach('node', nodeThat(failing));
    await system.advance(againMs - 1);
    woken.should.eql(['anna', 'bert']);
    await system.advance(1);
    woken.should.eql(['anna', 'bert', 'anna']);
  });

  it('goes on when the store does again', async () => {
    kept.set('node', 'anna', fakeStart);
    kept.breakDown('');
    agenda.attach('node', nodeThat(wake));
    await system.advance(hour);
    woken.should.eql([]);
    kept.breakDown(null);
    await system.advance(10 * minute);

    woken.should.eql(['anna']);
  });

  it('tells a node when the store cannot say who is due there, and when it can again', async () => {
    kept.breakDown('');
    agenda.attach('node', nodeThat(wake));
    await system.advance(hour);
    looks.should.eql(['the disk is full']);
    kept.breakDown(null);
    await system.advance(10 * minute);

    looks.should.eql(['the disk is full', 'looked']);
  });

  it('lets no node and nobody wait for another of whom the store cannot say whether they are due', async () => {
    for (const personId of ['anna', 'bert']) kept.set('node', personId, fakeStart);
    kept.set('other', 'carla', fakeStart);
    kept.set('first', 'dora', fakeStart);
    const here = async (personId: string) => void woken.push(personId);
    kept.breakDown('node anna');
    for (const nodeId of ['node', 'other']) agenda.attach(nodeId, nodeThat(here));
    await system.advance(0);
    woken.should.eql(['anna', 'bert', 'carla']);
    looks.should.eql(['the disk is full', 'looked']);
    kept.breakDown('other');
    agenda.attach('first', nodeThat(here));
    await system.advance(0);

    woken.should.eql(['anna', 'bert', 'carla', 'dora']);
  });

  it('reschedules when a node comes, and once a minute after what has changed, also what changes during a round', async () => {
    let times = 0;
    const slow = deferred<void>();
    agenda.attach(
      'node',
      nodeThat(wake, async () => {
        times += 1;
        if (times === 2) await slow.promise;
      }),
    );
    await system.advance(0);
    times.should.equal(1);
    for (let at = 0; at < 100; at += 1) agenda.changed();
    await system.advance(minute - 1);
    times.should.equal(1);
    await system.advance(1);
    times.should.equal(2);
    agenda.changed();
    await system.advance(3 * minute);
    slow.resolve();
    await settled();
    times.should.equal(2);
    await system.advance(minute);
    times.should.equal(3);
    await system.advance(9 * minute);

    times.should.equal(3);
  });

  it('wakes at once whom it has rescheduled to what is over, and who is due where nobody can be rescheduled', async () => {
    kept.set('node', 'anna', fakeStart + hour);
    kept.set('other', 'bert', fakeStart);
    agenda.attach(
      'node',
      nodeThat(wake, async () => void kept.set('node', 'anna', fakeStart)),
    );
    agenda.attach(
      'other',
      nodeThat(wake, async () => Promise.reject(new Error('odd'))),
    );
    await system.advance(0);

    woken.should.eql(['anna', 'bert']);
    looks.should.eql(['looked', 'odd']);
  });

  it('takes a node that comes during a round within a minute of its end', async () => {
    const slow = deferred<void>();
    kept.set('node', 'anna', fakeStart);
    agenda.attach(
      'node',
      nodeThat(async () => slow.promise),
    );
    await system.advance(0);
    kept.set('late', 'bert', fakeStart);
    kept.set('node', 'anna', fakeStart + day);
    const detach = agenda.attach('late', nodeThat(wake));
    detach();
    agenda.attach('late', nodeThat(wake));
    await system.advance(5 * minute);
    slow.resolve();
    await settled();
    await system.advance(minute);

    woken.should.eql(['bert']);
  });

  it('reaches everybody of a large house, eight at a time', async () => {
    let atOnce = 0;
    let most = 0;
    for (let index = 0; index < 1000; index += 1) kept.set('node', `person ${index}`, fakeStart);
    agenda.attach(
      'node',
      nodeThat(async (personId) => {
        atOnce += 1;
        most = Math.max(most, atOnce);
        await new Promise((resolve) => setImmediate(resolve));
        atOnce -= 1;
        await wake(personId);
      }),
    );
    await system.advance(0);
    const before = woken.length;
    await agenda.close();
    // What is on its way when it is closed comes to its end; the rest is still due.
    const first = woken.length;
    (first - before).should.be.belowOrEqual(8);
    agenda = createAgenda({ store: kept.store, system });
    agenda.attach('node', nodeThat(wake));
    while (woken.length < 1000) await system.advance(0);

    first.should.be.below(1000);
    new Set(woken).size.should.equal(1000);
    woken.length.should.equal(1000);
    most.should.equal(8);
  });

  it('leaves no timer, and nothing due of a node that is gone', async () => {
    agenda.attach('node', nodeThat(wake));
    kept.set('node', 'anna', fakeStart + hour);
    await agenda.remove('node');
    kept.rows.size.should.equal(0);
    await agenda.close();
    agenda.expect(fakeStart + minute);

    system.pending().should.equal(0);
  });

  it('of any days: whoever is due at a node that is there has been woken 10 min later, only who is due is, and nobody twice within 10 min', async () => {
    const person = fc.constantFrom('anna', 'bert');
    const node = fc.constantFrom('first', 'second');
    const step = fc.oneof(
      fc.record({
        do: fc.constant('decide' as const),
        node,
        person,
        in: fc.integer({ min: 0, max: 2 * day }),
      }),
      fc.record({ do: fc.constant('pass' as const), ms: fc.integer({ min: 0, max: 5 * hour }) }),
      fc.record({ do: fc.constant('set' as const), by: fc.integer({ min: -500 * day, max: 500 * day }) }),
      fc.record({ do: fc.constant('deploy' as const), node }),
      fc.record({ do: fc.constant('detach' as const), node }),
      fc.record({ do: fc.constant('restart' as const) }),
      fc.record({ do: fc.constant('fail' as const), person, is: fc.boolean() }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
        const clock = fakeSystem();
        const book = memory();
        const failing = new Set<string>();
        const attached = new Map<string, () => void>();
        const lastWoken = new Map<string, number>();
        const breaks: string[] = [];
        let current = createAgenda({ store: book.store, system: clock });
        const attach = (nodeId: string) => {
          for (const key of lastWoken.keys()) if (key.startsWith(nodeId)) lastWoken.delete(key);
          const detach = current.attach(
            nodeId,
            nodeThat(async (personId) => {
              const key = `${nodeId} ${personId}`;
              const dueAt = book.rows.get(key)?.dueAt ?? Number.NaN;
              const now = clock.now();
              if (!(dueAt <= now || dueAt > now + furthestMs)) breaks.push(`${key} was not due`);
              if (clock.steady() - (lastWoken.get(key) ?? -againMs) < againMs && failing.has(personId)) {
                breaks.push(`${key} was woken again too soon`);
              }
              lastWoken.set(key, clock.steady());
              if (failing.has(personId)) throw new Error('away');
              book.set(nodeId, personId, now + day);
            }),
          );
          attached.set(nodeId, detach);
        };
        for (const one of steps) {
          if (one.do === 'decide') {
            book.set(one.node, one.person, clock.now() + one.in);
            lastWoken.delete(`${one.node} ${one.person}`);
            current.expect(clock.now() + one.in);
          } else if (one.do === 'pass') await clock.advance(one.ms);
          else if (one.do === 'set') clock.setClock(clock.now() + one.by);
          else if (one.do === 'deploy') {
            attached.get(one.node)?.();
            attach(one.node);
          } else if (one.do === 'detach') {
            attached.get(one.node)?.();
            attached.delete(one.node);
          } else if (one.do === 'restart') {
            await current.close();
            current = createAgenda({ store: book.store, system: clock });
            lastWoken.clear();
            for (const nodeId of [...attached.keys()]) attach(nodeId);
          } else if (one.is) failing.add(one.person);
          else failing.delete(one.person);
        }
        failing.clear();
        // One is woken again ten minutes after a failure, by a timer that was set for as long.
        await clock.advance(2 * againMs);
        for (const { nodeId, personId, dueAt } of book.rows.values()) {
          const isDue = dueAt <= clock.now() || dueAt > clock.now() + furthestMs;
          if (attached.has(nodeId) && isDue) breaks.push(`${nodeId} ${personId} is still due`);
        }
        await current.close();
        breaks.should.eql([]);
        clock.pending().should.equal(0);
      }),
      { numRuns: 60 },
    );
  });
});
