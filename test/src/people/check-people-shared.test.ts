// Promises of a check of everybody where several instances share the people: each has as many as it gets done, and no more at once.
import 'should';
import should from 'should';
import { serialByKey } from '../../../src/net/concurrency';
import { sleep } from '../../../src/net/system';
import { createAgenda } from '../../../src/people/agenda';
import { createAlertDelivery } from '../../../src/people/alert-delivery';
import { createCheckPeople } from '../../../src/people/check-people';
import { createChecking } from '../../../src/people/checking';
import type { Store } from '../../../src/store/store';
import { usualSettings } from '../../support/check-settings';
import { fakeCloud, tracker } from '../../support/fake-cloud';
import { type FakeSystem, fakeSystem } from '../../support/fake-system';
import { somebody, someGrant } from '../../support/people';
import { type TempStore, tempStore } from '../../support/temp-store';

const people = 400;

describe('a check of everybody by several', () => {
  let system: FakeSystem;
  let temp: TempStore;
  /** Who acts for whom, by ids. */
  let owners: Map<string, string>;

  beforeEach(async () => {
    system = fakeSystem();
    temp = await tempStore(system);
    owners = new Map();
    await Promise.all(
      Array.from({ length: people }, (_, at) =>
        temp.store.savePersonAndGrant(somebody(`Person${String(at).padStart(3, '0')}`), someGrant),
      ),
    );
  });
  afterEach(() => temp.remove());

  /** Lets time pass until it has ended. */
  async function ended<T>(run: Promise<T>): Promise<T> {
    let isOver = false;
    const over = () => {
      isOver = true;
    };
    run.then(over, over);
    while (!isOver) await system.advance(100);
    return run;
  }

  /** One that asks a cloud that takes so long. */
  function instance(name: string, latencyMs: number, facts: Partial<Store> = {}) {
    const asked: string[] = [];
    let most = 0;
    let others = 0;
    const owned = () => [...owners.values()].filter((owner) => owner === name).length;
    const store: Store = {
      ...temp.store,
      async ownPeople(ids) {
        for (const id of ids) if (!owners.has(id)) owners.set(id, name);
        most = Math.max(most, owned() - asked.length);
        return ids.filter((id) => owners.get(id) === name);
      },
      ...facts,
    };
    const cloud = fakeCloud(system);
    cloud.answer = async (token) => {
      await sleep(system, latencyMs);
      asked.push(token);
      return { ok: true, value: [tracker(60, system.now())] };
    };
    const parts = { store, system, cloudOf: () => cloud };
    const checkPeople = createCheckPeople({
      inTurn: serialByKey(),
      ...parts,
      checking: createChecking({
        ...parts,
        useToken: (person, call) => call(person.id),
        onChecked: () => undefined,
      }),
      alertDelivery: createAlertDelivery(parts),
      agenda: createAgenda(parts),
      signupAddress: () => null,
    });
    const client = { cloud: 'google-health', clientId: 'client' };
    const request = { nodeId: 'node', ...client, settings: usualSettings, personId: null };
    return {
      asked,
      owned,
      most: () => most,
      others: () => others,
      run: () =>
        checkPeople.run(
          request,
          () => undefined,
          (count) => (others += count),
        ),
    };
  }

  it('divides people by how fast each of them is, and asks for everybody once', async () => {
    const all = [instance('slow', 1_000), instance('fast', 200), instance('other', 200)];
    const outcomes = await ended(Promise.all(all.map((one) => one.run())));

    const asked = all.flatMap((one) => one.asked);
    const [slow = 0, fast = 0, other = 0] = all.map((one) => one.asked.length);
    should(outcomes.map((one) => one?.length)).eql([slow, fast, other]);
    [asked.length, new Set(asked).size].should.eql([people, people]);
    slow.should.be.within(50, 100);
    Math.abs(fast - other).should.be.belowOrEqual(50);
    all.map((one) => one.others()).should.eql([fast + other, slow + other, slow + fast]);
  });

  it('has no more people ahead than keep the cloud busy while a page is read', async () => {
    const one = instance('one', 200);
    const run = one.run();
    const left: number[] = [];
    for (let second = 0; second < 9; second += 1) {
      await system.advance(1_000);
      left.push(one.owned() - one.asked.length);
    }
    await ended(run);

    one.most().should.be.belowOrEqual(82);
    // Eight at a time, five times a second, without a pause.
    left.every((count) => count >= 31).should.be.true();
    one.asked.should.have.length(people);
  });

  it('asks for those it has, also where the next page cannot be read', async () => {
    let pages = 0;
    const one = instance('one', 200, {
      nextPeople(...all) {
        pages += 1;
        return pages > 2 ? Promise.reject(new Error('no database')) : temp.store.nextPeople(...all);
      },
    });
    await ended(should(one.run()).be.rejectedWith('no database'));

    one.asked.should.have.length(100);
  });
});
