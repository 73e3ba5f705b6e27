// Promises of names from right to left: set apart on screens, so that a level stays on its side, and never in an SMS.
import should = require('should');

import fc from 'fast-check';
import { testAlert } from '../../../src/battery/messages';
import { isolated } from '../../../src/sentences/isolated';
import { Trouble } from '../../../src/sentences/trouble';

const marks = /[\u2066-\u2069]/;

describe('sentences: names from right to left', () => {
  it('are set apart, and every other text stays as it is', () => {
    for (const name of ['שרה', 'ليلى', 'Sara שרה', 'ܣܪܐ', 'ސާރާ']) {
      isolated(name).should.equal(`\u2068${name}\u2069`);
    }
    const latin = fc.string({ unit: fc.constantFrom(...'aäßžñ 1%-·€漢字Ωя') });
    fc.assert(
      fc.property(latin, (name) => isolated(name) === name),
      { seed: 13 },
    );
  });

  it('are set apart in what an error tells, not in what it is filled with', () => {
    const trouble = new Trouble('number-unproven', 'person.unproven', { who: 'שרה' });

    trouble.tell('de').should.startWith('Die Nummer von \u2068שרה\u2069 ist');
    should(trouble.fill).deepEqual({ who: 'שרה' });
  });

  it('are left as they are in what goes out as an SMS: the marks would cost half of its length', () => {
    const person = { id: 'person_1', name: 'שרה' };
    const recipient = { person, to: '+4915228817386', wantsSms: true, language: 'en', demo: false };
    const { payload } = testAlert(recipient, 'alert_1', 0);

    payload.should.containEql('שרה').and.not.match(marks);
  });
});
