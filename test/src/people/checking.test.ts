// Promises of a check: what is asked, what is answered from memory, and what it changes about a person.
import 'should';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import should from 'should';
import { history } from '../../../src/battery/history';
import { type Answer, type Device, failed } from '../../../src/clouds/cloud';
import { type Checking, createChecking } from '../../../src/people/checking';
import { withoutConsent } from '../../../src/people/consent';
import type { Person } from '../../../src/store/records';
import { deferred } from '../../support/deferred';
import { type FakeCloud, fakeCloud, tracker } from '../../support/fake-cloud';
import { type FakeSystem, fakeStart, fakeSystem, settled } from '../../support/fake-system';
import { somebody, someGrant } from '../../support/people';
import { type TempStore, tempStore } from '../../support/temp-store';

const hour = 3_600_000;

describe('people: a check', () => {
  let system: FakeSystem;
  let temp: TempStore;
  let cloud: FakeCloud;
  let checking: Checking;
  let anna: Person;

  beforeEach(async () => {
    system = fakeSystem();
    temp = await tempStore(system);
    cloud = fakeCloud(system);
    cloud.answer = () => ({ ok: true, value: [tracker(60, fakeStart)] });
    checking = createChecking({
      onChecked: () => undefined,
      store: temp.store,
      system,
      cloudOf: () => cloud,
      useToken: (person, call) => call(person.id),
    });
    anna = await saved('Anna');
  });
  afterEach(() => temp.remove());

  async function saved(name: string, facts: Partial<Person> = {}): Promise<Person> {
    const person = somebody(name, facts);
    await temp.store.savePersonAndGrant(person, someGrant);
    return person;
  }
  const stored = async (person: Person) => {
    const found = await temp.store.person(person.id);
    if (!found) throw new Error('nobody');
    return found;
  };

  it('is shared by all who ask at the same time', async () => {
    const answer = deferred<Answer<Device[]>>();
    cloud.answer = () => answer.promise;
    const checks = Promise.all([checking.check(anna), checking.check(anna), checking.check(anna)]);
    await settled();
    answer.resolve({ ok: true, value: [] });
    const results = await checks;

    cloud.asked.should.have.length(1);
    new Set(results).size.should.equal(1);
  });

  it('is answered from memory within ten seconds, whether it worked or not', async () => {
    for (const answer of [{ ok: true as const, value: [] }, failed('server-error')]) {
      cloud.answer = () => answer;
      cloud.asked = [];
      const first = await checking.check(anna);
      await system.advance(9_999);
      (await checking.check(anna)).should.equal(first);
      cloud.asked.should.have.length(1);

      await system.advance(1);
      (await checking.check(anna)).should.not.equal(first);
      cloud.asked.should.have.length(2);
      await system.advance(10_000);
    }
  });

  it('asks every time for Demo, which drains with each', async () => {
    const dana = await saved('Dana', { cloud: 'demo' });
    await checking.check(dana);
    await checking.check(dana);

    cloud.asked.should.have.length(2);
  });

  it('asks nothing while the cloud asked for a pause', async () => {
    cloud.answer = () => failed('rate-limited', { retryAt: system.now() + hour });
    await checking.check(anna);
    cloud.answer = () => ({ ok: true, value: [] });
    await system.advance(hour - 1);
    (await checking.check(anna)).ok.should.be.false();
    cloud.asked.should.have.length(1);

    await system.advance(1);
    (await checking.check(anna)).ok.should.be.true();
  });

  for (const [what, answer] of [
    ['a check', () => ({ ok: true as const, value: [] })],
    ['a failed check', () => failed('server-error')],
    ['a pause', () => failed('rate-limited', { retryAt: system.now() + hour })],
  ] as const) {
    it(`asks on after a clock that was ahead at ${what} was set right`, async () => {
      cloud.answer = answer;
      system.setClock(fakeStart + 5 * hour);
      await checking.check(anna);
      cloud.answer = () => ({ ok: true, value: [] });
      system.setClock(fakeStart);
      const result = await checking.check(anna);

      result.should.containEql({ ok: true, at: fakeStart });
      cloud.asked.should.have.length(2);
    });
  }

  it('asks nobody of a client any more whose cloud is gone', async () => {
    const bert = await saved('Bert');
    const other = await saved('Carla', { clientId: 'other' });
    cloud.answer = () => failed('gone');
    await checking.check(anna);
    await system.advance(24 * hour);
    const result = await checking.check(bert);
    cloud.asked.should.deepEqual([anna.id]);
    result.should.containEql({ ok: false }).and.have.propertyByPath('problem', 'code').eql('gone');

    await checking.check(other);
    cloud.asked.should.deepEqual([anna.id, other.id]);
  });

  it('asks at most eight at once', async () => {
    const people = await Promise.all(Array.from({ length: 20 }, (_none, index) => saved(`P${index}`)));
    const answer = deferred<Answer<Device[]>>();
    cloud.answer = () => answer.promise;
    const checks = people.map((person) => checking.check(person));
    await settled();
    const atOnce = cloud.asked.length;
    answer.resolve({ ok: true, value: [] });
    await Promise.all(checks);

    atOnce.should.equal(8);
    cloud.asked.should.have.length(20);
  });

  it('keeps the readings with the time of asking', async () => {
    await system.advance(5_000);
    await checking.check(anna);

    (await temp.store.lastReadings(anna.id)).should.deepEqual([
      {
        deviceId: 'D1',
        name: 'Charge 6',
        type: 'tracker',
        at: fakeStart + 5_000,
        level: 60,
        status: null,
        syncedAt: fakeStart,
      },
    ]);
  });

  it('that brings nothing new writes nothing', async () => {
    const fingerprint = () =>
      ['fitbit.sqlite', 'fitbit.sqlite-wal'].map((file) =>
        createHash('sha256')
          .update(readFileSync(join(temp.folder, file)))
          .digest('hex'),
      );
    await checking.check(anna);
    const before = fingerprint();
    await system.advance(hour);
    await checking.check(anna);
    fingerprint().should.deepEqual(before);

    cloud.answer = () => ({ ok: true, value: [tracker(59, fakeStart)] });
    await system.advance(hour);
    await checking.check(anna);
    fingerprint().should.not.deepEqual(before);
  });

  it('that fails keeps since when none has worked, and the newest reason', async () => {
    await checking.check(anna);
    await system.advance(hour);
    cloud.answer = () => failed('timeout');
    await checking.check(anna);
    await system.advance(hour);
    cloud.answer = () => failed('server-error');
    await checking.check(anna);
    (await stored(anna)).should.containEql({
      access: 'ok',
      failingSince: fakeStart,
      failingReason: 'server-error',
    });

    await system.advance(hour);
    cloud.answer = () => ({ ok: true, value: [] });
    await checking.check(anna);
    (await stored(anna)).should.containEql({ failingSince: null, failingReason: null });
  });

  it('that was never known to work fails since now', async () => {
    await system.advance(hour);
    cloud.answer = () => failed('api-not-enabled');
    await checking.check(anna);

    await system.advance(hour);
    await checking.check(anna);

    (await stored(anna)).should.containEql({ access: 'ok', failingSince: fakeStart + hour });
  });

  describe('under a clock that was wrong', () => {
    const reopen = () => {
      checking = createChecking({
        onChecked: () => undefined,
        store: temp.store,
        system,
        cloudOf: () => cloud,
        useToken: (person, call) => call(person.id),
      });
    };
    const wrongClocks: [string, number][] = [
      ['at 1970', 0],
      ['two days behind', fakeStart - 48 * hour],
      ['two days ahead', fakeStart + 48 * hour],
      ['in 2151', Date.UTC(2151, 0)],
    ];
    for (const [what, wrong] of wrongClocks) {
      it(`${what} at the first failure: the next one, at the right time, counts what has really passed`, async () => {
        system.setClock(wrong);
        cloud.answer = () => failed('timeout');
        await checking.check(anna);
        await system.advance(hour);
        system.setClock(fakeStart + hour);
        await checking.check(anna);

        (await stored(anna)).should.containEql({ access: 'ok', failingSince: fakeStart });
      });

      it(`${what} at a denial: it loses no connection before six hours have passed, and then it does`, async () => {
        system.setClock(wrong);
        cloud.answer = () => failed('permission-denied');
        await checking.check(anna);
        await system.advance(hour);
        system.setClock(fakeStart + hour);
        await checking.check(anna);
        (await stored(anna)).should.containEql({ access: 'ok', deniedSince: fakeStart });

        await system.advance(5 * hour);
        await checking.check(anna);
        (await stored(anna)).should.containEql({ access: 'lost', accessReason: 'permission-denied' });
      });

      it(`${what} between two failures changes nothing`, async () => {
        cloud.answer = () => failed('timeout');
        await checking.check(anna);
        await system.advance(hour);
        system.setClock(wrong);
        await checking.check(anna);
        await system.advance(hour);
        system.setClock(fakeStart + 2 * hour);
        await checking.check(anna);

        (await stored(anna)).should.containEql({ access: 'ok', failingSince: fakeStart });
      });
    }

    for (const [what, wrong] of [
      ['1970', 0],
      ['2151', Date.UTC(2151, 0)],
    ] as const) {
      it(`what another process wrote at ${what} is not believed: it fails since now`, async () => {
        system.setClock(wrong);
        cloud.answer = () => failed('timeout');
        await checking.check(anna);
        reopen();
        system.setClock(fakeStart + hour);
        await checking.check(anna);

        (await stored(anna)).should.containEql({ access: 'ok', failingSince: fakeStart + hour });
      });
    }

    it('no failure began before the newest reading', async () => {
      const late = await saved('Late', { failingSince: fakeStart + hour });
      await temp.store.saveReadings(
        late.id,
        [
          {
            deviceId: 'd',
            name: 'D',
            type: 'tracker',
            at: fakeStart + 2 * hour,
            level: 9,
            status: null,
            syncedAt: null,
          },
        ],
        history,
      );
      await system.advance(3 * hour);
      cloud.answer = () => failed('timeout');
      await checking.check(late);

      (await stored(late)).should.containEql({ failingSince: fakeStart + 3 * hour });
    });

    it('what another process wrote at a time that can be is believed', async () => {
      cloud.answer = () => failed('timeout');
      await checking.check(anna);
      reopen();
      await system.advance(30 * hour);
      await checking.check(anna);

      (await stored(anna)).should.containEql({ failingSince: fakeStart });
    });

    it('set ahead in the middle of a pause that the cloud asked for: the pause lasts', async () => {
      cloud.answer = () => failed('rate-limited', { retryAt: system.now() + hour });
      await checking.check(anna);
      system.setClock(fakeStart + 2 * hour);
      await checking.check(anna);
      cloud.asked.should.have.length(1);

      await system.advance(hour);
      await checking.check(anna);
      cloud.asked.should.have.length(2);
    });
  });

  for (const code of ['grant-dead', 'unauthorized', 'scope-missing', 'account-not-linked'] as const) {
    it(`loses the connection by ${code}, at once`, async () => {
      cloud.answer = () => failed(code);
      await system.advance(hour);
      await checking.check(anna);

      (await stored(anna)).should.containEql({
        access: 'lost',
        accessReason: code,
        accessSince: fakeStart + hour,
      });
    });
  }

  it('loses the connection by a denial only when that has lasted six hours', async () => {
    cloud.answer = () => failed('permission-denied');
    await checking.check(anna);
    await system.advance(6 * hour - 10_000);
    await checking.check(anna);
    (await stored(anna)).should.containEql({ access: 'ok', deniedSince: fakeStart });

    await system.advance(10_000);
    await checking.check(anna);
    (await stored(anna)).should.containEql({ access: 'lost', accessReason: 'permission-denied' });
  });

  it('that works ends a denial', async () => {
    cloud.answer = () => failed('permission-denied');
    await checking.check(anna);
    await system.advance(5 * hour);
    cloud.answer = () => ({ ok: true, value: [] });
    await checking.check(anna);
    await system.advance(2 * hour);
    cloud.answer = () => failed('permission-denied');
    await checking.check(anna);

    (await stored(anna)).should.containEql({ access: 'ok', deniedSince: fakeStart + 7 * hour });
  });

  it('of somebody who connected anew meanwhile is asked again, and takes nothing from them', async () => {
    const answer = deferred<Answer<Device[]>>();
    cloud.answer = () => answer.promise;
    const check = checking.check(anna);
    await settled();
    await temp.store.savePersonAndGrant({ ...anna, connectedAt: fakeStart + 1 }, someGrant);
    cloud.answer = () => ({ ok: true, value: [] });
    answer.resolve(failed('scope-missing'));

    (await check).ok.should.be.true();
    (await stored(anna)).access.should.equal('ok');
  });

  it('of somebody who took back their consent meanwhile leaves that as the reason', async () => {
    const answer = deferred<Answer<Device[]>>();
    cloud.answer = () => answer.promise;
    const check = checking.check(anna);
    await settled();
    await temp.store.dropConsent(anna.id, withoutConsent(fakeStart));
    answer.resolve(failed('grant-dead'));
    await check;

    (await stored(anna)).should.containEql({ access: 'lost', accessReason: 'consent-taken-back' });
  });

  it('of somebody who left meanwhile ends', async () => {
    const answer = deferred<Answer<Device[]>>();
    cloud.answer = () => answer.promise;
    const check = checking.check(anna);
    await settled();
    await temp.store.removePerson(anna.id);
    answer.resolve(failed('grant-dead'));

    (await check).ok.should.be.false();
    should(await temp.store.person(anna.id)).be.null();
  });

  it('forgets what it knows of a person on demand', async () => {
    await checking.check(anna);
    checking.forget(anna.id);
    should(checking.last(anna.id)).be.null();
    await checking.check(anna);

    cloud.asked.should.have.length(2);
  });

  describe('where times need a zone', () => {
    let zones: (string | null)[];
    beforeEach(() => {
      zones = [];
      cloud.timesNeedZone = true;
      cloud.answer = (_token, timeZone) => {
        zones.push(timeZone);
        return { ok: true, value: [] };
      };
    });

    it('asks for the zone once a day, because people travel', async () => {
      cloud.whose = () => ({ ok: true, value: { userId: anna.userId, timeZone: 'Europe/Berlin' } });
      await checking.check(anna);
      await system.advance(23 * hour - 1);
      await checking.check(anna);
      cloud.identified.should.have.length(1);
      cloud.whose = () => ({ ok: true, value: { userId: anna.userId, timeZone: 'Asia/Tokyo' } });
      await system.advance(10_000);
      await checking.check(anna);

      zones.should.deepEqual(['Europe/Berlin', 'Europe/Berlin', 'Asia/Tokyo']);
      should((await stored(anna)).timeZone).equal('Asia/Tokyo');
    });

    it('asks for the zone again after a clock that was ahead was set right', async () => {
      cloud.whose = () => ({ ok: true, value: { userId: anna.userId, timeZone: 'Europe/Berlin' } });
      system.setClock(fakeStart + 5 * hour);
      await checking.check(anna);
      system.setClock(fakeStart);
      await checking.check(anna);
      cloud.identified.should.have.length(1);

      await system.advance(24 * hour);
      await checking.check(anna);
      cloud.identified.should.have.length(2);
    });

    it('asks for nothing else when the cloud names a pause instead of the zone, until it is over', async () => {
      const retryAt = fakeStart + 30 * 60_000;
      cloud.whose = () => failed('rate-limited', { retryAt });

      const first = await checking.check(anna);
      await system.advance(29 * 60_000);
      const second = await checking.check(anna);
      const askedMeanwhile = [cloud.identified.length, cloud.asked.length];
      await system.advance(60_000);
      await checking.check(anna);

      should(first).containDeep({ ok: false, problem: { code: 'rate-limited', retryAt } });
      second.should.equal(first);
      askedMeanwhile.should.deepEqual([1, 0]);
      cloud.identified.should.have.length(2);
    });

    it('goes on with the zone it knows when none can be had, and asks again next time', async () => {
      const bert = await saved('Bert', { timeZone: 'Europe/Paris' });
      (await checking.check(bert)).ok.should.be.true();
      (await checking.check(anna)).ok.should.be.true();
      await system.advance(hour);
      await checking.check(bert);

      zones.should.deepEqual(['Europe/Paris', null, 'Europe/Paris']);
      cloud.identified.should.deepEqual([bert.id, anna.id, bert.id]);
    });
  });

  describe('where a zone can be had beside', () => {
    let asked: number;
    let said: Answer<string | null>;
    beforeEach(() => {
      asked = 0;
      said = { ok: true, value: 'Asia/Tokyo' };
      cloud.zone = async () => {
        asked += 1;
        return said;
      };
    });
    const zone = async () => (await temp.store.person(anna.id))?.timeZone;

    const checked = async () => {
      const result = await checking.check(anna);
      await checking.idle();
      return result;
    };

    it('keeps it, and asks for it once a day', async () => {
      await checked();
      should(await zone()).equal('Asia/Tokyo');
      said = { ok: true, value: 'Europe/Berlin' };
      await system.advance(hour);
      await checked();
      should([asked, await zone()]).deepEqual([1, 'Asia/Tokyo']);
      await system.advance(24 * hour);
      await checked();

      should([asked, await zone()]).deepEqual([2, 'Europe/Berlin']);
    });

    it('asks for it at each of the checks that come once a day, a little late or early', async () => {
      await checked();
      for (const late of [-40, 900, -2_000, 0]) {
        await system.advance(24 * hour + late);
        await checked();
      }

      asked.should.equal(5);
    });

    it('holds up no check while it is awaited, neither this one nor eight others', async () => {
      const answer = deferred<Answer<string | null>>();
      cloud.zone = () => answer.promise;
      const people = [anna];
      for (let one = 0; one < 9; one += 1) people.push(await saved(`Somebody ${one}`));
      for (const person of people) (await checking.check(person)).ok.should.be.true();
      should(await zone()).be.null();

      let isIdle = false;
      const idle = checking.idle().then(() => {
        isIdle = true;
      });
      await settled();
      isIdle.should.be.false();
      answer.resolve(said);
      await idle;
      should(await zone()).equal('Asia/Tokyo');
    });

    it('asks for none before the checks that have begun have their answers, and for none any more once closed', async () => {
      const people = [anna];
      for (let one = 0; one < 20; one += 1) people.push(await saved(`Somebody ${one}`));
      let answered = 0;
      const answeredFirst: number[] = [];
      const { devices, zone } = cloud;
      cloud.devices = async (...all) => {
        const answer = await devices(...all);
        answered += 1;
        return answer;
      };
      cloud.zone = (...all) => {
        answeredFirst.push(answered);
        return zone?.(...all) ?? Promise.resolve(said);
      };
      await Promise.all(people.map(checking.check));
      await checking.idle();
      answeredFirst.should.deepEqual(people.map(() => people.length));

      await system.advance(24 * hour);
      const late = deferred<Answer<string | null>>();
      cloud.zone = () => {
        answeredFirst.push(answered);
        return late.promise;
      };
      await Promise.all(people.map(checking.check));
      await settled();
      const closed = checking.close();
      late.resolve(said);
      await closed;
      answeredFirst.should.have.length(people.length + 8);
    });

    it('keeps nothing of who took back their consent while it was awaited', async () => {
      const answer = deferred<Answer<string | null>>();
      cloud.zone = () => answer.promise;
      await checking.check(anna);
      await temp.store.dropConsent(anna.id, withoutConsent(fakeStart));
      answer.resolve(said);
      await checking.idle();

      should(await zone()).be.null();
    });

    it('never requires it: without one, the check is as good and what is known stays', async () => {
      await checked();
      for (const nothing of [{ ok: true, value: null } as const, failed('forbidden'), failed('timeout')]) {
        said = nothing;
        await system.advance(25 * hour);
        (await checked()).ok.should.be.true();
      }
      cloud.zone = async () => {
        asked += 1;
        throw new Error('not even an answer');
      };
      await system.advance(25 * hour);
      (await checked()).ok.should.be.true();

      should([asked, await zone()]).deepEqual([5, 'Asia/Tokyo']);
      should((await temp.store.person(anna.id))?.failingSince).be.null();
    });
  });

  it('never asks for a zone where times need none', async () => {
    await checking.check(anna);

    cloud.identified.should.be.empty();
  });
});
