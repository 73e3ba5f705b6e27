// Promises of the words of carriers: bare, as providers themselves act upon them.
import should = require('should');

import { keywordOf } from '../../../src/sms/keywords';
import { keywordIn, replyOf } from '../../../src/sms/reply-words';

describe('sms: the words of carriers', () => {
  it('are understood bare, in any case', () => {
    for (const text of ['STOP', ' Stop ', 'unsubscribe', 'OptOut'])
      should(keywordOf(text)).equal('stop', text);
    for (const text of ['start', 'YES', ' unstop\n']) should(keywordOf(text)).equal('start', text);
  });

  it('are heard as well where nobody but this house acts upon them', () => {
    const stop = ['stop', 'stopall', 'unsubscribe', 'end', 'quit', 'cancel', 'revoke', 'optout'];
    for (const [keyword, words] of Object.entries({ stop, start: ['start', 'yes', 'unstop'] })) {
      for (const word of words) {
        should(keywordOf(word)).equal(keyword, word);
        for (const language of ['en', 'de', ''])
          should(keywordIn(replyOf(`${word.toUpperCase()}.`, language))).equal(keyword, word);
      }
    }
  });

  it('are nothing as soon as anything stands beside them', () => {
    for (const text of ['Stop.', 'opt out', 'stopp', 'stop please', '', '!'])
      should(keywordOf(text)).be.null();
  });
});
