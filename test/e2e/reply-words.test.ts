// Alerts answered by SMS, in a real Node-RED: what was said is done once, through kills, and answered by the account that was written to.
import 'should';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { connect } from '../support/consent';
import { accountNode, configNode, ids, mainFlow } from '../support/flows';
import { movingUntil } from '../support/moving';
import { type NodeRed, startNodeRed } from '../support/node-red';
import { freePort } from '../support/ports';
import { arrivals } from '../support/waiting';

const number = '+4915228817386';
const typed = '+4915228817387';
/** Where the phone is for Node-RED: the sandbox answers in its place. */
const phone = 'http://192.168.1.20:8080';
const minute = 60_000;
const hour = 60 * minute;

for (const version of [5, 4] as const) {
  describe(`alerts answered by SMS, Node-RED ${version}`, () => {
    let sandbox: Sandbox;
    let red: NodeRed;
    let port: number;
    const arrived = arrivals<{ to: string; body: string }>('SMS');

    before(async () => {
      sandbox = await startSandbox({ onSms: (sms) => arrived.add(sms) });
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
      sandbox.control.device({ person: 'anna', device: 0, level: 62, syncedAt: 'now' });
      arrived.clear();
      await red.deploy(flow());
      await connect(red, sandbox, configNode(sandbox, 'google-health', { port }), 'anna');
      const [{ id }] = await people();
      await red.send('POST', `/fitbit/people/${id}`, { number });
    });

    const origins = () => ({ ...sandbox.origins, [phone]: sandbox.url });
    const flow = (account: object = {}) =>
      mainFlow(sandbox, 'google-health', {
        config: { port, publicAddress: '' },
        battery: { remindHours: 2 },
        account,
      });
    const people = async () => {
      const { clientId } = configNode(sandbox, 'google-health');
      return (await red.request(`/fitbit/people?cloud=google-health&clientId=${clientId}`)).json.people;
    };
    /** One check; the kinds of the alerts that it tells. */
    async function check(): Promise<string[]> {
      red.msgs.clear();
      await red.inject(ids.inject);
      await red.msgs.first(({ probe, msg }) => probe === ids.completed && msg.alert === undefined);
      return red.msgs
        .all()
        .filter(({ probe }) => probe === ids.alerts)
        .map(({ msg }) => msg.alert.kind);
    }
    /** Her tracker is low, and she was told so a minute ago. */
    async function tellLow() {
      sandbox.control.device({ person: 'anna', device: 0, level: 15, syncedAt: 'now' });
      (await check()).should.eql(['low']);
      await movingUntil(
        red,
        arrived.first(({ body }) => /is at 15 %/.test(body)),
      );
      await red.advance(minute);
      arrived.clear();
    }
    const writes = (body: string, from = number) => sandbox.control.incomingSms({ from, body });
    const answer = (begin: RegExp) =>
      movingUntil(
        red,
        arrived.first(({ body }) => begin.test(body)),
      );
    const answers = () => arrived.all().filter(({ body }) => !/is at \d+ %\./.test(body));

    it('unanswered it is told again; after ok, which is answered once, it is not, through a kill', async () => {
      await tellLow();
      await red.advance(2 * hour);
      (await check()).should.eql(['low']);

      writes('Ok, danke! \u{1f44d}');
      (await answer(/^Noted/)).should.match({ to: number, body: "Noted: you take care of Anna's Charge 6." });
      red = await red.restart({ signal: 'SIGKILL' });
      await red.advance(2 * hour);
      (await check()).should.be.empty();
      writes('Akku?');
      await answer(/^Anna, Charge 6: 15 %/);

      answers()
        .map(({ body }) => body.slice(0, 5))
        .should.eql(['Noted', 'Anna,']);
    });

    it('what was said while Node-RED was away is done after the start', async () => {
      await tellLow();
      await red.stop('SIGKILL');
      writes('ok');
      red = await red.restart();

      await answer(/^Noted/);
      await red.advance(3 * hour);
      (await check()).should.be.empty();
    });

    it('later puts it off, pause holds what comes, and both say until when', async () => {
      await tellLow();
      writes('später 5');
      (await answer(/^Put off/)).body.should.match(
        /^Put off until \w+day \d+:\d\d [AP]M: Anna's Charge 6\.$/,
      );
      await red.advance(3 * hour);
      (await check()).should.be.empty();
      await red.advance(2 * hour);
      (await check()).should.eql(['low']);

      writes('pause 30');
      (await answer(/^Nothing/)).body.should.match(/battery of Anna .* seven days at most\.$/);
      await red.advance(3 * hour);
      (await check()).should.be.empty();
    });

    it('STOP by a number that the owner typed holds for one’s own phone until START, and is told by Catch', async () => {
      const { user, password } = sandbox.control.gate();
      const account = accountNode(sandbox, {
        provider: 'sms-gate',
        gateAddress: phone,
        gateDevice: '',
        gateSim: '',
        gateInbox: true,
        credentials: { gateUser: user, gatePassword: password },
      });
      await red.deploy(flow().map((node) => (node.id === ids.account ? account : node)));
      let count = 0;
      /** The end of an SMS to that number: it was sent, or the code of its error. */
      const send = async () => {
        red.msgs.clear();
        count += 1;
        const msg = { to: typed, payload: `SMS ${count}` };
        await red.inside((RED, _load, id, one) => RED.nodes.getNode(id).receive(one), ids.sms, msg);
        const end = await movingUntil(
          red,
          red.msgs.first(({ probe }) => probe === ids.sent || probe === ids.caught),
        );
        return end.probe === ids.sent ? 'sent' : end.msg.error.code;
      };
      (await send()).should.equal('sent');
      await red.advance(minute);

      sandbox.control.gateIncoming({ from: typed, text: 'Stopp, danke' });
      await red.advance(16_000);
      let end = await send();
      for (let round = 0; round < 20 && end === 'sent'; round += 1) {
        await red.advance(15_000);
        end = await send();
      }
      end.should.equal('sms-outdated');
      sandbox.control.gateIncoming({ from: typed, text: 'start' });
      for (let round = 0; round < 20 && end !== 'sent'; round += 1) {
        await red.advance(15_000);
        end = await send();
      }
      end.should.equal('sent');
    });
  });
}
