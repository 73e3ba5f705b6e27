// Promises of what people answer: a word of ours however it is written, and nothing that merely holds one.
import 'should';

import should = require('should');

import fc = require('fast-check');

import { words as en } from '../../../src/sentences/languages/en';
import { knownLanguages, replyWords, type SentenceKey, sentence } from '../../../src/sentences/sentences';
import { type Reply, replyOf } from '../../../src/sms/reply-words';

const understood: Record<string, Reply> = {
  ok: { word: 'ok' },
  'OK!': { word: 'ok' },
  'ok danke!': { word: 'ok' },
  'Ok, thanks': { word: 'ok' },
  ＯＫ: { word: 'ok' },
  '👍': { word: 'ok' },
  '👍🏽 danke': { word: 'ok' },
  'ok 👍': { word: 'ok' },
  'Ok, done.': { word: 'ok' },
  'I’ll do it': { word: 'ok' },
  'Mach ich 😊': { word: 'ok' },
  'ICH KUEMMERE MICH': { word: 'ok' },
  later: { word: 'later', hours: 3 },
  später: { word: 'later', hours: 3 },
  spaeter: { word: 'later', hours: 3 },
  spater: { word: 'later', hours: 3 },
  'Spa\u0308ter bitte': { word: 'later', hours: 3 },
  'ok, later': { word: 'later', hours: 3 },
  'later 6': { word: 'later', hours: 6 },
  later6h: { word: 'later', hours: 6 },
  'Später 6 Std.': { word: 'later', hours: 6 },
  'remind me in 2 hours': { word: 'later', hours: 2 },
  'later 30': { word: 'later', hours: 24 },
  'later 2 days': { word: 'later', hours: 24 },
  pause: { word: 'pause', days: 7, asked: 7 },
  'pause 3': { word: 'pause', days: 3, asked: 3 },
  'Pause 3 Tage, danke': { word: 'pause', days: 3, asked: 3 },
  'pause for 1 week': { word: 'pause', days: 7, asked: 7 },
  'pause 30': { word: 'pause', days: 7, asked: 30 },
  'battery?': { word: 'battery' },
  'Akku ?': { word: 'battery' },
  'stop?': { word: 'stop' },
  Akkustände: { word: 'battery' },
  'Stop.': { word: 'stop' },
  'stop stop STOP': { word: 'stop' },
  'opt-out': { word: 'stop' },
  'Stopp, danke': { word: 'stop' },
  'please stop': { word: 'stop' },
  'Start!': { word: 'start' },
  'un-stop': { word: 'start' },
  '6 hours later': { word: 'later', hours: 6 },
  '3 Tage Pause': { word: 'pause', days: 3, asked: 3 },
  'later, 6 hours later': { word: 'later', hours: 6 },
  '6時間後': { word: 'later', hours: 6 },
  'あとで 6時間後に': { word: 'later', hours: 6 },
  '3日休止': { word: 'pause', days: 3, asked: 3 },
  '一時停止 三日間': { word: 'pause', days: 3, asked: 3 },
  一時停止三日間: { word: 'pause', days: 3, asked: 3 },
  暂停三天: { word: 'pause', days: 3, asked: 3 },
  '三天暂停,谢谢': { word: 'pause', days: 3, asked: 3 },
  過兩個小時再提醒我: { word: 'later', hours: 2 },
  十小时后提醒我: { word: 'later', hours: 10 },
  '6시간 뒤에': { word: 'later', hours: 6 },
  '3일동안 쉬기': { word: 'pause', days: 3, asked: 3 },
};

