// What survives a restart: all of it, as it was.
import 'should';
import { history } from '../../../../src/battery/history';
import type { Store } from '../../../../src/store/store';
import { fakeStart } from '../../../support/fake-system';
import { somebody, someGrant } from '../../../support/people';
import type { Contract } from '../contract';
import {
  anna,
  bert,
  day,
  letGo,
  notification,
  reading,
  sendCode,
  signupRow,
  smsRow,
  text,
  untoldAlert,
} from './rows';

/** Everything that can be read of a store in which Anna and Bert are. */
async function everything(store: Store, ids: readonly number[]): Promise<Record<string, unknown>> {
  return {
    people: await store.everybody(),
    grants: [await store.grant(anna.id), await store.grant(bert.id)],
    readings: await store.readingsSince(anna.id, 0),
    states: await store.states('node', anna.id),
    alerts: await store.alertsOfNode('node'),
    untold: await store.everyUntold(),
    signups: await store.signupsBefore(fakeStart + day),
    codes: await store.countCodes('page', 'hash', fakeStart - 1, fakeStart - 1),
    notifications: await store.notifications(ids),
    sms: await store.sms('sms'),
    counted: await store.countCappedSms('account', fakeStart - 1),
    fact: await store.fact('a'),
    waiting: await store.authorization('waiting'),
    granted: await store.interruptedAuthorizations(),
    ended: await store.outcomeOfState('ended'),
    present: await store.present(anna.id, '+12025550142'),
    gone: await store.present('person_carla', text.to),
  };
}

export function survival(contract: Contract): void {
  it('all that was written is there after a restart, and as it was', async () => {
    const { store } = contract;
    const odd = {
      name: 'Änna \'of\' "Quotes" \u{1f50b}\n\0\x01',
      number: '+12025550142',
      timeZone: 'Asia/Kolkata',
      failingSince: fakeStart - 1,
      failingReason: 'no-answer',
      deniedSince: fakeStart - 2,
      stopped: true,
      ownLow: 33,
      ownNotSyncingHours: 7,
      ownAdviceAt: 18 * 60 + 30,
      advice: false,
      linkHash: 'link',
    };
    await store.savePersonAndGrant(somebody('Anna', odd), someGrant);
    await store.changePerson(anna.id, { number: '+4915228817000' });
    await store.savePersonAndGrant(bert, { ...someGrant, scopes: [] });
    await store.savePersonAndGrant(somebody('Carla'), someGrant);
    await store.removePerson('person_carla');
    await store.saveReadings(
      anna.id,
      [reading(), reading({ deviceId: 'd2', name: null, level: null })],
      history,
    );
    const now = await store.person(anna.id);
    if (!now) throw new Error('Anna is gone');
    await store.saveDecision(
      'node',
      now,
      [{ deviceId: '', state: '{"a":1}' }],
      [{ id: 'one', body: 'body' }],
    );
    await store.keepUntold(untoldAlert('one'), null, () => 'waiting');
    await sendCode(store, signupRow('signup'));
    const { kept } = await store.addNotifications(
      anna.cloud,
      anna.clientId,
      [notification(anna.userId, 'entry', 3)],
      fakeStart,
    );
    await store.addSms(smsRow('sms', { personId: anna.id, key: 'key', errorCode: 30003 }), text, letGo);
    await store.setFact('a', 'b');
    for (const id of ['waiting', 'granted', 'ended']) {
      await store.addAuthorization({ id, plan: `plan of ${id}`, expiresAt: fakeStart + 1 }, id, fakeStart);
    }
    await store.takeAuthorization('granted');
    await store.keepAuthorizationGrant('granted', 'grant');
    await store.endAuthorization('ended', '{"state":"refused"}');
    const ids = kept.map(({ id }) => id);
    const before = await everything(store, ids);

    const after = await everything(await contract.reopen(), ids);

    after.should.eql(before);
    after.should.match({
      people: [bert, { ...odd, number: '+4915228817000' }],
      present: { isFormer: true },
      gone: { state: 'gone' },
      counted: { ofDay: 1, ofOneNumber: 1 },
      codes: { ofNumber: 1, ofNode: 1 },
    });
  });
}
