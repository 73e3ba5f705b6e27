// Promises of the msgs: exactly the designed fields, unknown is null, a sentence that is ready to send.
import 'should';
import should from 'should';
import type { DeviceAlertKind } from '../../../src/battery/kinds/registry';
import { deviceAlert, personAlert, type Recipient, readingMessage } from '../../../src/battery/messages';
import type { Reading } from '../../../src/battery/reading';
import { knownLanguages } from '../../../src/sentences/sentences';

const now = Date.UTC(2026, 10, 20, 10);
const hour = 3_600_000;
const anna: Recipient = {
  person: { id: 'person_a', name: 'Anna' },
  to: '+4915228817386',
  wantsSms: true,
  language: 'en',
  demo: false,
};
const reading: Reading = {
  deviceId: 'D1',
  name: 'Charge 6',
  type: 'tracker',
  at: now,
  level: 12,
  status: 'Low',
  syncedAt: now - 30 * hour,
};
const nothing: Reading = { ...reading, name: null, level: null, status: null, syncedAt: null };
const low = { id: 'alert_1', kind: 'low' } as const;

describe('battery: msgs', () => {
  it('gives an alert exactly the designed fields', () => {
    deviceAlert(anna, low, reading, now).should.deepEqual({
      payload: "Anna's Charge 6 is at 12 %. Please charge it soon.",
      topic: 'Anna/Charge 6',
      to: '+4915228817386',
      alert: { id: 'alert_1', kind: 'low', at: '2026-11-20T10:00:00.000Z' },
      person: { id: 'person_a', name: 'Anna' },
      battery: {
        level: 12,
        status: 'Low',
        deviceId: 'D1',
        device: 'Charge 6',
        type: 'tracker',
        syncedAt: '2026-11-19T04:00:00.000Z',
      },
    });
  });

  it('leaves `to` out where no SMS may go', () => {
    deviceAlert({ ...anna, to: null }, low, reading, now).should.not.have.property('to');
    deviceAlert({ ...anna, to: null, wantsSms: false }, low, reading, now).person.should.match({
      sms: false,
    });
    deviceAlert(anna, low, reading, now).person.should.not.have.property('sms');
  });

  it('says null, never 0 and never now, of what is unknown', () => {
    const { payload, topic, battery } = readingMessage(anna.person, nothing, 'en');

    should(payload).be.null();
    topic.should.equal('Anna/Fitbit');
    battery.should.deepEqual({
      level: null,
      status: null,
      deviceId: 'D1',
      device: 'Fitbit',
      type: 'tracker',
      syncedAt: null,
    });
  });

  it('gives a reading its level as a number, and the same facts as an alert', () => {
    const message = readingMessage(anna.person, { ...reading, level: 0 }, 'en');
    const alert = deviceAlert(anna, low, { ...reading, level: 0 }, now);

    message.payload?.should.equal(0);
    message.should.deepEqual({
      payload: 0,
      topic: alert.topic,
      person: alert.person,
      battery: alert.battery,
    });
  });

  it('gives an alert about a connection no battery, and the reason in its sentence', () => {
    const kind = 'cannot-check' as const;
    const message = personAlert(anna, { id: 'alert_2', kind, hours: 26 }, 'Because of rain.', now);

    message.should.deepEqual({
      payload: 'No check of the Fitbit of Anna has worked for 26 h. Because of rain.',
      topic: 'Anna',
      to: '+4915228817386',
      alert: { id: 'alert_2', kind, at: '2026-11-20T10:00:00.000Z' },
      person: { id: 'person_a', name: 'Anna' },
    });
  });

  for (const [hours, language, words] of [
    [71, 'en', 'for 71 h'],
    [72, 'en', 'for 3 days'],
    [1032, 'en', 'for 43 days'],
    [1032, 'de', 'seit 43 Tagen'],
  ] as const) {
    it(`says a long silence in words that nobody has to reckon: ${words}`, () => {
      const silent = { ...reading, syncedAt: now - hours * 3_600_000 };
      const recipient = { ...anna, language };

      const alert = deviceAlert(recipient, { id: 'a', kind: 'not-syncing' }, silent, now);
      const failing = personAlert(recipient, { id: 'b', kind: 'cannot-check', hours }, '', now);

      alert.payload.should.containEql(words);
      failing.payload.toLowerCase().should.containEql(words.toLowerCase());
    });
  }

  it('begins every sentence about the made-up person with DEMO', () => {
    const dana = { ...anna, demo: true };

    deviceAlert(dana, low, reading, now).payload.should.match(/^DEMO: /);
    personAlert(dana, { id: 'a', kind: 'reconnect', hours: 0 }, '', now).payload.should.match(/^DEMO: /);
  });

  const kinds: DeviceAlertKind[] = ['low', 'critical', 'charged', 'not-syncing', 'syncing-again'];
  for (const language of knownLanguages()) {
    it(`has a whole sentence in ${language} for every kind, with and without level and sync time`, () => {
      for (const kind of kinds) {
        for (const level of [12, null]) {
          for (const syncedAt of [reading.syncedAt, null]) {
            // Without both, nothing can be found silent.
            if (kind === 'not-syncing' && level === null && syncedAt === null) continue;
            const facts = { ...reading, level, syncedAt };
            const { payload } = deviceAlert({ ...anna, language }, { id: 'a', kind }, facts, now);

            payload.should.match(/^[^{}]*Anna[^{}]*$/, `${kind}: ${payload}`);
            payload.should.not.match(/ {2}|null|undefined| %\.? %| h h/);
            if (level === null) payload.should.not.containEql('%');
            if (kind === 'not-syncing') payload.should.match(syncedAt === null ? /\b3\b/ : /\b30\b/);
          }
        }
      }
    });
  }
});
