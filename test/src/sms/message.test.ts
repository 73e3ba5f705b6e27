// Promises of what may be sent: segments counted as the network counts them, and a Trouble for what is missing.
import 'should';
import { countSegments } from '../../../src/sandbox/segments';
import { Trouble } from '../../../src/sentences/trouble';
import { readySms } from '../../../src/sms/message';
import { segmentsOf } from '../../../src/sms/segments';

describe('sms: segments', () => {
  const counted: [string, string, string, number, number][] = [
    ['160 plain characters are one', 'a'.repeat(160), 'GSM-7', 160, 1],
    ['161 are two', 'a'.repeat(161), 'GSM-7', 161, 2],
    ['two full parts hold 306', 'a'.repeat(306), 'GSM-7', 306, 2],
    ['307 are three', 'a'.repeat(307), 'GSM-7', 307, 3],
    ['umlauts and Greek capitals cost nothing extra', 'äöüÄÖÜßñΔΩ'.repeat(16), 'GSM-7', 160, 1],
    ['an escaped character takes two', '€'.repeat(80), 'GSM-7', 160, 1],
    ['an escape is not cut off from its character', `${'a'.repeat(152)}€${'a'.repeat(152)}`, 'GSM-7', 306, 3],
    ['one character outside of the alphabet changes all', `${'a'.repeat(69)}”`, 'UCS-2', 70, 1],
    ['71 of those are two', `${'a'.repeat(70)}”`, 'UCS-2', 71, 2],
    ['a small ç is outside, a capital one is not', 'ç', 'UCS-2', 1, 1],
    ['an emoji takes two', '🔋'.repeat(35), 'UCS-2', 70, 1],
    ['an emoji is not cut in two', `${'a'.repeat(66)}🔋${'a'.repeat(66)}`, 'UCS-2', 134, 3],
    ['an empty text is one', '', 'GSM-7', 0, 1],
  ];
  for (const [promise, text, encoding, length, count] of counted) {
    it(promise, () => segmentsOf(text).should.deepEqual({ encoding, length, count }));
  }

  it('counts as the stand-in of Twilio does, which was written from the contract alone', () => {
    for (let length = 1; length < 340; length += 1) {
      for (const end of ['a', '€', '🔋', '”', '^€']) {
        const text = 'ab€'.repeat(length).slice(0, length) + end;
        segmentsOf(text).count.should.equal(countSegments(text), `${length} ${end}`);
      }
    }
  });
});

describe('sms: what may be sent', () => {
  const refusal = (to: unknown, body: unknown): string => {
    try {
      readySms(to, body, 'DE', 1600);
    } catch (error) {
      if (error instanceof Trouble) return error.code;
    }
    return 'none';
  };

  it('makes a number, a text and the segments out of a msg', () => {
    readySms('0152 28817386', 'Grüße', 'DE', 1600).should.deepEqual({
      to: '+4915228817386',
      body: 'Grüße',
      segments: 1,
    });
  });

  it('takes numbers and yes or no as a text', () => {
    readySms('+4915228817386', 12, '', 1600).body.should.equal('12');
    readySms('+4915228817386', false, '', 1600).body.should.equal('false');
  });

  const refused: [unknown, unknown, string][] = [
    [undefined, 'Hi', 'no-number'],
    [null, 'Hi', 'no-number'],
    ['', 'Hi', 'no-number'],
    ['Anna', 'Hi', 'bad-number'],
    [['+4915228817386'], 'Hi', 'bad-number'],
    ['+4915228817386', undefined, 'no-body'],
    ['+4915228817386', '  \n', 'no-body'],
    ['+4915228817386', { text: 'Hi' }, 'no-body'],
    ['+4915228817386', 'a'.repeat(1601), 'too-long'],
    ['+4915228817386', 'a'.repeat(1600), 'none'],
  ];
  for (const [to, body, code] of refused) {
    const shown =
      typeof body === 'string' && body.length > 99 ? `${body.length} characters` : JSON.stringify(body);
    it(`says ${code} to ${JSON.stringify(to)} with ${shown}`, () => refusal(to, body).should.equal(code));
  }
});
