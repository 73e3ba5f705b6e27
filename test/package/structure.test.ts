// docs/structure.md is as the files are: each source begins with a line that says what it is for.
import { join } from 'node:path';
import 'should';
import { read, root } from '../support/repository';

const { structure } = require(join(root, 'scripts', 'structure.js')) as { structure(): string };

describe('docs/structure.md', () => {
  it('is what `npm run structure` writes', () => {
    const written = read('docs/structure.md').split('\n');
    const wanted = structure().split('\n');

    written.filter((line) => !wanted.includes(line)).should.eql([]);
    wanted.filter((line) => !written.includes(line)).should.eql([]);
  });
});
