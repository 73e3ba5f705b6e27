// Promises of STOP and START: what people write for them, and what is no such word.
import should = require('should');

import fc = require('fast-check');

import { keywordOf } from '../../../src/sms/keywords';

describe('sms: STOP and START', () => {
  it('are understood as people write them', () => {
    const stops = [
      'STOP',
      ' Stop.',
      'stop!',
      '"Stop"',
      'STOP \u{1f64f}',
      'Opt out',
      'opt-out',
      'stop all',
      'Stopp!',
      'Quit.',
      'ＳＴＯＰ',
    ];
    for (const text of stops) should(keywordOf(text)).equal('stop', text);
    for (const text of ['Start.', 'YES!', 'un-stop']) should(keywordOf(text)).equal('start', text);
  });

  it('are no part of what says more', () => {
    for (const text of ['stop it', 'Stop. Thank you', 'please stop', 'the end', 'stop 12345', '', '!'])
      should(keywordOf(text)).be.null();
  });

  it('are the bare words alone where the provider acts upon those', () => {
    should(keywordOf(' Stop ', true)).equal('stop');
    for (const text of ['Stop.', 'opt out', 'stopp!']) should(keywordOf(text, true)).be.null();
  });

  it('are the same whatever that is no letter stands around them', () => {
    const around = fc.string({ unit: fc.constantFrom(...' .,!?"\u00a0-\u{1f44d}\n') });
    fc.assert(
      fc.property(around, around, fc.constantFrom('stop', 'START', 'Unsubscribe'), (before, after, word) => {
        should(keywordOf(before + word + after)).equal(keywordOf(word));
      }),
    );
  });
});
