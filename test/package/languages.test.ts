// The table of how many SMS an alert takes in each language is what the sentences give.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import 'should';
import { read, root } from '../support/repository';

describe('the languages', () => {
  it('have in docs/languages.md the SMS that their alerts take', () => {
    const { stdout, status } = spawnSync(process.execPath, [join(root, 'scripts', 'languages.js'), '--sms'], {
      encoding: 'utf8',
    });

    (status ?? -1).should.equal(0);
    stdout.split('\n').length.should.be.above(4);
    // A new one: npm run languages -- --sms
    read('docs/languages.md').should.containEql(stdout.trim());
  });
});
