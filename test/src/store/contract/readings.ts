// Promises about readings: what the rules call news is kept in order, and what they call superfluous goes.

import 'should';
import { history } from '../../../../src/battery/history';
import type { HistoryRules } from '../../../../src/store/history-rules';
import type { StoredReading } from '../../../../src/store/records';
import { fakeStart } from '../../../support/fake-system';
import { someGrant } from '../../../support/people';
import type { Contract } from '../contract';
import { anna, bert, day, hour, reading } from './rows';

export function readings(contract: Contract): void {
  describe('readings', () => {
    beforeEach(() => contract.store.savePersonAndGrant(anna, someGrant));
    const save = (...all: StoredReading[]) => contract.store.saveReadings(anna.id, all, history);

    it('those since a time come oldest first, the last of each device by its id, and of nobody else', async () => {
      const { store } = contract;
      await store.savePersonAndGrant(bert, someGrant);
      await store.saveReadings(bert.id, [reading()], history);
      const [first, second] = [reading(), reading({ at: fakeStart + 2, level: 61 })];
      const other = reading({ deviceId: 'd0', at: fakeStart + 1, name: null, syncedAt: null });

      await save(first, other, second);

      (await store.readingsSince(anna.id, 0)).should.eql([first, other, second]);
      (await store.readingsSince(anna.id, fakeStart + 1)).should.eql([other, second]);
      (await store.readingsSince(anna.id, fakeStart + 3)).should.eql([]);
      (await store.lastReadings(anna.id)).should.eql([other, second]);
      (await store.lastReadings('nobody')).should.eql([]);
    });

    it('the newest name and type of a device are those of its whole history', async () => {
      const renamed = { name: 'Sense 2', type: 'scale' };
      await save(reading());

      await save(reading({ at: fakeStart + 1, ...renamed }));

      (await contract.store.readingsSince(anna.id, 0)).should.eql([reading(renamed)]);
    });

    it('the rules decide, by the newest reading, when one counts as seen, whether it is news and what goes', async () => {
      const { store } = contract;
      const asked: unknown[] = [];
      const rules: HistoryRules = {
        seenAt: (at, newestAt) => {
          asked.push(['seenAt', at, newestAt]);
          return at + 5;
        },
        isNews: ({ level }, last) => {
          asked.push(['isNews', level, last?.level ?? null]);
          return level !== null;
        },
        isPassing: (one, beforeLast) => {
          asked.push(['isPassing', one.at, beforeLast.at]);
          return false;
        },
        thinnedBefore: (at, lastAt) => {
          asked.push(['thinnedBefore', at, lastAt]);
          return at;
        },
        superfluous: (times, before) => {
          asked.push(['superfluous', [...times], before]);
          return times.slice(1);
        },
        isCheckpointDue: (until, at) => {
          asked.push(['isCheckpointDue', until, at]);
          return true;
        },
        isReadable: (checkpoint) => {
          asked.push(['isReadable', checkpoint]);
          return true;
        },
        learned: (checkpoint, readings) => {
          asked.push(['learned', checkpoint, readings.map(({ level }) => level)]);
          return `after ${readings.at(-1)?.level}`;
        },
      };

      for (const [at, level] of [
        [1, 50],
        [11, 40],
        [21, null],
        [31, 30],
      ] as const) {
        await store.saveReadings(anna.id, [reading({ at, level })], rules);
      }

      asked.should.eql([
        ['seenAt', 1, null],
        ['isNews', 50, null],
        ['thinnedBefore', 6, null],
        ['superfluous', [], 6],
        ['seenAt', 11, 6],
        ['isNews', 40, 50],
        ['thinnedBefore', 16, 6],
        ['learned', null, [50]],
        ['superfluous', [6], 16],
        ['seenAt', 21, 16],
        ['isNews', null, 40],
        ['seenAt', 31, 16],
        ['isNews', 30, 40],
        ['isPassing', 36, 6],
        ['thinnedBefore', 36, 16],
        ['isReadable', 'after 50'],
        ['isCheckpointDue', 6, 36],
        ['learned', 'after 50', [40]],
        ['superfluous', [6, 16], 36],
      ]);
      (await store.readingsSince(anna.id, 0))
        .map(({ at, level }) => [at, level])
        .should.eql([
          [6, 50],
          [36, 30],
        ]);
    });

    it('the last reading goes where the rules say that a new one and the one before it leave nothing to tell', async () => {
      const rules: HistoryRules = {
        ...history,
        isPassing: ({ at, syncedAt }, beforeLast) => (syncedAt ?? at) - (beforeLast.syncedAt ?? 0) < 10,
      };
      for (const [time, level] of [
        [0, 90],
        [4, 80],
        [9, 70],
        [12, 60],
        [20, 50],
        [40, 40],
      ] as const) {
        const at = fakeStart + time;
        await contract.store.saveReadings(anna.id, [reading({ at, syncedAt: at, level })], rules);
      }

      (await contract.store.readingsSince(anna.id, 0))
        .map(({ level }) => level)
        .should.eql([90, 70, 60, 50, 40]);
    });

    it('a check that brings nothing new changes nothing', async () => {
      const { store } = contract;
      await save(reading(), reading({ deviceId: 'd2', level: null, status: null }));
      let told = 0;
      store.onChange(() => {
        told += 1;
      });

      await save(
        reading({ at: fakeStart + hour }),
        reading({ deviceId: 'd2', level: null, status: null, at: fakeStart + hour }),
      );
      await store.changePerson(anna.id, { failingSince: null, name: 'Anna' });

      told.should.equal(0);
    });

    for (const news of [{ level: 61 }, { status: 'Medium' }, { syncedAt: fakeStart }, { level: null }]) {
      it(`another ${JSON.stringify(news)} is news`, async () => {
        const { store } = contract;
        await save(reading());

        await save(reading({ at: fakeStart + 1, ...news }));

        (await store.readingsSince(anna.id, 0)).should.eql([
          reading(),
          reading({ at: fakeStart + 1, ...news }),
        ]);
        (await store.lastReadings(anna.id)).should.eql([reading({ at: fakeStart + 1, ...news })]);
      });
    }

    it('what a clock wrote that was ahead is not the newest once that was set right', async () => {
      const ahead = fakeStart + 5 * 3_600_000;
      await contract.store.saveReadings(
        anna.id,
        [
          reading({ at: fakeStart - 1 }),
          reading({ at: ahead, level: 90 }),
          reading({ deviceId: 'd2', at: ahead }),
        ],
        history,
      );

      await save(reading({ level: 10 }));

      (await contract.store.lastReadings(anna.id)).should.eql([
        reading({ level: 10 }),
        reading({ deviceId: 'd2', at: ahead }),
      ]);
      (await contract.store.readingsSince(anna.id, 0)).should.eql([
        reading({ at: fakeStart - 1 }),
        reading({ level: 10 }),
        reading({ deviceId: 'd2', at: ahead }),
      ]);
    });

    it('a clock that has not been set yet takes no history away, and its reading is the newest', async () => {
      await save(reading({ at: fakeStart, level: 80 }));

      await save(reading({ at: 60_000, level: 4 }));

      (await contract.store.readingsSince(anna.id, 0)).map(({ level }) => level).should.eql([80, 4]);
      (await contract.store.lastReadings(anna.id)).map(({ level }) => level).should.eql([4]);

      await save(reading({ at: fakeStart + 60_000, level: 90 }));
      (await contract.store.readingsSince(anna.id, 0)).map(({ level }) => level).should.eql([80, 4, 90]);
    });

    it('a reading by a clock that is years ahead takes no history away', async () => {
      const before = [0, 1, 2].map((hours) =>
        reading({ at: fakeStart + hours * 6 * 3_600_000, level: 60 + hours }),
      );
      for (const one of before) await save(one);

      await save(reading({ at: Date.UTC(2151, 0), level: 4 }));
      await save(reading({ at: fakeStart + 18 * 3_600_000, level: 5 }));

      (await contract.store.readingsSince(anna.id, 0)).map(({ level }) => level).should.eql([60, 61, 62, 5]);
    });

    it('all of two weeks are kept, then one in six hours, and nothing beyond two years', async () => {
      const hours = (count: number) => fakeStart - count * 3_600_000;
      const times: number[] = [];
      for (const from of [735 * 24, 400 * 24, 15 * 24]) {
        for (let hour = from; hour > from - 24; hour -= 1) times.push(hours(hour));
      }
      for (let hour = 13 * 24; hour >= 0; hour -= 1) times.push(hours(hour));

      await Promise.all(times.map((at, index) => save(reading({ at, level: index % 100 }))));

      const kept = (await contract.store.readingsSince(anna.id, 0)).map(({ at }) => at);
      const within = (oldest: number, newest: number) =>
        kept.filter((at) => at >= fakeStart - oldest * day && at < fakeStart - newest * day).length;
      within(800, 730).should.equal(0);
      // A day touches five slots of six hours unless it begins with one.
      within(401, 398).should.be.within(4, 5);
      // Thinned when a slot begins, so that up to six hours wait for the next one.
      within(15.5, 14.25).should.be.within(3, 4);
      within(14.25, 14).should.be.within(1, 6);
      within(14, -1).should.equal(13 * 24 + 1);
    });

    it("what is superfluous of one device's history leaves another's alone", async () => {
      const { store } = contract;
      const other = [0, 1].map((at) => reading({ deviceId: 'd2', at: fakeStart + at, level: at }));
      await save(...other, reading());
      const seen: number[][] = [];
      const look = (times: readonly number[]) => {
        seen.push([...times]);
        return [...times];
      };

      await store.saveReadings(anna.id, [reading({ at: fakeStart + 2, level: 1 })], {
        ...history,
        thinnedBefore: (at) => at,
        superfluous: look,
      });

      seen.should.eql([[fakeStart]]);
      (await store.readingsSince(anna.id, 0)).should.eql([
        ...other,
        reading({ at: fakeStart + 2, level: 1 }),
      ]);
    });

    it('a device that is removed takes its history and what was told of it along, and no other', async () => {
      const { store } = contract;
      const other = reading({ deviceId: 'd0' });
      await save(reading(), other);
      const told = (deviceId: string) => ({ deviceId, state: '{}' });
      await store.saveDecision('node', anna, ['', 'd0', 'd1'].map(told), []);

      (await store.removeDevice(anna.id, reading().deviceId)).should.be.true();
      (await store.removeDevice(anna.id, reading().deviceId)).should.be.false();
      (await store.removeDevice(anna.id, '')).should.be.false();

      (await store.readingsSince(anna.id, 0)).should.eql([other]);
      (await store.states('node', anna.id)).map(({ deviceId }) => deviceId).should.eql(['', 'd0']);
    });

    it('of each six hours the first reading stays, so that thinning again takes nothing more', async () => {
      const old = fakeStart - 20 * day;
      const slot = old - (old % 21_600_000);
      for (const [index, minutes] of [0, 10, 350].entries()) {
        await save(reading({ at: slot + minutes * 60_000, level: index }));
      }

      await save(reading({ level: 50 }));
      await save(reading({ level: 49, at: fakeStart + 1 }));

      (await contract.store.readingsSince(anna.id, 0))
        .map(({ at }) => at)
        .should.eql([slot, fakeStart, fakeStart + 1]);
    });
  });
}
