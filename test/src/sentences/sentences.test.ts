// Promises of the sentences: every language says the same things, and an error says nothing that it should not.
import 'should';
import { join } from 'node:path';
import should from 'should';
import { problem } from '../../../src/clouds/cloud';
import { words as english } from '../../../src/sentences/languages/en';
import {
  knownLanguages,
  languageWished,
  nearestLanguage,
  type Sentence,
  type SentenceKey,
  sentence,
  type Words,
} from '../../../src/sentences/sentences';
import { asTrouble, Trouble } from '../../../src/sentences/trouble';
import { withoutModule } from '../../support/other-module';

const en: Words = english;
const keys = Object.keys(en) as SentenceKey[];
const wordsOf = (language: string): Words =>
  require(join(__dirname, '..', '..', '..', 'src', 'sentences', 'languages', `${language}.js`)).words;

/** A sentence in each form that numbers give it. */
function formsOf(words: Sentence | undefined): string[] {
  if (words === undefined) return [];
  if (typeof words === 'string') return [words];
  const { by: _, ...forms } = words;
  return Object.values(forms);
}
const placesIn = (text: string) => new Set(text.match(/\{\w+\}/g) ?? []);
/** The places of its form for most numbers. */
const places = (words: Sentence | undefined) =>
  [...placesIn(typeof words === 'object' ? words.other : (words ?? ''))].sort();

describe('sentences', () => {
  it('are there in English and German, and nothing of these is missing', () => {
    knownLanguages().should.containDeep(['de', 'en']);
    for (const language of ['de', 'en'])
      Object.keys(wordsOf(language))
        .sort()
        .should.deepEqual([...keys].sort());
  });

  for (const language of knownLanguages()) {
    it(`have in ${language} no other keys and places than in English`, () => {
      const words = wordsOf(language);

      Object.keys(words)
        .filter((key) => !keys.includes(key as SentenceKey))
        .should.deepEqual([]);
      for (const key of Object.keys(words) as SentenceKey[]) {
        const sentence = words[key];
        places(sentence).should.deepEqual(places(en[key]), key);
        for (const text of formsOf(sentence)) {
          text.trim().should.equal(text, key);
          text.should.not.equal('', key);
          // One thing may be said without its number.
          const by = typeof sentence === 'object' ? `{${sentence.by}}` : '';
          places(sentence)
            .filter((place) => place !== by && !placesIn(text).has(place))
            .should.deepEqual([], key);
          [...placesIn(text)].filter((place) => !places(sentence).includes(place)).should.deepEqual([], key);
        }
      }
    });

    it(`have in ${language} the forms of its plural, where a number decides`, () => {
      const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
      for (const [key, words] of Object.entries(wordsOf(language))) {
        if (typeof words === 'string') continue;
        const { by, ...forms } = words;
        placesIn(words.other).has(`{${by}}`).should.equal(true, key);
        // Some have one for a million, which nothing here reaches.
        const wanted = pluralCategories.filter((form) => language === 'ru' || form !== 'many');
        Object.keys(forms)
          .filter((form) => form !== 'many' || language === 'ru')
          .sort()
          .should.deepEqual([...wanted].sort(), key);
      }
    });
  }

  it('take the form that a number wants', () => {
    sentence('en', 'reply.age.days', { days: 1 }).should.equal('1 day ago');
    sentence('en', 'reply.age.days', { days: 2 }).should.equal('2 days ago');
    sentence('de-AT', 'reply.age.days', { days: '1' }).should.equal('vor 1 Tag');
    sentence('en', 'reply.age.days').should.equal('{days} days ago');
  });

  it('are told in English, and answers read in the others, as long as a language cannot be read', () => {
    const folder = join(__dirname, '..', '..', '..', 'src', 'sentences');
    const file = join(folder, 'sentences.js');
    const replies = join(folder, '..', 'sms', 'reply-words.js');
    const before = [file, replies].map((one) => [one, require.cache[one]] as const);
    for (const [one] of before) delete require.cache[one];
    const restore = withoutModule(join(folder, 'languages', 'de.js'));
    try {
      const fresh: typeof import('../../../src/sentences/sentences') = require(file);
      const meanwhile = fresh.sentence('de', 'reply.age.days', { days: 2 });
      const read = [...fresh.replyWords().keys()];
      const { replyOf }: typeof import('../../../src/sms/reply-words') = require(replies);
      const understood = [replyOf('später', 'de')];
      restore();
      understood.push(replyOf('später', 'de'));
      const afterwards = fresh.sentence('de', 'reply.age.days', { days: 2 });

      meanwhile.should.equal('2 days ago');
      read.should.eql(knownLanguages().filter((language) => language !== 'de'));
      afterwards.should.equal('vor 2 Tagen');
      understood.should.eql([null, { word: 'later', hours: 3 }]);
    } finally {
      restore();
      for (const [one, module] of before) require.cache[one] = module;
    }
  });

  for (const [language, variable] of [
    ['de', /Umgebungsvariable/],
    ['en', /environment variable/],
  ] as const) {
    const fromVariables: SentenceKey[] = [
      'problem.no-client-id',
      'problem.no-client-secret',
      'connect.client-missing',
      'twilio.no-credentials',
      'twilio.no-sender',
      'twilio.region-and-edge',
    ];
    for (const key of fromVariables) {
      it(`say in ${language} at ${key} what to do where an environment variable was to fill it in`, () => {
        should(wordsOf(language)[key])
          .match(variable)
          .and.match(/restart Node-RED|starte Node-RED neu/);
      });
    }
  }

  it('are not English where the language is another', () => {
    for (const language of knownLanguages().filter((one) => one !== 'en')) {
      const words = wordsOf(language);
      // Names of things may be the same; whole sentences are not.
      const isSame = (key: SentenceKey) =>
        formsOf(words[key]).some(
          (text) => formsOf(en[key]).includes(text) && text.replace(/\{\w+\}/g, '').length > 12,
        );
      keys.filter(isSame).should.deepEqual([], language);
    }
  });

  const wishes: [string | undefined, string][] = [
    ['de', 'de'],
    ['de-AT', 'de'],
    ['DE_de.UTF-8', 'de'],
    ['en-US', 'en'],
    ['it', 'en'],
    ['deutsch', 'en'],
    ['de-', 'en'],
    ['de-x-own', 'de'],
    ['', 'en'],
    ['*', 'en'],
    [undefined, 'en'],
  ];
  for (const [wish, language] of wishes) {
    it(`for ${wish ?? 'no wish'} are in ${language}`, () => nearestLanguage(wish).should.equal(language));
  }

  it('are in the language that a header wishes most, of those that there are', () => {
    languageWished('it, de-CH;q=0.8, en;q=0.9').should.equal('en');
    languageWished('it,DE-ch ; q=0.8,en;q=0').should.equal('de');
    languageWished(`${'it,'.repeat(5_000)}de`).should.equal('en');
    languageWished('*').should.equal('en');
    languageWished(undefined).should.equal('en');
  });

  it('fill their places once, whatever is filled in', () => {
    sentence('en', 'connect.done', { who: '{who} $& $1' }).should.equal('{who} $& $1 is connected.');
    sentence('en', 'alert.charged', { who: 'Anna', device: '{level}', level: 0 }).should.equal(
      "Anna's {level} is charged again: 0 %.",
    );
  });
});

