// What is said to be stored of people is what the schema stores: a new table has to be named to owner and guests.
import 'should';
import { DatabaseSync } from 'node:sqlite';
import { migrations } from '../../src/store/sqlite/schema';
import { privacyPage } from '../../src/web/signup/privacy-page';
import { read } from '../support/repository';

const connection = new DatabaseSync(':memory:');
for (const migration of migrations) connection.exec(migration);
const tables = connection
  .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
  .all()
  .map(({ name }) => String(name));
connection.close();

/** By which words a guest is told of a table; null for what holds nothing of anybody. */
const toldToGuests: Readonly<Record<string, Readonly<Record<'en' | 'de', RegExp>> | null>> = {
  facts: null,
  sms_months: null,
  persons: { en: /your name, number and language/, de: /dein Name, deine Nummer und Sprache/ },
  grants: { en: /the connection to Google Health/, de: /die Verbindung zu Google Health/ },
  authorizations: { en: /A sign-up that you do not finish/, de: /Eine Anmeldung, die du nicht/ },
  devices: { en: /the names of your devices/, de: /die Namen deiner Geräte/ },
  readings: { en: /Battery levels are kept/, de: /Akkustände bis zu/ },
  summaries: { en: /how fast they fell for each hour/, de: /wie schnell sie sanken, für jede Stunde/ },
  states: { en: /what you were told/, de: /was dir gemeldet wurde/ },
  agenda: { en: /what you were told/, de: /was dir gemeldet wurde/ },
  alerts: { en: /alerts until they have gone out/, de: /Meldungen, bis sie hinausgegangen sind/ },
  untold: { en: /alerts until they have gone out/, de: /Meldungen, bis sie hinausgegangen sind/ },
  signups: { en: /A sign-up that you do not finish/, de: /Eine Anmeldung, die du nicht/ },
  codes: { en: /numbers that got a code/, de: /Nummern, an die ein Code ging/ },
  notifications: {
    en: /What Google Health tells is stored/,
    de: /was Google Health meldet, wird gespeichert/,
  },
  sms: { en: /SMS for seven days/, de: /SMS sieben Tage/ },
  incoming_sms: { en: /what you answer to them/, de: /was du darauf antwortest/ },
  sms_counts: { en: /fingerprints of them \(of the number and the text\)/, de: /von Nummer und Text/ },
  sms_passes: { en: /fingerprints of them/, de: /Fingerabdrücke davon/ },
  stopped_numbers: { en: /answers STOP, one of it/, de: /mit STOP, bleibt einer von ihr/ },
  former_numbers: { en: /one of the old number/, de: /bleibt einer der alten/ },
  // Only where levels come by msgs.
  account_names: { en: /a fingerprint of the name by which/, de: /ein Fingerabdruck des Namens, unter dem/ },
  gone: { en: /a random id/, de: /einer zufälligen Kennung/ },
};

describe('what is said to be stored', () => {
  const [, stored = ''] = /## What is stored, and how\n([\s\S]*?)\n## /.exec(read('SECURITY.md')) ?? [];
  it('SECURITY.md names every table of the schema', () => {
    tables.length.should.be.above(10);
    tables.filter((table) => !stored.includes(`\`${table}\``)).should.eql([]);
  });

  it('names no table that is not there', () => {
    const named = [...stored.matchAll(/^\| [^|]*\| ((?:`\w+`(?:, )?)+) \|/gm)].flatMap(([, names]) =>
      (names ?? '').split(', ').map((name) => name.replaceAll('`', '')),
    );
    named.filter((name) => !tables.includes(name)).should.eql([]);
    Object.keys(toldToGuests)
      .sort()
      .should.eql([...tables].sort());
  });

  for (const language of ['en', 'de'] as const) {
    it(`a guest is told of each table that holds something of them (${language})`, () => {
      const scene = {
        language,
        title: 'Alerts',
        contact: 'Anna',
        ownText: '',
        service: 'Google Health',
        byMsg: false,
        warning: null,
        styles: '',
        privacy: '',
        csrf: '',
      };
      const asks = { number: true, invitation: false, webhooks: true };
      const html = [false, true].map((byMsg) => privacyPage({ ...scene, byMsg }, asks, '').html).join('\n');
      Object.entries(toldToGuests)
        .filter(([, words]) => words && !words[language].test(html))
        .map(([table]) => table)
        .should.eql([]);
    });
  }
});
