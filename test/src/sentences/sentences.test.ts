// Promises of the sentences: every language says the same things, and an error says nothing that it should not.
import 'should';
import { join } from 'node:path';
import should from 'should';
import { problem } from '../../../src/clouds/cloud';
import { en } from '../../../src/sentences/languages/en';
import {
  knownLanguages,
  nearestLanguage,
  type SentenceKey,
  sentence,
} from '../../../src/sentences/sentences';
import { asTrouble, Trouble } from '../../../src/sentences/trouble';

const keys = Object.keys(en) as SentenceKey[];
const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
const wordsOf = (language: string): Record<string, string> =>
  require(join(__dirname, '..', '..', '..', 'src', 'sentences', 'languages', `${language}.js`))[language];

describe('sentences', () => {
  it('are there in English and German', () => {
    knownLanguages().should.containDeep(['de', 'en']);
  });

  for (const language of knownLanguages()) {
    it(`have in ${language} exactly the keys and places of English`, () => {
      const words = wordsOf(language);

      Object.keys(words)
        .sort()
        .should.deepEqual([...keys].sort());
      for (const key of keys) {
        places(words[key] ?? '').should.deepEqual(places(en[key]), key);
        String(words[key]).trim().should.equal(words[key], key);
        String(words[key]).should.not.equal('', key);
      }
    });
  }

  for (const language of knownLanguages()) {
    const variable = language === 'de' ? /Umgebungsvariable/ : /environment variable/;
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
        words[key] === en[key] && en[key].replace(/\{\w+\}/g, '').length > 12;
      keys.filter(isSame).should.deepEqual([], language);
    }
  });

  const wishes: [string | undefined, string][] = [
    ['de', 'de'],
    ['de-AT', 'de'],
    ['DE_de.UTF-8', 'de'],
    ['en-US', 'en'],
    ['fr', 'en'],
    ['deutsch', 'en'],
    ['', 'en'],
    ['*', 'en'],
    [undefined, 'en'],
  ];
  for (const [wish, language] of wishes) {
    it(`for ${wish ?? 'no wish'} are in ${language}`, () => nearestLanguage(wish).should.equal(language));
  }

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
