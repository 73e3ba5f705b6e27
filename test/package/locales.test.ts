// The catalogues of the nodes: the same in every language, complete, and nothing in them that nobody asks for.
import should = require('should');

import { filesUnder, read, readJson } from '../support/repository';
import { editorPlugins, languages, type PaletteNode, paletteNodes, wholeLanguages } from './palette';

const statusNames = [...read('nodes/common/status.ts').matchAll(/^ {2}(\w+): \['/gm)].map(
  ([, name]) => name ?? '',
);

describe('the catalogues', () => {
  for (const node of [...paletteNodes(), ...editorPlugins()]) {
    const english = catalogue(node, 'en-US');

    it(`of ${node.type} say the same in every language`, () => {
      for (const language of languages) {
        const other = catalogue(node, language);
        const missing = [...english.keys()].filter((key) => !other.has(key));
        if (wholeLanguages.includes(language)) missing.should.eql([], language);
        for (const [key, text] of other) {
          should(english.has(key)).be.true(`${language}: ${key}`);
          should(places(text)).eql(places(english.get(key) ?? ''), `${language}: ${key}`);
          text.trim().should.not.equal('', `${language}: ${key}`);
        }
      }
    });

    it(`of ${node.type} hold what the node asks for, and nothing else`, () => {
      const asked = keysAskedFor(node);
      const held = new Set(english.keys());
      [...asked].filter((key) => !held.has(key)).should.eql([], 'missing');
      [...held].filter((key) => !asked.has(key)).should.eql([], 'unused');
    });
  }

  it('are asked for by keys that this test finds', () => {
    const node = {
      type: 'fitbit-made-up',
      folder: 'dist/nodes/fitbit-made-up',
      page: '<i data-i18n="[title]fitbit-made-up.a;[aria-label]fitbit-made-up.b"></i> data-i18n="fitbit-made-up.c.d"',
      script: "this._('fitbit-made-up.e', { name }); other('fitbit-made-up-not.f')",
      definition: { category: 'fitbit', defaults: {} },
    };
    [...keysAskedFor(node, "import { show } from '../common/status';\nshow(RED, node, 'gone')")]
      .sort()
      .should.eql([
        ...['a', 'b', 'c.d', 'e'].map((key) => `fitbit-made-up.${key}`),
        ...['error.needsNode', 'error.tooOld', 'error.unreadable'].map((key) => `fitbit-made-up.${key}`),
        ...['status.gone', 'status.needsNode', 'status.tooOld', 'status.unreadable'].map(
          (key) => `fitbit-made-up.${key}`,
        ),
        'palette.label.fitbit',
      ]);
  });
});

describe('the places that are filled in', () => {
  it('are written as Node-RED fills them, in each catalogue', () => {
    const catalogues = filesUnder('nodes').filter((path) => /locales\/.*\.json$/.test(path));
    catalogues.length.should.be.above(50);
    catalogues.filter((path) => /\{\{\w+\}\}/.test(read(path))).should.eql([]);
  });
});

describe('the German of it', () => {
  const german = [...filesUnder('nodes'), ...filesUnder('src/sentences')].filter((path) =>
    /\/locales\/de\/|\/languages\/de\.ts$/.test(path),
  );

  it('says du to everybody', () => {
    german.length.should.be.above(6);
    for (const path of german) formalIn(read(path)).should.eql([], path);
  });

  it('stands in the palette, too', () => {
    for (const { type, folder } of paletteNodes()) {
      const [name, english] = ['de', 'en-US'].map((language) =>
        String(readJson(`${folder}/locales/${language}/${type}.json`)[type].paletteLabel),
      );
      should(name).not.equal(english, type);
    }
  });

  it('asks for something in one way: schreibe, not schreib, and not schreiben', () => {
    const found = german.flatMap((path) => otherOrdersIn(read(path)));
    found.should.eql([]);
  });

  it('is searched so that an order is told from what is only said', () => {
    otherOrdersIn(
      "'Schreib das. Und drück hier. Bitte neu verbinden. Das Standardland einstellen.'",
    ).should.eql([...['Schreib', 'drück', 'Bitte neu verbinden', 'Das Standardland einstellen']]);
    otherOrdersIn(
      "'Schreibe bitte neu. Du musst neu verbinden. Das lässt sich einstellen. Klicke, um neu zu verbinden.'",
    ).should.eql([]);
  });

  it('is searched so that an address is told from a word for others', () => {
    formalIn(
      'Drücken Sie hier, und wenn Sie wollen: Das ist Ihr Code, an Ihre Nummer. Ich sage es Ihnen.',
    ).should.eql(['Drücken Sie', 'wenn Sie', 'Ihr', 'Ihre', 'Ihnen']);
    formalIn('Eine Node: Sie prüft. Sie bleibt. <p>Sie ist ihr eigen, und sie sagt es ihnen.').should.eql([]);
  });
});

/** Where somebody is called Sie: in the middle of a sentence nothing else has a capital S there. */
function formalIn(text: string): string[] {
  return text.match(/[\p{L},;]+ Sie\b|\bIhr(?:e[mnrs]?)?\b|\bIhnen\b/gu) ?? [];
}

const shortOrders =
  /(?<![\p{L}-])(?:[Ss]chreib|[Dd]rück|[Pp]rüf|[Ff]rag|[Ss]ag|[Ss]uch|[Kk]opier|[Ll]ösch|[Ww]ähl|[Ss]etz|[Ss]tell|[Tt]rag|[Ll]eg|[Mm]eld|[Ss]end|[Ff]ang|[Zz]ieh)(?![\p{L}-])/gu;
/** At the end of a sentence. */
const infinitives =
  /(?:schreiben|eintragen|einstellen|verbinden|anfangen|fortsetzen|eingeben|angeben|kopieren|prüfen|auswählen|wählen|melden|ansehen|sehen|entfernen|nehmen|stellen|warten)$/;
/** With these an infinitive is no order, or the name of a button. */
const mayEndSo =
  /(?<!\p{L})(?:muss|musst|müssen|kann|kannst|können|darf|darfst|dürfen|soll|sollen|will|willst|wollen|lässt|lassen|zu|wird|werden|war|möchte|[Dd]rücke|Bericht)(?!\p{L})/u;

/** Where somebody is asked for something in another way than `schreibe`: `schreib`, or a bare infinitive. */
function otherOrdersIn(text: string): string[] {
  // What a button or a tick is called has no full stop.
  const sentences = [...text.matchAll(/([^.:!?;'"<>()\s][^.:!?;'"<>()\n]*)\./gu)].map(([, one]) => one ?? '');
  const bare = sentences.filter((one) => infinitives.test(one) && !mayEndSo.test(one));
  return [...(text.match(shortOrders) ?? []), ...bare];
}

/** The texts of a catalogue by their whole keys, sorted. */
function catalogue({ type, folder }: PaletteNode, language: string): Map<string, string> {
  const texts = new Map<string, string>();
  const walk = (value: unknown, key: string) => {
    if (typeof value === 'string') texts.set(key, value);
    else
      for (const [name, inner] of Object.entries(value as object)) walk(inner, key ? `${key}.${name}` : name);
  };
  walk(readJson(`${folder}/locales/${language}/${type}.json`), '');
  return new Map([...texts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The `__name__` places that are filled in. */
function places(text: string): string[] {
  return (text.match(/__\w+?__/g) ?? []).sort();
}

function keysAskedFor(node: PaletteNode, program = programOf(node.type)): Set<string> {
  const { type, page, script, definition } = node;
  const attributes = [...page.matchAll(/data-i18n="([^"]+)"/g)].flatMap(([, value]) =>
    (value ?? '').split(';').map((one) => one.replace(/^\[[\w-]+\]/, '')),
  );
  const literals = [...`${script}\n${program}`.matchAll(/['"`]([\w-]+\.[\w.]+)['"`]/g)]
    .map(([, key]) => key ?? '')
    .filter((key) => key.startsWith(`${type}.`));
  // A status is shown by its name in the one table, and told by `show` under the node's own type.
  const statuses = program.includes("from '../common/status'")
    ? statusNames.filter((name) => program.includes(`'${name}'`))
    : [];
  return new Set([
    ...attributes,
    ...literals,
    ...statuses.map((name) => `${type}.status.${name}`),
    // common/register.ts shows these for every type; a plugin has no status.
    ...(definition.category === 'plugin'
      ? [`${type}.error.needsNode`]
      : ['needsNode', 'tooOld', 'unreadable'].flatMap((name) => [
          `${type}.status.${name}`,
          `${type}.error.${name}`,
        ])),
    ...(['config', 'plugin'].includes(definition.category) ? [] : [`palette.label.${definition.category}`]),
  ]);
}

/** What of a node runs in Node-RED and not in the browser. */
function programOf(type: string): string {
  const program = filesUnder(`nodes/${type}`)
    .filter((path) => path.endsWith('.ts') && !path.includes('/editor/'))
    .map(read)
    .join('\n');
  // What blocks the public paths, and a missing config, are named there, for every node that has one.
  const shared = ['blocked', 'config-of'].filter((name) => program.includes(`from '../common/${name}'`));
  return [program, ...shared.map((name) => read(`nodes/common/${name}.ts`))].join('\n');
}
