// Promises of the words of carriers: bare, as providers themselves act upon them.
import should = require('should');

import { keywordOf } from '../../../src/sms/keywords';

describe('sms: the words of carriers', () => {
  it('are understood bare, in any case', () => {
    for (const text of ['STOP', ' Stop ', 'unsubscribe', 'OptOut'])
      should(keywordOf(text)).equal('stop', text);
    for (const text of ['start', 'YES', ' unstop\n']) should(keywordOf(text)).equal('start', text);
  });

  it('are nothing as soon as anything stands beside them', () => {
    for (const text of ['Stop.', 'opt out', 'stopp', 'stop please', '', '!'])
      should(keywordOf(text)).be.null();
  });
});