const nothing = [
  ...['', '!', '?', 'danke', 'thank you', '🙏', '👎', '👍👎', 'No', 'later pause', 'ok 5', '5', 'h', '6 h'],
  ...[
    'ok but who feeds the cat tonight',
    'It is charging',
    'stop it',
    'the end',
    'stop 12345',
    'okra',
    'pause button',
  ],
  ...[
    "Liked “Anna's Charge 6 is at 20 %. Please charge it soon.”",
    'Liked “ok”',
    'Gefällt mir: „ok“',
    '👍 to “later”',
  ],
  ...[
    '6 h ok',
    '6 later',
    '3 stop',
    '3日間止めて',
    '十五日休止',
    '二日酔い',
    '三日',
    '6時休止',
    '6 h later pause',
    '6 h later 2',
  ],
  ...['ok?', '👍?', '네?', 'はい？', 'Ja?!', '¿Vale?', 'Готово?', '好？', 'نعم؟', 'ok⁇'],
  ...['Pause?', 'Urlaub?', '休み？', 'Férias?', 'later?', 'später 6?', 'pause 3 Tage?'],
  ...['later 0', 'pause 0', 'pause 12 hours', 'pause 2026', 'later 1,5', 'pause 3 pause 5', 'ok'.repeat(100)],
];

describe('sms: what people answer', () => {
  for (const [text, reply] of Object.entries(understood))
    it(`“${text}” is ${JSON.stringify(reply)}`, () => should(replyOf(text, 'de')).deepEqual(reply));

  for (const text of nothing)
    it(`“${text.slice(0, 70)}” is no such word`, () => should(replyOf(text, 'en')).be.null());

  it('each word of every language is understood by whoever speaks another one', () => {
    for (const [, words] of replyWords()) {
      for (const word of ['ok', 'later', 'pause', 'battery', 'stop', 'start'] as const)
        for (const text of words[word])
          for (const language of [...knownLanguages(), 'xx'])
            should(replyOf(text, language)?.word).equal(word, `${text} in ${language}`);
    }
  });

  const word = fc.constantFrom(
    'ok',
    'später',
    'later 6',
    'pause 3',
    'akku',
    'battery',
    'stop',
    'mach ich',
    'got it',
  );
  const known = new Set(
    [...replyWords().values()]
      .flatMap((words) => Object.values(words).flat())
      .flatMap((one) => one.split(' ')),
  );
  const around = fc.string({ unit: fc.constantFrom(...' .,!"…\u00a0\u200b-\u{1f60a}\n'), maxLength: 5 });
  const thanks = fc.constantFrom('', 'danke ', 'Vielen Dank! ', 'thanks ', 'please ', 'bitte ');
  const shape = fc.constantFrom<(text: string) => string>(
    (text) => text,
    (text) => text.toUpperCase(),
    (text) => text.normalize('NFD'),
    (text) => text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
    (text) => text.replaceAll(' ', ' \n '),
    (text) => text.replaceAll('ä', 'ae'),
    (text) => text.replaceAll('ä', 'a'),
  );

  it('whatever decorates a word, it is that word', () => {
    fc.assert(
      fc.property(word, shape, around, around, thanks, thanks, (said, shaped, before, after, first, last) => {
        should(replyOf(`${first}${before}${shaped(said)}${after} ${last}`, 'de')).deepEqual(
          replyOf(said, 'en'),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('whatever says more than that is none', () => {
    // Letters by chance are words at times: "jep" is one in German.
    const more = fc.stringMatching(/^[xqj][a-z]{2,9}$/).filter((other) => !known.has(other));
    fc.assert(
      fc.property(word, shape, more, fc.boolean(), around, (said, shaped, other, isFirst, between) => {
        const text = isFirst ? `${other} ${between}${shaped(said)}` : `${shaped(said)}${between} ${other}`;
        should(replyOf(text, 'de')).be.null();
      }),
    );
  });

  it('nothing makes it throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => void replyOf(text, 'de')));
  });

  it('nothing that we write ourselves is one: whoever sends it back is not answered', () => {
    const keys = Object.keys(en).filter((key) => /^(alert|answer|sms-test)\./.test(key)) as SentenceKey[];
    for (const language of knownLanguages())
      for (const key of keys) should(replyOf(sentence(language, key), language)).be.null();
  });
});
