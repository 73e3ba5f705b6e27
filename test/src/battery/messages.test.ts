// Promises of the msgs: exactly the designed fields, unknown is null, a sentence that is ready to send.
import 'should';
import should from 'should';
import type { Forecast } from '../../../src/battery/forecast';
import type { DeviceAlertKind } from '../../../src/battery/kinds/registry';
import { deviceAlert, personAlert, type Recipient, readingMessage } from '../../../src/battery/messages';
import type { Reading } from '../../../src/battery/reading';
import { type AlertSettings, defaultSettings } from '../../../src/battery/settings';
import { knownLanguages } from '../../../src/sentences/sentences';
import { segmentsOf } from '../../../src/sms/segments';

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
const soon: Forecast = {
  lowAt: null,
  emptyAt: now + 6.5 * hour,
  low: null,
  empty: [now + 5 * hour, now + 8 * hour],
};

const alertOf = (
  about: Reading,
  facts: Partial<Recipient> = {},
  kind: DeviceAlertKind = 'low',
  forecast: Forecast | null = null,
  timeZone = 'UTC',
  settings: Pick<AlertSettings, 'words' | 'quiet'> = defaultSettings,
) =>
  deviceAlert(
    { ...anna, ...facts },
    { id: 'alert_1', kind, conversation: null, firstToldAt: null, heldUntil: null },
    { reading: about, forecast },
    { now, timeZone, settings },
  );

describe('battery: msgs', () => {
  it('an alert brings the quiet hours of its node, for who sends an SMS of it; Demo knows none', () => {
    const settings = { ...defaultSettings, quiet: { from: 22 * 60 + 30, to: 7 * 60 } };
    const quiet = { from: '22:30', to: '07:00' };
    should(alertOf(reading, {}, 'low', null, 'UTC', settings).alert.quiet).eql(quiet);
    const connection = { id: 'a', kind: 'reconnect' as const, hours: 0 };
    should(personAlert(anna, connection, 'Why.', { now, settings }).alert.quiet).eql(quiet);
    alertOf(reading, { demo: true }, 'low', null, 'UTC', settings).alert.should.not.have.property('quiet');
  });

  it('gives an alert exactly the designed fields', () => {
    alertOf(reading).should.deepEqual({
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
      forecast: null,
    });
  });

  it('gives alert and reading the same forecast, as ISO 8601 in UTC; what is not known of it is null', () => {
    const facts = {
      lowAt: null,
      emptyAt: '2026-11-20T16:30:00.000Z',
      low: null,
      empty: ['2026-11-20T15:00:00.000Z', '2026-11-20T18:00:00.000Z'],
    };

    should(alertOf(reading, {}, 'low', soon).forecast).deepEqual(facts);
    should(readingMessage(anna.person, { reading, forecast: soon }, 'en').forecast).deepEqual(facts);
  });

  it('says of a low battery until when it lasts, by the clock of the person, where that is known', () => {
    const of = (forecast: Forecast | null, language: string, timeZone: string) =>
      alertOf(reading, { language }, 'low', forecast, timeZone).payload;

    of(soon, 'en', 'Europe/Berlin').should.equal(
      "Anna's Charge 6 is at 12 %. It will last until about 6 PM today. Please charge it soon.",
    );
    of(soon, 'de', 'Asia/Tokyo').should.equal(
      'Charge 6 von Anna: Akku bei 12 %. Er reicht bis morgen gegen 2 Uhr. Bitte bald laden.',
    );
    of({ ...soon, empty: [now, now + 15 * hour] }, 'en', 'UTC').should.not.containEql('until');
    of({ lowAt: null, emptyAt: null, low: null, empty: null }, 'en', 'UTC').should.not.containEql('until');
    alertOf({ ...reading, level: null }, {}, 'low', soon).payload.should.not.containEql('until');
    alertOf(reading, {}, 'critical', soon).payload.should.not.containEql('until');
  });

  it('is one SMS, with a name and a device of usual length, and two at most in an alphabet that SMS have not', () => {
    const longest = {
      ...soon,
      emptyAt: Date.UTC(2026, 10, 25, 19),
      empty: [now, now + 4 * hour] as [number, number],
    };
    for (const language of knownLanguages()) {
      const weekday = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
      const recipient = { language, demo: true, person: { id: 'a', name: 'Maximiliane Musterfrau' } };
      const { payload } = alertOf({ ...reading, name: 'Google Pixel Watch 3' }, recipient, 'low', longest);

      payload.should.containEql(weekday.format(longest.emptyAt));
      const { encoding, count } = segmentsOf(payload);
      count.should.be.belowOrEqual(encoding === 'GSM-7' ? 1 : 2, language);
      if (['en', 'de', 'es', 'pt'].includes(language)) encoding.should.equal('GSM-7');
    }
  });

  it('leaves `to` out where no SMS may go', () => {
    alertOf(reading, { to: null }).should.not.have.property('to');
    alertOf(reading, { to: null, wantsSms: false }).person.should.match({
      sms: false,
    });
    alertOf(reading).person.should.not.have.property('sms');
  });

  it('says null, never 0 and never now, of what is unknown', () => {
    const { payload, topic, battery } = readingMessage(
      anna.person,
      { reading: nothing, forecast: null },
      'en',
    );

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
    const message = readingMessage(anna.person, { reading: { ...reading, level: 0 }, forecast: null }, 'en');
    const alert = alertOf({ ...reading, level: 0 });

    message.payload?.should.equal(0);
    message.should.deepEqual({
      payload: 0,
      topic: alert.topic,
      person: alert.person,
      battery: alert.battery,
      forecast: null,
    });
  });

  it('gives an alert about a connection no battery, and the reason in its sentence', () => {
    const kind = 'cannot-check' as const;
    const message = personAlert(anna, { id: 'alert_2', kind, hours: 26 }, 'Because of rain.', {
      now,
      settings: defaultSettings,
    });

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

      const alert = alertOf(silent, recipient, 'not-syncing');
      const failing = personAlert(recipient, { id: 'b', kind: 'cannot-check', hours }, '', {
        now,
        settings: defaultSettings,
      });

      alert.payload.should.containEql(words);
      failing.payload.toLowerCase().should.containEql(words.toLowerCase());
    });
  }

  it('begins every sentence about the made-up person with DEMO', () => {
    const dana = { ...anna, demo: true };

    alertOf(reading, dana).payload.should.match(/^DEMO: /);
    personAlert(dana, { id: 'a', kind: 'reconnect', hours: 0 }, '', {
      now,
      settings: defaultSettings,
    }).payload.should.match(/^DEMO: /);
  });

  const kinds: DeviceAlertKind[] = ['low', 'critical', 'charged', 'not-syncing', 'syncing-again'];
  for (const language of knownLanguages()) {
    it(`has a whole sentence in ${language} for every kind, with and without level and sync time`, () => {
      for (const kind of kinds) {
        for (const [level, some] of [
          [12, null],
          [12, soon],
          [null, null],
          [null, soon],
        ] as const) {
          for (const syncedAt of [reading.syncedAt, null]) {
            // Without both, nothing can be found silent.
            if (kind === 'not-syncing' && level === null && syncedAt === null) continue;
            const facts = { ...reading, level, syncedAt };
            const { payload } = alertOf(facts, { language }, kind, some);

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
