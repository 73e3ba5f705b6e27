// Promises of what readers of a flow see of an SMS: nothing that lets them reach or act for somebody, and all the rest.
import 'should';
import * as fc from 'fast-check';
import { knownLanguages, sentence } from '../../../src/sentences/sentences';
import { blankedLine, blankedText } from '../../../src/sms/blanked';
import { validNumber, waysOf } from '../../support/valid-numbers';

const seed = 13;

/** As `29.11.2026` or `29.11.26`: who writes a number so has it taken for a date, here as in `readNumber`. */
const isDateShaped = (text: string) =>
  /^\d{1,2}([./])\d{1,2}\1\d{2}(\d\d)?$|^\d{1,2}-\d{1,2}-\d{4}$|^\d{4}([./-])\d{1,2}\3\d{1,2}$/.test(text);

const digitsIn = (text: string) => text.normalize('NFKC').replace(/\D/g, '');

describe('sms: what readers see', () => {
  const blanked: [string, string][] = [
    ['Call 0152 28817386.', 'Call … 386.'],
    ['Call +4915228817386 now', 'Call +49 … 386 now'],
    ['Call (+49 152 28817386)', 'Call (+49 … 386)'],
    ['Call (206) 555-0142.', 'Call … 142.'],
    ['Call 206-555-0142', 'Call ••••••'],
    ['tel:+49-152-2881-7386', 'tel:+49 … 386'],
    ['0049 152 28817386', '… 386'],
    ['０１５２　２８８１７３８６', '… 386'],
    ['٠١٥٢٢٨٨١٧٣٨٦', '… 386'],
    ['+49 (0)152/288-173-86', '+49 … 386'],
    ['https://wa.me/4915228817386', 'https://…'],
    ['wa.me/4915228817386', 'wa.me/••••••'],
    ['123456 is your code', '•••••• is your code'],
    ['Your code: 123-456', 'Your code: ••••••'],
    ['Dein Bestätigungscode ist 4711.', 'Dein Bestätigungscode ist ••••••.'],
    ['PIN 2026', 'PIN ••••••'],
    ['code 01234567', 'code ••••••'],
    ['48213 opens the door', '•••••• opens the door'],
    ['Your page: https://example.org/me?k=s3cret-_', 'Your page: https://…'],
    ['Your page: example.org/fitbit/signup/me?k=s3cret-_ and more', 'Your page: … and more'],
    ['Am 29.11.2026 um 14:05: 0152 28817386, 9 %', 'Am 29.11.2026 um 14:05: … 386, 9 %'],
  ];
  for (const [text, shown] of blanked) {
    it(`${text} is shown as ${shown}`, () => blankedText(text).should.equal(shown));
  }

  it('whose SMS it is stays to be guessed', () => {
    const line = blankedLine({ to: '+4915228817386', body: 'Hi' });

    line.should.equal('SMS to +49 … 386: Hi');
  });

  it('no valid number of any country shows more in a text than its shortened form, however it is written', () => {
    const words = fc.constantFrom(
      '',
      ' ',
      'Call ',
      'Akku 9 %. Ruf an: ',
      '(',
      'tel:',
      'Versa 3 2026, ',
      '14:05 ',
      'Code ',
    );
    const more = fc.constantFrom('', '.', ' now', ', 24 h', ')', ' am 29.11.2026', '\n12 %', '; 12:30', '!');
    void fc.assert(
      fc.property(validNumber, words, more, ({ number }, before, after) => {
        // Shorter ones are refused by `readNumber`, so that no SMS goes there.
        fc.pre(number !== null && number.number.length >= 8);
        if (number === null) return;
        for (const way of waysOf(number).map(String)) {
          // So few digits are of a few islands, without their country: they look like a year or a count.
          if (digitsIn(way).length <= 5 || isDateShaped(way.normalize('NFKC'))) continue;
          const shown = blankedText(`${before}${way}${after}`);
          const others = digitsIn(before) + digitsIn(after);
          const left = digitsIn(shown.replace(/\+\d{1,3} …/g, '…'));
          const most = others.length + 3;
          left.length.should.be.belowOrEqual(most, `${before}${way}${after} -> ${shown}`);
        }
      }),
      { seed, numRuns: 500 },
    );
  });

  it('an ordinary text stays as it is', () => {
    const device = fc.constantFrom(
      'Charge 5',
      'Versa 3 2026',
      'Inspire 3',
      'Sense 2',
      'Ace LTE',
      'Versa 4 (2)',
    );
    const level = fc.integer({ min: 0, max: 100 });
    const hours = fc.integer({ min: 1, max: 9999 });
    const when = fc.constantFrom(
      '2026-11-29',
      '29.11.2026',
      '11/29/2026, 2:05 PM',
      '29.11., 14:05',
      '14:05:09',
      '1 h 5 min',
      '29. 11. 2026',
    );
    const part = fc.oneof(
      fc.tuple(device, level).map(([name, at]) => `${name} ${at} %`),
      fc.tuple(device, level).map(([name, at]) => `${name}: ${at}%`),
      hours.map((count) => `${count} h`),
      when,
      fc.tuple(when, when).map(([one, other]) => `${one} - ${other}`),
      fc
        .tuple(device, level, hours, fc.constantFrom(...knownLanguages()))
        .map(([name, at, count, language]) =>
          sentence(language, 'alert.not-syncing.level', {
            who: 'Anna',
            device: name,
            level: at,
            hours: count,
          }),
        ),
    );
    void fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('; ', ', ', '\n', '. '),
        (parts, joint) => {
          const text = parts.join(joint);
          blankedText(text).should.equal(text);
        },
      ),
      { seed, numRuns: 500 },
    );
  });

  it('our own code and welcome show neither code nor link', () => {
    for (const language of knownLanguages()) {
      const link = 'https://example.org/fitbit/signup/me?k=s3cret';
      const fill = { code: '048213', title: 'Fitbit', who: 'Anna', link };
      for (const key of ['signup.sms.code', 'signup.sms.code-known', 'signup.sms.welcome'] as const) {
        blankedText(sentence(language, key, fill)).should.not.match(/048213|s3cret|\d/);
      }
    }
  });
});
