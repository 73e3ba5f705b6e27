// Promises about whom an alert told: by the SMS of its conversation, by name where the number is somebody's.
import 'should';

import { createWhomTold } from '../../../src/use-cases/whom-told';
import { addSms } from '../../support/added-sms';
import { fakeStart, fakeSystem } from '../../support/fake-system';
import { plantedSms } from '../../support/household';
import { somebody, someGrant } from '../../support/people';
import { type TempStore, tempStore } from '../../support/temp-store';

describe('use cases: whom an alert told', () => {
  let temp: TempStore;
  const anna = somebody('Anna', { number: '+4915228817386' });
  const bert = somebody('Bert', { number: '+12025550142' });

  beforeEach(async () => {
    temp = await tempStore(fakeSystem());
    for (const person of [anna, bert]) await temp.store.savePersonAndGrant(person, someGrant);
  });
  afterEach(() => temp.remove());

  async function sent(to: string, alert: unknown, minutes = 0): Promise<void> {
    const content = JSON.stringify({ sms: { to, body: 'low', segments: 1 }, msg: { alert } });
    const row = plantedSms(anna.id, fakeStart + minutes * 60_000, { content });
    await addSms(temp.store, row, { to, body: `low ${minutes}`, key: null });
  }

  const told = async () =>
    (await createWhomTold(temp.store)(anna)).map(({ conversation, names, isNext }) => ({
      conversation,
      names,
      isNext,
    }));

  it('names who has the number, the newest first, and the next person as such', async () => {
    await sent('+4915228817386', { conversation: 'talk_1', escalated: false });
    await sent('+12025550142', { conversation: 'talk_1', escalated: true }, 5);
    await sent('+4915228817999', { conversation: 'talk_2' }, 9);

    (await told()).should.eql([
      { conversation: 'talk_2', names: [], isNext: false },
      { conversation: 'talk_1', names: ['Bert'], isNext: true },
      { conversation: 'talk_1', names: ['Anna'], isNext: false },
    ]);
  });

  it('names them at each alert of a joint SMS', async () => {
    const members = ['talk_1', 'talk_2'].map((conversation, at) => ({
      id: `sms_${at}`,
      nodeId: 'node',
      msg: { alert: { conversation, escalated: at === 1 } },
    }));
    const sms = { to: '+12025550142', body: 'both low', segments: 1 };
    const row = plantedSms(anna.id, fakeStart, { content: JSON.stringify({ sms, msg: {}, members }) });
    await addSms(temp.store, row, { ...sms, key: null });

    (await told()).should.eql([
      { conversation: 'talk_1', names: ['Bert'], isNext: false },
      { conversation: 'talk_2', names: ['Bert'], isNext: true },
    ]);
  });

  it('names of a shared number the one whom it is about', async () => {
    await temp.store.savePersonAndGrant(somebody('Carla', { number: anna.number }), someGrant);
    await sent('+4915228817386', { conversation: 'talk_1' });

    (await told()).should.eql([{ conversation: 'talk_1', names: ['Anna'], isNext: false }]);
  });

  it('says nothing of SMS without a conversation, whatever a flow has put there', async () => {
    for (const [minutes, alert] of [undefined, null, 7, 'talk_1', { conversation: 7 }].entries())
      await sent('+4915228817386', alert, minutes);

    (await told()).should.eql([]);
  });
});
