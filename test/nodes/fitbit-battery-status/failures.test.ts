// Promises of what makes a battery node blind: what no setting can mend, and the next msg may, does not.
import should = require('should');

import { failureStatus, isBlinding } from '../../../nodes/fitbit-battery-status/failures';
import { Trouble } from '../../../src/sentences/trouble';

const everybody = { person: '', topicPattern: '' };
const anna = { ...everybody, person: 'person_1' };
const byTopic = { ...anna, topicPattern: 'watches/{person}/battery' };
const unknown = new Trouble('person-unknown', 'person.unknown');

describe('battery node: what makes it blind', () => {
  it('nobody to watch, and somebody of the dialog who is gone', () => {
    for (const code of ['nobody', 'nobody-yet', 'bad-threshold', 'bad-topic-pattern'])
      should(isBlinding(new Trouble(code, 'check.nobody'), everybody, {} as never)).be.true();
    should(isBlinding(unknown, anna, { payload: 12 } as never)).be.true();
    should(failureStatus('nobody')).equal('nobodyLeft');
  });

  it('not whom a msg or its topic names, and not what it says', () => {
    should(isBlinding(unknown, everybody, {} as never)).be.false();
    should(isBlinding(unknown, anna, { person: 'Bert' } as never)).be.false();
    should(isBlinding(unknown, byTopic, { topic: 'watches/Bert/battery' } as never)).be.false();
    for (const code of ['not-a-reading', 'odd-field', 'topic-unlike', 'person-unsaid']) {
      should(isBlinding(new Trouble(code, 'incoming.whose'), anna, {} as never)).be.false();
      should(failureStatus(code)).equal('badReading');
    }
  });
});
