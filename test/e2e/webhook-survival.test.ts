// Whatever was answered 204 comes out after a kill -9, at whichever moment that was.
import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { connect } from '../support/consent';
import { type NodeRed, startNodeRed } from '../support/node-red';
import { freePort } from '../support/ports';
import { hookConfigNode, hookFlow, hookIds, shows } from '../support/webhook-flow';

const window = 30_000;

describe('notifications and a kill -9', () => {
  let sandbox: Sandbox;
  let red: NodeRed;
  let url: string;
  let sent = 0;

  before(async () => {
    sandbox = await startSandbox();
    red = await startNodeRed({ origins: sandbox.origins });
    const port = await freePort();
    const config = { publicAddress: `http://127.0.0.1:${port}`, port };
    url = `${config.publicAddress}/fitbit/webhook`;
    await red.deploy(hookFlow(sandbox, 'fitbit', { config }));
    await connect(red, sandbox, hookConfigNode(sandbox, 'fitbit', config), 'anna');
    await shows(red, 'never verified');
  });
  after(async () => {
    await red.remove();
    await sandbox.close();
  });

  /** Posts a notification with a number of its own; the number, once it was answered 204, else null. */
  async function notify(): Promise<number | null> {
    sent += 1;
    const number = sent;
    const ownerId = sandbox.control.state().people.find(({ key }) => key === 'anna')?.fitbitId;
    const body = JSON.stringify([{ collectionType: 'activities', ownerId, ownerType: 'user', number }]);
    const { statuses } = await sandbox.control.notify({ vendor: 'fitbit', url, people: [], body });
    return statuses[0] === 204 ? number : null;
  }
  /** The numbers that came out so far, in this process. */
  const out = () =>
    red.msgs
      .all()
      .filter(({ probe }) => probe === hookIds.heard)
      .flatMap(({ msg }) => msg.payload.entries.map(({ number }: { number: number }) => number));

  /** What has left is off the disk: three seconds later, with the next commit. */
  async function forgotten() {
    await red.advance(4_000);
    await red.inside(() => new Promise((resolve) => setImmediate(() => setImmediate(resolve))));
  }

  async function killAndListen() {
    red = await red.restart({ signal: 'SIGKILL' });
    await shows(red, /listening|never verified/);
    await red.advance(window);
    await red.msgs.first(({ probe }) => probe === hookIds.heard);
  }

  it('right after the answer: it comes out after the restart', async () => {
    const number = await notify();
    await killAndListen();

    should(number).not.be.null();
    out().should.containEql(number);
  });

  it('between two windows: what has left may come again, what has not comes', async () => {
    await forgotten();
    const first = await notify();
    await red.advance(window);
    await red.msgs.first(({ msg }) =>
      msg.payload?.entries?.some?.((one: { number: number }) => one.number === first),
    );
    const second = await notify();
    await killAndListen();

    out().should.containEql(second);
  });

  for (const [when, least] of [
    ['early', 1],
    ['in the middle', 20],
    ['late', 60],
  ] as const) {
    it(`in the middle of a burst, ${when}: everything that was answered 204 comes out`, async () => {
      // A msg carries a hundred entries: there must be room for all of the burst.
      await forgotten();
      const answered: number[] = [];
      let isEnough: () => void = () => undefined;
      const enough = new Promise<void>((resolve) => {
        isEnough = resolve;
      });
      const burst = Array.from({ length: 90 }, async () => {
        const number = await notify();
        if (number !== null) answered.push(number);
        if (answered.length >= least) isEnough();
      });
      await enough;
      process.kill(red.pid, 'SIGKILL');
      await Promise.all(burst);

      await killAndListen();

      answered.length.should.be.aboveOrEqual(least);
      should(answered.filter((number) => !out().includes(number))).be.empty();
    });
  }

  it('what left long ago does not come again', async () => {
    await forgotten();
    const number = await notify();
    await killAndListen();

    out().should.deepEqual([number]);
  });
});
