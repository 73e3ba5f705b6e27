// The table of errors: every code that the source can give is in it, and none that it cannot.
import should = require('should');

import { words as en } from '../../src/sentences/languages/en';
import { accountProviders } from '../../src/sms/providers/registry';
import { filesUnder, read } from '../support/repository';

/** The words in the first column of a table of codes, but for the heading and for codes that go on with a number. */
function listedIn(path: string): string[] {
  const first = [...read(path).matchAll(/^\| (`[^|]+) \|/gm)].map(([, cell]) => cell ?? '');
  const told = first.flatMap((cell) => [...cell.matchAll(/`([a-z0-9.-]+)`/g)].map(([, code]) => code ?? ''));
  return told.filter((code) => code !== 'error.code' && code !== 'sms-');
}
const sources = ['src', 'nodes']
  .flatMap((folder) => filesUnder(folder))
  .filter((path) => path.endsWith('.ts') && !path.startsWith('src/sandbox/'));

/** Codes that stand nowhere as one word: what makes them, and which they are. */
const made: Readonly<Record<string, readonly string[]>> = {
  'src/use-cases/check-now.ts code': [],
  'src/oauth/problem-trouble.ts code': [],
  'nodes/fitbit-config/client.ts lack': [],
  'src/sms/caps.ts `sms-${verdict}`': ['sms-cap-number', 'sms-cap-day', 'sms-cap-month'],
  'src/sms/hand-over.ts code': [],
  "src/sms/several.ts isShared ? trouble.code : 'sms-several'": ['sms-several'],
  // A provider's own numbers are no words of ours.
  'src/sms/refusals.ts `sms-${code}`': accountProviders
    .flatMap(({ refusals }) => Object.keys(refusals))
    .filter((code) => !/^\d+$/.test(code))
    .map((code) => `sms-${code}`),
  // What is read back from the disk was made by one of the others.
  'src/sms/endings.ts code': [],
  "src/sms/refusals.ts code === null ? 'sms-failed' : `sms-${code}`": ['sms-failed'],
};

function codesOf(): { codes: Set<string>; odd: string[] } {
  // A cloud's problems are named by their sentences, which a test holds to be all.
  const codes = new Set(
    Object.keys(en)
      .filter((key) => key.startsWith('problem.'))
      .map((key) => key.slice('problem.'.length)),
  );
  const odd: string[] = [];
  for (const path of sources) {
    for (const [, first = ''] of read(path).matchAll(/new Trouble\(\s*([^,]+?),/g)) {
      const word = /^'([a-z0-9-]+)'$/.exec(first)?.[1];
      if (word) codes.add(word);
      else if (`${path} ${first}` in made) for (const one of made[`${path} ${first}`] ?? []) codes.add(one);
      else odd.push(`${path} ${first}`);
    }
    for (const [, word = ''] of read(path).matchAll(/\bcode: '([a-z][a-z0-9-]+)'/g)) codes.add(word);
  }
  return { codes, odd };
}

describe('the table of errors', () => {
  const listed = listedIn('docs/errors.md');

  it('has every code that the source can give', () => {
    const { codes, odd } = codesOf();

    codes.size.should.be.above(70);
    should(odd).eql([]);
    [...codes].filter((code) => !listed.includes(code)).should.eql([]);
  });

  it('has no code that the source cannot give, and none twice', () => {
    const { codes } = codesOf();

    listed.filter((code) => !codes.has(code)).should.eql([]);
    listed.filter((code, at) => listed.indexOf(code) !== at).should.eql([]);
  });

  it('is in German with the same codes, in the same order', () => {
    listedIn('docs/de/errors.md').should.eql(listed);
  });
});
