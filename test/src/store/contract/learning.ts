// Promises about what is learned from a history: nothing is thinned that was not learned, and nothing stays that a wrong clock taught.
import 'should';
import type { HistoryRules } from '../../../../src/store/history-rules';
import type { StoredReading } from '../../../../src/store/records';
import type { PeopleStore } from '../../../../src/store/store';
import { fakeStart } from '../../../support/fake-system';
import { someGrant } from '../../../support/people';
import type { Contract } from '../contract';
import { anna, bert, reading } from './rows';

/** What was learned is the levels themselves; every tenth time the history is thinned to its newest reading. */
const rules: HistoryRules = {
  seenAt: (at) => at,
  isNews: () => true,
  isPassing: () => false,
  thinnedBefore: (at, lastAt) =>
    lastAt !== null && Math.floor(at / 10) > Math.floor(lastAt / 10) ? at : null,
  superfluous: (times) => [...times],
  isCheckpointDue: () => true,
  isReadable: (checkpoint) => !checkpoint.startsWith('broken'),
  learned: (checkpoint, readings) =>
    [...(checkpoint ? [checkpoint] : []), ...readings.map(({ level }) => level)].join(),
};

export function learning(contract: Contract): void {
  describe('what is learned from a history', () => {
    beforeEach(() => contract.store.savePersonAndGrant(anna, someGrant));
    const at = (time: number, level: number, facts: Partial<StoredReading> = {}) =>
      reading({ at: fakeStart + time, level, ...facts });
    const save = (all: StoredReading[], by: HistoryRules = rules, person = anna) =>
      contract.store.saveReadings(person.id, all, by);
    const of = async (deviceId = 'd1', isReadable = rules.isReadable, person = anna) => {
      const { checkpoint, readings } = await contract.store.learning(person.id, deviceId, isReadable);
      return [checkpoint, readings.map(({ level }) => level)];
    };

    it('is a checkpoint of all that was there when the history was thinned, and what has come since', async () => {
      (await of()).should.eql([null, []]);
      await save([at(1, 90), at(2, 80)]);
      (await of()).should.eql([null, [90, 80]]);

      await save([at(11, 70), at(12, 60)]);
      (await of()).should.eql(['90,80', [70, 60]]);
      await save([at(21, 50)]);

      (await of()).should.eql(['90,80,70,60', [50]]);
      (await contract.store.readingsSince(anna.id, 0)).map(({ level }) => level).should.eql([50]);
    });

    it('is no new checkpoint before it is time for one', async () => {
      const asked: number[][] = [];
      const daily: HistoryRules = {
        ...rules,
        superfluous: () => [],
        isCheckpointDue: (until, now) => asked.push([until, now].map((time) => time - fakeStart)) > 1,
      };
      await save([at(1, 90), at(11, 80), at(21, 70)], daily);
      (await of()).should.eql(['90', [80, 70]]);

      await save([at(31, 60)], daily);

      asked.should.eql([
        [1, 21],
        [1, 31],
      ]);
      (await of()).should.eql(['90,80,70', [60]]);
    });

    it('brings whole readings', async () => {
      await save([at(1, 90), at(11, 80, { charging: true, status: null, syncedAt: null })]);

      const { readings } = await contract.store.learning(anna.id, 'd1', rules.isReadable);

      readings.should.eql([at(11, 80, { charging: true, status: null, syncedAt: null })]);
    });

    it('is of no more than the newest readings where somebody wants no more', async () => {
      await save([at(1, 90), at(2, 80), at(3, 70), at(11, 60), at(12, 50)]);
      const newest = async (isReadable: () => boolean, most: number) => {
        const { checkpoint, readings } = await contract.store.learning(anna.id, 'd1', isReadable, most);
        return [checkpoint, readings.map(({ level }) => level)];
      };

      (await newest(() => true, 1)).should.eql(['90,80,70', [50]]);
      (await newest(() => true, 9)).should.eql(['90,80,70', [60, 50]]);
      (await newest(() => false, 1)).should.eql([null, [50]]);
    });

    it("is one device's of one person, and nobody's who is not there", async () => {
      await contract.store.savePersonAndGrant(bert, someGrant);
      await save([at(1, 90), at(11, 80), at(1, 33, { deviceId: 'd2' })]);
      await save([at(1, 44)], rules, bert);

      (await of()).should.eql(['90', [80]]);
      (await of('d2')).should.eql([null, [33]]);
      (await of('d1', rules.isReadable, bert)).should.eql([null, [44]]);
      (await of('d3')).should.eql([null, []]);
      (await contract.store.learning('nobody', 'd1', rules.isReadable)).readings.should.eql([]);
    });

    it('survives a restart', async () => {
      await save([at(1, 90), at(11, 80)]);
      await contract.reopen();

      (await of()).should.eql(['90', [80]]);
    });

    it('begins anew with all that is kept where nobody can go on from the checkpoint', async () => {
      const broken = { ...rules, learned: () => 'broken' };
      await save([at(1, 90), at(11, 80)], { ...broken, superfluous: () => [] });
      (await of()).should.eql([null, [90, 80]]);

      await save([at(21, 70)], { ...rules, superfluous: () => [] });

      (await of()).should.eql(['90,80', [70]]);
    });

    it('keeps no checkpoint where nothing is learned, and the one of before where nothing has come since', async () => {
      await save([at(1, 90), at(11, 80)], { ...rules, superfluous: () => [], learned: () => null });
      (await of()).should.eql([null, [90, 80]]);
      await save([at(21, 70)], { ...rules, superfluous: () => [] });

      await save([at(20, 60), at(30, 50)], { ...rules, superfluous: () => [] });

      (await of()).should.eql(['90,80,60', [50]]);
    });

    it('forgets what a clock that was ahead has taught, and only that', async () => {
      const all = { ...rules, superfluous: () => [] };
      await save([at(1, 90), at(1001, 80)], all);
      (await of()).should.eql(['90', [80]]);

      // Set right after one reading: the checkpoint knows nothing of it.
      await save([at(12, 70)], all);
      (await of()).should.eql(['90', [70]]);

      // Set right after the checkpoint has learned from such a one.
      await save([at(1001, 60), at(1011, 50)], all);
      (await of()).should.eql(['90,70,60', [50]]);
      await save([at(13, 40)], all);
      (await of()).should.eql([null, [90, 70, 40]]);
    });

    it('goes with the device, the consent, and the person', async () => {
      const { store } = contract;
      const ways: [string, () => Promise<unknown>][] = [
        ['the device', () => store.removeDevice(anna.id, 'd1')],
        ['the consent', () => store.dropConsent(anna.id, {})],
        ['the person', () => store.removePerson(anna.id)],
      ];
      for (const [what, remove] of ways) {
        await save([at(1, 90), at(11, 80)]);
        (await of()).should.eql(['90', [80]], what);

        await remove();
        await store.savePersonAndGrant(anna, someGrant);
        await save([at(12, 70)]);

        (await of()).should.eql([null, [70]], what);
        await store.removeDevice(anna.id, 'd1');
      }
    });

    it('begins anew for a device that somebody is given by another id of theirs: older readings have come in', async () => {
      const { store } = contract;
      const give: Parameters<PeopleStore['identifyPerson']>[2] = () => true;
      await store.addPerson(bert, null, true);
      await save([at(3, 80)], rules, bert);
      await save([at(1, 90), at(11, 70)], { ...rules, superfluous: () => [] });
      (await of()).should.eql(['90', [70]]);

      (await store.identifyPerson(anna.id, bert.userId, give)).should.be.true();

      (await of()).should.eql([null, [90, 80, 70]]);
    });
  });
}
