// Promises of opening the engine later: how often it is tried, when that ends, and that nothing is left open.
import 'should';

import { mayOpenLater, openLater } from '../../../nodes/common/open-later';
import type { Engine } from '../../../src/engine';
import { deferred } from '../../support/deferred';
import { fakeSystem } from '../../support/fake-system';

const failure = (code: string) => Object.assign(new Error(code), { code });

describe('nodes: an engine that cannot be opened yet', () => {
  function later(outcomes: (Engine | Error | Promise<Engine>)[]) {
    const system = fakeSystem();
    const from = system.now();
    const tries: number[] = [];
    const replaced: Promise<Engine>[] = [];
    const giveUp = openLater(failure('store-unreachable'), {
      system,
      async open() {
        tries.push((system.now() - from) / 1000);
        const outcome = outcomes.shift() ?? failure('store-unreachable');
        if (outcome instanceof Error) throw outcome;
        return outcome;
      },
      replace: (engine) => void replaced.push(engine),
    });
    return { system, tries, replaced, giveUp };
  }

  it('is tried again after pauses that grow to a minute', async () => {
    const { system, tries, giveUp } = later([]);

    await system.advance(250_000);
    await giveUp();

    tries.should.eql([1, 3, 7, 15, 31, 63, 123, 183, 243]);
    system.pending().should.equal(0);
  });

  it('ends with the engine, or with another failure, which the nodes have to tell', async () => {
    const engine = {} as Engine;
    const opened = later([failure('store-unreachable'), engine]);
    const failed = later([failure('store-key-missing')]);

    await opened.system.advance(250_000);
    await failed.system.advance(250_000);

    opened.tries.should.eql([1, 3]);
    (await opened.replaced[0])?.should.equal(engine);
    failed.tries.should.eql([1]);
    await failed.replaced[0]?.should.be.rejectedWith({ code: 'store-key-missing' });
  });

  it('given up in the middle of a try, the engine that still comes is closed', async () => {
    const coming = deferred<Engine>();
    let closes = 0;
    const engine = {
      close: async () => {
        closes += 1;
      },
    } as Engine;
    const { system, tries, replaced, giveUp } = later([coming.promise]);

    await system.advance(1000);
    const ended = giveUp();
    coming.resolve(engine);
    await ended;

    tries.should.eql([1]);
    closes.should.equal(1);
    replaced.should.be.empty();
    system.pending().should.equal(0);
  });

  it('is not tried where a setting, a key or the palette is wrong', () => {
    for (const code of ['store-address', 'store-no-driver', 'store-key-missing', 'store-unfit', 'internal'])
      mayOpenLater(failure(code)).should.be.false();
    for (const code of ['store-unreachable', 'store-denied']) mayOpenLater(failure(code)).should.be.true();
  });
});
