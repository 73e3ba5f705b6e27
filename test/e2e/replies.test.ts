// What people answer, in a real Node-RED: each answer once by the second output, through stops, kills and Deploys.
import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { connect } from '../support/consent';
import { accountNode, configNode, ids, mainFlow, probeNode } from '../support/flows';
import { movingUntil } from '../support/moving';
import { type NodeRed, startNodeRed } from '../support/node-red';
import { freePort } from '../support/ports';
import { incomingSms, postAsTwilio } from '../support/twilio-posts';

const replies = 'aa00000000000020';
const second = 'aa00000000000021';
const secondReplies = 'aa00000000000022';
const number = '+4915228817386';
/** Where the phone is for Node-RED: the sandbox answers in its place. */
const phone = 'http://192.168.1.20:8080';
const stranger = '+4915112345678';

for (const version of [5, 4] as const) {
  describe(`what people answer, Node-RED ${version}`, () => {
    let sandbox: Sandbox;
    let red: NodeRed;
    let port: number;

    before(async () => {
      sandbox = await startSandbox();
      port = await freePort();
      red = await startNodeRed({ version, origins: origins() });
    });
    after(async () => {
      await red.remove();
      await sandbox.close();
    });
    beforeEach(async () => {
      await red.renew(origins());
      sandbox.control.clearSms();
      sandbox.control.clearFaults();
      await red.deploy(flow());
    });

    const origins = () => ({ ...sandbox.origins, [phone]: sandbox.url });

    /** `isPublic`: Twilio can call. */
    function flow({ isPublic = false, hasSecond = false } = {}) {
      const publicAddress = isPublic ? `http://localhost:${port}` : '';
      return [
        ...mainFlow(sandbox, 'google-health', {
          config: { port, publicAddress },
          sms: { mayRepeat: true, wires: [[ids.sent], [replies]] },
        }),
        probeNode(replies),
        ...(hasSecond
          ? [
              {
                id: second,
                type: 'fitbit-sms-out',
                z: ids.tab,
                name: '',
                account: ids.account,
                toType: 'msg',
                mayRepeat: true,
                configVersion: 1,
                x: 300,
                y: 200,
                wires: [[ids.sent], [secondReplies]],
              },
              probeNode(secondReplies),
            ]
          : []),
      ];
    }

    /** An SMS goes to a number, and Twilio has it. */
    async function tell(to = number, node: string = ids.sms) {
      red.msgs.clear();
      await red.inside((RED, _load, id, msg) => RED.nodes.getNode(id).receive(msg), node, {
        to,
        payload: 'Low',
      });
      await red.msgs.first(({ probe }) => probe === ids.sent);
    }
    const writes = (body: string, from = number) => sandbox.control.incomingSms({ from, body });
    const told = () => red.msgs.all().filter(({ probe }) => [replies, secondReplies].includes(probe));
    const texts = () => told().map(({ msg }) => msg.payload);
    const heard = (body: string) =>
      red.msgs.first(({ probe, msg }) => [replies, secondReplies].includes(probe) && msg.payload === body);
    /** The list is read once more; what it brings has come when what is written last has. */
    async function readAgain(last: string) {
      writes(last);
      await movingUntil(red, heard(last));
    }
    const lists = () => sandbox.control.requests().filter(({ call }) => call === 'messages.list');

    it('without a public address an answer leaves within a quarter of a minute, once, and a stranger’s never', async () => {
      await tell();
      writes('It is charging');
      writes('Win a prize', stranger);
      await readAgain('first');
      await readAgain('second');

      texts().should.deepEqual(['It is charging', 'first', 'second']);
      const { _msgid: _, ...msg } = told()[0]?.msg ?? {};
      msg.should.deepEqual({
        payload: 'It is charging',
        topic: '_4915228817386',
        from: number,
        person: null,
        reply: null,
      });
      red.output().should.not.containEql('prize');
    });

    it('by Twilio’s callback it leaves at once, and the list does not bring it again', async () => {
      await red.deploy(flow({ isPublic: true }));
      await tell();
      const { sid } = writes('At once');
      const address = `http://localhost:${port}/fitbit/sms`;

      const answers = [
        await postAsTwilio(sandbox, address, incomingSms(number, 'At once', sid)),
        await postAsTwilio(sandbox, address, incomingSms(number, 'At once', sid)),
        await postAsTwilio(sandbox, address, incomingSms(stranger, 'Win a prize')),
      ];
      await heard('At once');
      await readAgain('by the list');

      answers.map(({ status, text }) => [status, text]).should.deepEqual(Array(3).fill([200, '<Response/>']));
      texts().should.deepEqual(['At once', 'by the list']);
    });

    it('what came while Node-RED was away is told after the start, and what was told before is not', async () => {
      await tell();
      await readAgain('before');
      // It has left, was outlived, and is forgotten before the next is kept.
      await red.advance(3_001);
      await readAgain('just now');
      await red.stop('SIGKILL');
      writes('meanwhile');

      red = await red.restart();
      await readAgain('after');

      // What came last may have been outlived as well: the clock went on until it was heard.
      const others = texts().filter((text) => text !== 'just now');
      others.should.deepEqual(['meanwhile', 'after']);
    });

    it('what had only just left when the process was killed leaves again', async () => {
      await red.deploy(flow({ isPublic: true }));
      await tell();
      const { sid } = writes('just now');
      // By the callback, as no clock has to move for it.
      await postAsTwilio(
        sandbox,
        `http://localhost:${port}/fitbit/sms`,
        incomingSms(number, 'just now', sid),
      );
      await heard('just now');

      red = await red.restart({ signal: 'SIGKILL' });

      await heard('just now');
    });

    it('it leaves by the node whose SMS was the last one, through a Deploy, and by the other once that is deleted', async () => {
      await red.deploy(flow({ hasSecond: true }));
      await tell();
      await tell(number, second);
      await readAgain('to the second');
      await red.advance(3_001);
      await red.deploy(flow({ hasSecond: true }));
      await readAgain('still to the second');
      await red.advance(3_001);
      await red.deploy(flow());
      await readAgain('to the first');

      told()
        .map(({ probe, msg }) => [probe, msg.payload])
        .should.deepEqual([
          [secondReplies, 'to the second'],
          [secondReplies, 'still to the second'],
          [replies, 'to the first'],
        ]);
    });

    it('STOP without a public address is noted at the person and told, START takes it back', async () => {
      await connect(red, sandbox, configNode(sandbox, 'google-health', { port }), 'anna');
      const { clientId } = configNode(sandbox, 'google-health');
      const people = async () =>
        (await red.request(`/fitbit/people?cloud=google-health&clientId=${clientId}`)).json.people;
      const [{ id }] = await people();
      await red.send('POST', `/fitbit/people/${id}`, { number });
      await tell();

      await readAgain('Stop');
      const stopped = await people();
      await readAgain('start');
      const started = await people();

      stopped.should.match([{ stopped: true }]);
      started.should.match([{ stopped: false }]);
      told()
        .map(({ msg }) => [msg.reply, msg.person?.id])
        .should.deepEqual([
          ['stop', id],
          ['start', id],
        ]);
    });

    for (const isTicked of [true, false]) {
      it(`of one's own phone an answer is told ${isTicked ? 'and nothing else of it' : 'only if that is ticked'}`, async () => {
        const { user, password } = sandbox.control.gate();
        const account = accountNode(sandbox, {
          provider: 'sms-gate',
          gateAddress: phone,
          gateDevice: '',
          gateSim: '',
          gateInbox: isTicked,
          credentials: { gateUser: user, gatePassword: password },
        });
        await red.deploy(flow().map((node) => (node.id === ids.account ? account : node)));
        await movingUntil(red, tell());
        sandbox.control.gateIncoming({ from: stranger, text: 'Your bank code is 1234' });
        sandbox.control.gateIncoming({ from: '01522 8817386', text: 'It is charging' });
        sandbox.control.clearRequests();

        if (isTicked) await movingUntil(red, heard('It is charging'));
        else for (let round = 0; round < 20; round += 1) await red.advance(15_001);

        texts().should.deepEqual(isTicked ? ['It is charging'] : []);
        const reads = sandbox.control.requests().filter(({ call }) => call === 'inbox');
        (reads.length > 0).should.equal(isTicked);
        red.output().should.not.containEql('bank code');
      });
    }

    it('while nobody was told nothing is asked of Twilio', async () => {
      sandbox.control.clearRequests();
      writes('anybody there?');
      for (let minutes = 0; minutes < 12; minutes += 1) await red.advance(60_000);

      lists().should.be.empty();
      should(told()).be.empty();
    });
  });
}
