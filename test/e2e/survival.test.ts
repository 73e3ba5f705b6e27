// What was promised to be on disk is there after the process was killed: grants, renewed tokens, alerts.
import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { connect } from '../support/consent';
import { configNode, ids, mainFlow } from '../support/flows';
import { type NodeRed, startNodeRed } from '../support/node-red';

describe('surviving a kill -9', () => {
  let sandbox: Sandbox;
  let red: NodeRed;

  before(async () => {
    sandbox = await startSandbox();
    // What is killed while its SMS still waits for others is what this is about.
    red = await startNodeRed({ origins: sandbox.origins, env: { TEST_CLOCK_WAITS_TO_JOIN: '1' } });
    await red.deploy(mainFlow(sandbox, 'fitbit'));
  });
  after(async () => {
    await red.remove();
    await sandbox.close();
  });

  /** Asks for a check and gives the level that came, or the error. */
  async function check(level: number) {
    sandbox.control.device({ person: 'anna', level, syncedAt: 'now' });
    await red.inject(ids.inject);
    const { probe, msg } = await red.msgs.first(
      ({ probe }) => probe === ids.readings || probe === ids.caught,
    );
    return probe === ids.readings ? msg.payload : msg.error;
  }

  it('a grant is there after a kill -9 right after sign-in', async () => {
    await connect(red, sandbox, configNode(sandbox, 'fitbit'), 'anna');

    red = await red.restart({ signal: 'SIGKILL' });

    should(await check(61)).equal(61);
  });

  it('a renewed, rotated token is there after a kill -9, without a Deploy', async () => {
    sandbox.control.tokens({ person: 'anna', vendor: 'fitbit', action: 'expire-access' });
    await red.advance(11_000);
    red.msgs.clear();
    should(await check(60)).equal(60);
    const before = sandbox.control.grants()[0]?.refreshes;

    red = await red.restart({ signal: 'SIGKILL' });
    // Past the two minutes in which Fitbit would still take the refresh token before.
    sandbox.control.clock({ advanceMs: 3 * 60_000 });
    sandbox.control.tokens({ person: 'anna', vendor: 'fitbit', action: 'expire-access' });

    should(await check(59)).equal(59);
    should(before).equal(1);
    should(sandbox.control.grants()[0]?.refreshes).equal(2);
  });

  it('a low period that was told is not told again after a kill -9', async () => {
    await red.advance(11_000);
    red.msgs.clear();
    should(await check(15)).equal(15);
    await red.msgs.first(({ probe }) => probe === ids.sent);
    await red.advance(4_000);
    // Three seconds after it left, the alert is taken off the disk, with the next commit.
    await red.inside(() => new Promise((resolve) => setImmediate(() => setImmediate(resolve))));

    red = await red.restart({ signal: 'SIGKILL' });
    should(await check(14)).equal(14);
    await red.msgs.first(({ probe }) => probe === ids.completed);

    should(red.msgs.all().filter(({ probe }) => probe === ids.alerts)).be.empty();
    sandbox.control.sms().should.have.length(1);
  });

  it('an alert that was decided but had not left for sure comes once more, and no second SMS', async () => {
    await red.advance(11_000);
    red.msgs.clear();
    should(await check(3)).equal(3);
    const { msg: told } = await red.msgs.first(({ probe }) => probe === ids.alerts);

    red = await red.restart({ signal: 'SIGKILL' });
    const { msg: again } = await red.msgs.first(({ probe }) => probe === ids.alerts);
    await red.advance(10_000);
    const { msg: sent } = await red.msgs.first(({ probe }) => probe === ids.sent);

    again.alert.should.deepEqual(told.alert);
    sent.sms.sid.should.equal(sandbox.control.sms()[0]?.sid);
    sandbox.control.sms().should.have.length(2);
  });

  it('an alert that left right before an orderly stop comes once more, and no second SMS', async () => {
    await red.advance(11_000);
    should(await check(90)).equal(90);
    await red.advance(11_000);
    red.msgs.clear();
    should(await check(14)).equal(14);
    const { msg: told } = await red.msgs.first(({ probe }) => probe === ids.alerts);

    red = await red.restart({ signal: 'SIGTERM' });
    const { msg: again } = await red.msgs.first(({ probe }) => probe === ids.alerts);
    await red.advance(10_000);
    await red.msgs.first(({ probe }) => probe === ids.sent);

    again.alert.should.deepEqual(told.alert);
    sandbox.control.sms().should.have.length(3);
  });
});