describe('sentences: troubles', () => {
  it('tell their sentence in any language, English in the log', () => {
    const trouble = new Trouble('connect-done', 'connect.done', { who: 'Anna' });

    trouble.message.should.equal('Anna is connected.');
    trouble.tell('de-DE').should.equal(sentence('de', 'connect.done', { who: 'Anna' }));
    trouble.tell('de').should.not.equal(trouble.message);
  });

  it('stay what they are', () => {
    const trouble = new Trouble('connect-done', 'connect.done', { who: 'Anna' }, { people: [] });

    asTrouble(trouble).should.equal(trouble);
  });

  const thrown: [string, unknown, string][] = [
    ['an error', new TypeError('canary +4915228817386'), 'TypeError'],
    ['an error with a code', Object.assign(new Error('canary'), { code: 'ENOENT' }), 'Error ENOENT'],
    [
      'an error with an odd code',
      Object.assign(new Error('canary'), { code: { canary: 1 } }),
      'Error object Object',
    ],
    ['an error with a cause', new Error('canary', { cause: new Error('canary') }), 'Error'],
    ['a text', 'canary', 'string'],
    ['an object', { canary: 'canary' }, 'object'],
    ['nothing', undefined, 'undefined'],
  ];
  for (const [what, value, detail] of thrown) {
    it(`say only the kind of ${what}`, () => {
      const trouble = asTrouble(value);

      trouble.code.should.equal('internal');
      trouble.fill.should.deepEqual({ detail });
      should(trouble.cause).be.undefined();
      `${trouble.message} ${trouble.stack} ${JSON.stringify(trouble)}`.should.not.containEql('canary');
    });
  }

  it('cut a long kind short', () => {
    const error = Object.assign(new Error('canary'), { name: 'E'.repeat(500) });

    asTrouble(error).message.length.should.be.below(200);
  });

  it('have a sentence for every problem with a cloud', () => {
    const codes = keys.filter((key) => key.startsWith('problem.')).map((key) => key.slice('problem.'.length));

    codes.length.should.be.above(15);
    for (const code of codes) {
      should(problem(code as Parameters<typeof problem>[0]).kind).be.a.String();
    }
  });
});
