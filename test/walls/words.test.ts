// The house has one word for each thing, and where the field has a term it is that one: words that were replaced do not
// come back into the code.
import 'should';
import { filesUnder, read } from '../support/repository';
import { codeOf } from './imports';

/** By the word that was replaced: what it is called now. */
const replaced: Readonly<Record<string, string>> = {
  createAway: 'createReopening',
  createLeaving: 'createUnacknowledged',
  defaultCast: 'defaultPeople',
  dressed: 'merged',
  hasSent: 'noteSent',
  hearers: 'listeners',
  isDip: 'isLow',
  isOldNews: 'isOutdated',
  lent: 'pending',
  namedPause: 'requestedDelay',
  oneAtATime: 'serialByKey',
  outlets: 'alert delivery',
  patiently: 'withTimeout',
  pauseAfter: 'retryDelayMs',
  rehearsal: 'dry run',
  reopenedDevice: 'rearmedDevice',
  safely: 'guarded',
  seesAgain: 'clearBlind',
  seldom: 'throttle',
  shelf: 'database',
  street: 'households',
  takeUp: 'resume',
  teller: 'recipient',
  underWay: 'inFlight',
  visits: 'outcomes',
  wearers: 'people',
};

function replacedWords(path: string, text: string): string[] {
  const code = codeOf(text);
  return Object.entries(replaced)
    .filter(([word]) => new RegExp(`\\b${word}\\b`).test(code))
    .map(([word, now]) => `${path} says ${word}: it is called ${now}`);
}

describe('the words of the code', () => {
  it('are the field’s, and one that was replaced does not come back', () => {
    const sources = ['src', 'nodes', 'test', 'bench'].flatMap((folder) => filesUnder(folder));
    const found = sources
      .filter((path) => path.endsWith('.ts') && path !== 'test/walls/words.test.ts')
      .flatMap((path) => replacedWords(path, read(path)));

    found.should.eql([]);
  });

  it('are looked for in the code, and not in what is written about it', () => {
    replacedWords('src/a/a.ts', 'const inTurn = oneAtATime();').should.eql([
      'src/a/a.ts says oneAtATime: it is called serialByKey',
    ]);
    replacedWords('src/a/a.ts', "// Works in the shelf.\nconst said = 'lent';").should.eql([]);
  });
});
