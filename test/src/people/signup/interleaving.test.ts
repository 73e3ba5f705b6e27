// What the owner says of a number, or that somebody is removed, holds whatever the guest does at the same moment.
import should = require('should');

import fc from 'fast-check';
import { join } from '../../../../src/people/joining';
import type { SignupPolicy } from '../../../../src/people/signup/policy';
import { createSignups } from '../../../../src/people/signup/signups';
import type { Store } from '../../../../src/store/store';
import { fakeSystem } from '../../../support/fake-system';
import { someGrant } from '../../../support/people';
import { type TempStore, tempStore } from '../../../support/temp-store';

const typed = '+4915228817386';
const others = '+4915228817999';

const guests = ['right code', 'wrong code', 'another code', 'reload'] as const;
const owners = ['number', 'no number', 'remove'] as const;

/** The same store, each question of which waits for the scheduler. */
function inAnyOrder(store: Store, scheduler: fc.Scheduler): Store {
  return new Proxy(store, {
    get(target, name) {
      const operation = Reflect.get(target, name);
      // That is no question.
      if (typeof operation !== 'function' || name === 'isShared') return operation;
      return async (...given: unknown[]) => {
        await scheduler.schedule(Promise.resolve(), String(name));
        return operation.apply(target, given);
      };
    },
  });
}

describe('people: signing up while the owner is at it', () => {
  let temp: TempStore | null = null;
  afterEach(async () => {
    await temp?.remove();
    temp = null;
  });

  it('the owner has the last word on a number, and who was removed is gone', async function () {
    this.timeout(60_000);
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.constantFrom(...guests),
        fc.constantFrom(...owners),
        fc.constantFrom('sms' as const, 'none' as const),
        async (scheduler, guest, owner, confirm) => {
          await temp?.remove();
          const system = fakeSystem();
          temp = await tempStore(system);
          const { store } = temp;
          const codes: string[] = [];
          const policy: SignupPolicy = {
            nodeId: 'node',
            cloud: 'google-health',
            clientId: 'client',
            confirm,
            invitation: '',
            mostPeople: 100,
            codesPerDay: 30,
            title: 'Alerts',
            address: 'https://pi.example.org/fitbit/signup',
            send: ({ payload }) => codes.push(/\d{6}/.exec(payload)?.[0] ?? ''),
            happened: () => undefined,
            capReached: () => undefined,
            full: () => undefined,
          };
          const quiet = createSignups({ store, system });
          await quiet.begin(policy, 'a', { name: 'Anna', number: typed, language: 'en' });
          const person = await join(store, system, {
            authorizationId: 'authorization',
            cloud: 'google-health',
            clientId: 'client',
            identity: { userId: 'user', timeZone: null },
            grant: someGrant,
            introduction: {
              name: 'Anna',
              language: 'en',
              personId: null,
              signup: { id: 'a', nodeId: 'node', number: typed },
            },
            arriving: quiet.arriving,
          });
          if (guest !== 'reload') await quiet.arrived(policy, 'a');

          const signups = createSignups({ store: inAnyOrder(store, scheduler), system });
          const code = codes.at(-1) ?? '';
          const wrong = code === '000000' ? '111111' : '000000';
          const does = {
            'right code': () => signups.enterCode(policy, 'a', code),
            'wrong code': () => signups.enterCode(policy, 'a', wrong),
            'another code': () => signups.sendCode(policy, 'a'),
            reload: () => signups.arrived(policy, 'a'),
          };
          const says = {
            number: () => signups.numberByOwner(null, person.id, others, {}),
            'no number': () => signups.numberByOwner(null, person.id, null, {}),
            remove: () => inAnyOrder(store, scheduler).removePerson(person.id),
          };
          await scheduler.waitFor(Promise.all([does[guest](), says[owner]()]));

          const now = await store.person(person.id);
          should(now && [now.number, now.numberState]).eql(
            { number: [others, 'proven'], 'no number': [null, 'none'], remove: null }[owner],
          );
          should(await store.signupsOfPerson(person.id)).eql([]);
        },
      ),
      { numRuns: 60, seed: 14 },
    );
  });
});
