// What somebody reads whose connection did not come about: never a promise that nobody keeps.
import 'should';
import { problem } from '../../../src/clouds/cloud';
import { problemTrouble } from '../../../src/oauth/problem-trouble';
import { words as en } from '../../../src/sentences/languages/en';

const problems = Object.keys(en).filter((key) => key.startsWith('problem.'));

describe('oauth: a problem while somebody connects', () => {
  for (const key of problems) {
    it(`${key} does not say that it is tried again: nothing is`, () => {
      const code = key.slice('problem.'.length) as Parameters<typeof problem>[0];

      const trouble = problemTrouble(problem(code), 'Google Health');

      trouble.code.should.equal(code);
      for (const language of ['en', 'de']) {
        const text = trouble.tell(language);
        text.should.not.match(/tried again|wieder versucht/);
        if (problem(code).kind === 'try-later') text.should.match(/press Connect again|drücke noch einmal/i);
      }
    });
  }
});
