// Promises of SQLite's files: secrets are sealed, what is deleted stands nowhere, what is not new is not written.

import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import should = require('should');

import { history } from '../../../../src/battery/history';
import { system as realSystem } from '../../../../src/net/system';
import { withoutConsent } from '../../../../src/people/consent';
import { Trouble } from '../../../../src/sentences/trouble';
import { openStore } from '../../../../src/store/sqlite/open';
import type { Store } from '../../../../src/store/store';
import { fakeStart, fakeSystem } from '../../../support/fake-system';
import { somebody, someGrant } from '../../../support/people';
import { anna, bert, hour, letGo, notification, reading, signupRow, smsRow, text } from '../contract/rows';
import { filesIn, newFolder } from './folder';

describe('SQLite: what stands in the files', () => {
  let folder: string;
  let remove: () => void;
  let store: Store;
  beforeEach(async () => {
    ({ folder, remove } = newFolder());
    store = await openStore(folder, fakeSystem());
  });
  afterEach(async () => {
    await store.close();
    remove();
  });

  async function reopen(between: (db: DatabaseSync) => void = () => undefined): Promise<void> {
    await store.close();
    const db = new DatabaseSync(join(folder, 'fitbit.sqlite'));
    between(db);
    db.close();
    store = await openStore(folder, realSystem);
  }

  describe('secrets', () => {
    it('tokens, plans, SMS, alerts and sign-ups cannot be read in any file', async () => {
      await store.savePersonAndGrant(anna, {
        ...someGrant,
        accessToken: 'canary-access',
        refreshToken: 'canary-refresh',
      });
      await store.addAuthorization(
        { id: 'connect_1', plan: '{"clientSecret":"canary-secret"}', expiresAt: fakeStart },
        'hash',
        fakeStart,
      );
      await store.keepAuthorizationGrant('connect_1', '{"grant":"canary-plan"}');
      const row = smsRow('sms_1', { content: '{"body":"canary-sms"}' });
      await store.addSms(row, { ...text, body: 'canary-body' }, letGo);
      await store.saveDecision('node', anna, [], [{ id: 'alert_1', body: 'canary-alert' }]);
      await store.saveSignup(signupRow('signup_1', { state: '{"code":"canary-code"}' }));

      const inUse = filesIn(folder);
      const read = [
        await store.grant(anna.id),
        await store.interruptedAuthorizations(),
        await store.sms('sms_1'),
        await store.alertsOfNode('node'),
        await store.signup('signup_1'),
      ];
      await store.close();

      (JSON.stringify(read).match(/canary-\w+/g) ?? []).should.have.length(6);
      Object.keys(inUse).should.containEql('fitbit.sqlite-wal');
      for (const bytes of [...Object.values(inUse), ...Object.values(filesIn(folder))]) {
        bytes.should.not.containEql('canary');
      }
    });

    it("sealed rows that were swapped open for nobody: not one's grant as another's", async () => {
      await store.savePersonAndGrant(anna, { ...someGrant, accessToken: 'canary-anna' });
      await store.savePersonAndGrant(bert, { ...someGrant, accessToken: 'canary-bert' });
      await reopen((db) => {
        db.exec(`CREATE TEMP TABLE kept AS SELECT * FROM grants;
          UPDATE grants SET tokens = (SELECT tokens FROM kept WHERE kept.person_id <> grants.person_id)`);
      });

      const results = await Promise.allSettled([store.grant(anna.id), store.grant(bert.id)]);

      for (const result of results) {
        const reason: unknown = result.status === 'rejected' ? result.reason : null;
        should(reason).be.instanceOf(Trouble);
        should(JSON.stringify(reason) + String(reason)).not.containEql('canary');
      }
    });

    it('the same secret never looks the same twice', async () => {
      await store.savePersonAndGrant(anna, someGrant);
      await store.savePersonAndGrant(bert, someGrant);
      const seen: string[] = [];

      await reopen((db) => {
        for (const row of db.prepare('SELECT hex(tokens) AS sealed FROM grants').all()) {
          seen.push(String(row.sealed).slice(56));
        }
      });

      new Set(seen).size.should.equal(2);
    });
  });

  it('a check that brings nothing new writes nothing', async () => {
    await store.savePersonAndGrant(anna, someGrant);
    await store.saveReadings(
      anna.id,
      [reading(), reading({ deviceId: 'd2', level: null, status: null })],
      history,
    );
    const before = filesIn(folder);

    await store.saveReadings(
      anna.id,
      [
        reading({ at: fakeStart + hour }),
        reading({ deviceId: 'd2', level: null, status: null, at: fakeStart + hour }),
      ],
      history,
    );
    await store.changePerson(anna.id, { failingSince: null, name: 'Anna' });

    filesIn(folder).should.eql(before);
  });

  describe('what is deleted', () => {
    it('of who leaves, no table keeps a row, and of nobody else one goes', async () => {
      for (const person of [anna, bert]) {
        const { id, cloud, clientId, userId } = person;
        await store.savePersonAndGrant(person, someGrant);
        await store.saveReadings(id, [reading({ at: fakeStart - 6 * hour, level: 70 }), reading()], history);
        const states = [{ deviceId: 'd1', state: '{}' }];
        await store.saveDecision('node', person, states, [{ id: `alert ${id}`, body: '{}' }]);
        await store.addNotifications(cloud, clientId, [notification(userId, 'entry')], fakeStart);
      }

      await store.removePerson(anna.id);

      const counts: unknown[] = [];
      await reopen((db) => {
        for (const table of [
          'persons',
          'grants',
          'devices',
          'readings',
          'summaries',
          'states',
          'alerts',
          'notifications',
        ]) {
          counts.push(db.prepare(`SELECT COUNT(*) AS n FROM ${table}`).get()?.n);
        }
      });
      counts.should.eql([1, 1, 1, 2, 1, 1, 1, 1]);
    });

    const holding = (text: string) =>
      Object.entries(filesIn(folder)).filter(([, bytes]) => Buffer.from(bytes).includes(text));
    const personal = { name: 'Canaryname', number: '+4915228817999' };

    for (const [what, remove] of [
      ['of who is removed', (id: string) => store.removePerson(id)],
      [
        'of who took back consent: the history',
        (id: string) => store.dropConsent(id, withoutConsent(fakeStart)),
      ],
    ] as const) {
      it(`${what} stands in no file any more, the log included`, async () => {
        const person = somebody('Canary', personal);
        await store.savePersonAndGrant(person, someGrant);
        await store.saveReadings(person.id, [{ ...reading(), name: 'Canarydevice' }], history);
        holding('Canarydevice').should.not.be.empty();

        await remove(person.id);

        holding('Canarydevice').should.be.empty();
        if (what === 'of who is removed') {
          holding(personal.name).should.be.empty();
          holding(personal.number).should.be.empty();
        }
      });
    }
  });
});
