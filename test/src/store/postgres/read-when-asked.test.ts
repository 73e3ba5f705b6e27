// A function that waits for nothing asks for rows that have to be waited for.
import 'should';
import { asTrouble } from '../../../../src/sentences/trouble';
import { readWhenAsked } from '../../../../src/store/postgres/read-when-asked';

describe('reading for a function that waits for nothing', () => {
  const loads = () => {
    const loaded: string[] = [];
    const load = (name: string) => async () => {
      loaded.push(name);
      return name.toUpperCase();
    };
    return { loaded, load };
  };

  it('runs it until it has all that it asks for, and reads nothing twice', async () => {
    const { loaded, load } = loads();
    const runs: string[] = [];

    const answer = await readWhenAsked((read) => {
      runs.push('begun');
      const first = read('a', load('a'));
      const second = read(`b of ${first}`, load('b'));
      return [first, second, read('a', load('a'))];
    });

    answer.should.eql(['A', 'B', 'A']);
    loaded.should.eql(['a', 'b']);
    runs.should.have.length(3);
  });

  it('runs it once where it asks for nothing', async () => {
    let runs = 0;
    const answer = await readWhenAsked(() => {
      runs += 1;
      return runs;
    });
    answer.should.equal(1);
  });

  it('takes no answer that was given by what was not read yet, though it has caught the stop', async () => {
    const { load } = loads();
    const answer = await readWhenAsked((read) => {
      try {
        return read('a', load('a'));
      } catch {
        return 'guessed';
      }
    });
    answer.should.equal('A');
  });

  it('tells what it throws by itself as a defect of its own', async () => {
    const { load } = loads();
    const failed = await readWhenAsked((read) => {
      throw new TypeError(`canary ${read('a', load('a'))}`);
    }).catch(asTrouble);

    failed.should.match({ code: 'internal' });
    String(failed).should.not.containEql('canary');
  });

  it('tells what reading throws as it is', async () => {
    const lost = new Error('lost');
    await readWhenAsked((read) => read('a', () => Promise.reject(lost))).should.be.rejectedWith(lost);
  });

  it('ends where it asks for something else each time', async () => {
    let asked = 0;
    const failed = await readWhenAsked((read) => {
      asked += 1;
      return read(`${asked}`, async () => null);
    }).catch(asTrouble);

    (failed as object).should.match({ code: 'internal' });
    asked.should.equal(1000);
  });
});
