// Promises of the owner's own words: what is wrong with them is found, and filled in they are text that reads well.
import should = require('should');

import * as fc from 'fast-check';
import type { Forecast } from '../../../src/battery/forecast';
import type { deviceKinds } from '../../../src/battery/kinds/registry';
import { deviceAlert, personAlert, type Recipient } from '../../../src/battery/messages';
import {
  faultOfWords,
  filledWords,
  mostCharacters,
  ofConnection,
  placesOf,
  readWords,
} from '../../../src/battery/own-words';
import { personKinds } from '../../../src/battery/person';
import type { Reading } from '../../../src/battery/reading';

const now = Date.UTC(2026, 10, 20, 10);
const hour = 3_600_000;
const anna: Recipient = {
  person: { id: 'person_a', name: 'Anna' },
  to: null,
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
  syncedAt: now - hour,
};
const soon: Forecast = {
  lowAt: null,
  emptyAt: now + 6.5 * hour,
  low: null,
  empty: [now + 5 * hour, now + 8 * hour],
};

const said = (
  words: Record<string, string>,
  {
    about = reading,
    who = anna,
    forecast = soon as Forecast | null,
    firstToldAt = null as number | null,
    kind = 'low' as keyof typeof deviceKinds,
  } = {},
) =>
  deviceAlert(
    who,
    { id: 'a', kind, conversation: null, firstToldAt, heldUntil: null },
    { reading: about, forecast },
    { now, timeZone: 'UTC', settings: { words, quiet: null } },
  ).payload;

const value = fc.string({ maxLength: 40, unit: 'grapheme' });

describe('battery: own words', () => {
  for (const [kind, words, fault] of [
    ['low', 'Hey {name}, {device}: {level} % until {when}!', null],
    ['low', 'No place at all.', null],
    ['low', 'Hey {nme}', { what: 'place', place: 'nme' }],
    ['low', 'Hey {Name}', { what: 'place', place: 'Name' }],
    ['low', 'Hey {}', { what: 'place', place: '' }],
    ['low', 'Hey { name }', { what: 'place', place: ' name ' }],
    ['low', 'Hey {reason}', { what: 'place', place: 'reason' }],
    ['reconnect', 'Hey {name}: {reason}', null],
    ['reconnect', 'Hey {level}', { what: 'place', place: 'level' }],
    ['low', 'Hey {name', { what: 'brace', place: '' }],
    ['low', 'Hey name}', { what: 'brace', place: '' }],
    ['low', 'Hey {{name}}', { what: 'brace', place: '' }],
    ['low', '{name} and {name}', { what: 'twice', place: 'name' }],
    ['low', 'x'.repeat(mostCharacters + 1), { what: 'long', place: '' }],
  ] as const) {
    it(`${kind}, “${words.slice(0, 50)}”: ${fault?.what ?? 'nothing wrong'}`, () => {
      should(faultOfWords(kind, words)).eql(fault);
    });
  }

  it('are about a connection for the kinds that are', () => {
    should([...ofConnection].sort()).eql(Object.keys(personKinds).sort());
  });

  it('are ours where a flow holds none that can be used', () => {
    for (const stored of [
      undefined,
      null,
      'low',
      5,
      [],
      { low: '' },
      { low: ' \n' },
      { low: 5 },
      { low: '{x}' },
    ]) {
      readWords(stored).should.eql({});
    }
    readWords({ low: 'Load {device}', critical: '{', reconnect: '{reason}' }).should.eql({
      low: 'Load {device}',
      reconnect: '{reason}',
    });
  });

  it('are what an alert says, about a device and about a connection, and ours stand for the other kinds', () => {
    const words = {
      low: '{name}: {device} {level} %, {when}. Charge it!',
      reconnect: 'Look, {name}! {reason}',
    };
    said(words).should.equal('Anna: Charge 6 12 %, about 5 PM today. Charge it!');
    said(words, { kind: 'critical' }).should.startWith("Anna's Charge 6 is at 12 %");
    const { payload } = personAlert(anna, { id: 'a', kind: 'reconnect', hours: 0 }, 'Click here.', {
      now,
      settings: { words, quiet: null },
    });
    payload.should.equal('Look, Anna! Click here.');
  });

  it('keep what is put to them: DEMO before, and for the next person who was told first', () => {
    const words = { low: 'Charge {device}, {name}.' };
    said(words, { who: { ...anna, demo: true } }).should.equal('DEMO: Charge Charge 6, Anna.');
    said(words, { firstToldAt: now - 3 * hour }).should.match(
      /^Charge Charge 6, Anna\. Anna was told on Fri/,
    );
  });

  for (const [what, words, wanted] of [
    [
      'a sentence about nothing else is left out',
      '{name}: {level} %. It lasts until {when}. Charge it!',
      'Anna: 12 %. Charge it!',
    ],
    [
      'the place alone is where its sentence says more',
      '{name}, {level} %, until {when} .',
      'Anna, 12 %, until.',
    ],
    ['in brackets they go with it', 'Charge it, {name} ({when})!', 'Charge it, Anna!'],
    ['at the beginning too', '{when}: {name}, charge it', 'Anna, charge it'],
  ] as const) {
    it(`where it is not known when it will be empty: ${what}`, () => {
      said({ low: words }, { forecast: null }).should.equal(wanted);
    });
  }

  it('are ours where nothing would be left of them', () => {
    said({ low: '{when}.' }, { forecast: null }).should.equal(
      "Anna's Charge 6 is at 12 %. Please charge it soon.",
    );
  });

  it('have the word of the service for a level where there is no number, without a percent sign', () => {
    const about = { ...reading, level: null };
    said({ low: '{name}: {level} %!' }, { about }).should.equal('Anna: Low!');
  });

  it('are filled once: a name that looks like a place is a name', () => {
    said(
      { low: '{name} {level} %' },
      { who: { ...anna, person: { id: 'p', name: '{level} {when}$&' } } },
    ).should.equal('{level} {when}$& 12 %');
  });

  it('with whatever is filled in: each known value stands there as it is, and nothing is left of an empty place', () => {
    const texts = fc.array(
      fc.oneof(
        fc.constantFrom('{name}', '{device}', '{level}', '{when}'),
        fc.constantFrom('Hey', '. ', ', ', ' ', '(', ')', '!', '%', 'is at'),
      ),
      { maxLength: 12 },
    );
    void fc.assert(
      fc.property(
        texts,
        value,
        value,
        fc.option(fc.nat(100)),
        fc.option(value),
        (parts, name, device, level, when) => {
          const words = parts
            .filter((part, at) => !part.startsWith('{') || parts.indexOf(part) === at)
            .join('');
          if (faultOfWords('low', words) !== null) return;
          const values = { name, device, level: level === null ? '' : String(level), when: when ?? '' };
          const filled = filledWords(words, values);
          if (filled === null) return;
          for (const place of placesOf('low')) {
            const known = values[place as keyof typeof values] ?? '';
            if (known !== '' && words.includes(`{${place}}`)) filled.includes(known).should.be.true();
          }
          if (!/null|undefined/.test(name + device + when)) filled.should.not.match(/null|undefined/);
          filled.length.should.be.belowOrEqual(mostCharacters + 200);
          const isTight =
            !/ {2}| [.,!)]/.test(words) &&
            ![name, device, when ?? ''].some((one) => /^\s|\s$|[ .,!)]/.test(one));
          if (isTight) filled.should.not.match(/ {2}| [.,!]/);
        },
      ),
      { seed: 13, numRuns: 2000 },
    );
  });
});
