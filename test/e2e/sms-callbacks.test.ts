// What Twilio posts to a real Node-RED: how an SMS fares, and that somebody answered STOP or START.
import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import type { Sms } from '../../src/sandbox/sms';
import { configNode, ids, injectNode, mainFlow } from '../support/flows';
import { guest, pageOpens, signUp, signupNodes } from '../support/guest';
import { type NodeRed, startNodeRed } from '../support/node-red';
import { freePort } from '../support/ports';
import { incomingSms, postAsTwilio } from '../support/twilio-posts';
import { arrivals } from '../support/waiting';

const number = '+4915228817386';
const hello = 'aa00000000000010';

for (const version of [5, 4] as const) {
  describe(`Twilio's callbacks, Node-RED ${version}`, () => {
    let sandbox: Sandbox;
    let red: NodeRed;
    const arrived = arrivals<Sms>('SMS');
    /** Where our routes are reached in truth, whatever the configured address says. */
    let local: string;
    /** What stands before our paths in the configured address. */
    let base: string;

    before(async () => {
      sandbox = await startSandbox({ onSms: (sms) => arrived.add(sms) });
      red = await startNodeRed({ version, origins: sandbox.origins, settings: { httpNodeRoot: '/api' } });
    });
    after(async () => {
      await red.remove();
      await sandbox.close();
    });
    afterEach(async () => {
      // What has failed is told again by a Deploy that comes sooner.
      await red.advance(3_000);
      for (const { id } of await people()) await red.send('DELETE', `/fitbit/people/${id}`, undefined);
      sandbox.control.twilio({ optedOut: [] });
    });

    async function deploy(config: { publicAddress?: string; serve?: string } = {}): Promise<void> {
      const port = await freePort();
      const isNodeReds = config.serve === 'node-red';
      local = isNodeReds ? `http://127.0.0.1:${red.port}/api` : `http://127.0.0.1:${port}`;
      const publicAddress =
        config.publicAddress ?? (isNodeReds ? `http://127.0.0.1:${red.port}` : `http://localhost:${port}`);
      base = isNodeReds ? `${publicAddress}/api` : publicAddress;
      red.msgs.clear();
      red.comms.statuses.clear();
      arrived.clear();
      await red.deploy([
        ...mainFlow(sandbox, 'google-health', {
          config: { port, ...config, publicAddress },
          // One and the same SMS in every test.
          sms: { mayRepeat: true },
          account: { dailyPerNumber: 1000 },
        }),
        ...signupNodes(),
        injectNode(hello, ids.sms, {
          props: [{ p: 'payload' }, { p: 'to', v: number, vt: 'str' }],
          payload: 'Hello',
          payloadType: 'str',
        }),
      ]);
      await pageOpens(red);
    }

    const people = async () => {
      const { clientId } = configNode(sandbox, 'google-health');
      const { json } = await red.request(`/fitbit/people?cloud=google-health&clientId=${clientId}`);
      return json.people as { id: string; stopped: boolean }[];
    };
    const shown = (text: string) =>
      red.comms.statuses.first((status) => status.id === ids.sms && status.text === text);
    const caught = () => red.msgs.all().filter(({ probe }) => probe === ids.caught);

    /** An SMS that Twilio has accepted, and of which nothing more is known yet. */
    async function send(): Promise<Sms> {
      arrived.clear();
      await red.inject(hello);
      const sms = await arrived.first();
      await red.msgs.first(({ probe, msg }) => probe === ids.sent && msg.sms.sid === sms.sid);
      return sms;
    }
    /** The stand-in reports a status to the address that came with the SMS; what it is answered. */
    async function report({ sid }: Sms, status: Sms['status'], errorCode?: number) {
      const { callback } = await sandbox.control.smsStatus(sid, {
        status,
        ...(errorCode === undefined ? {} : { errorCode }),
      });
      return callback?.status;
    }

    const post = (query: string, fields: Record<string, string>, signed = `${base}/fitbit/sms${query}`) =>
      postAsTwilio(sandbox, `${local}/fitbit/sms${query}`, fields, signed);
    const answers = (body: string, more: Record<string, string> = {}) =>
      post('', { ...incomingSms(number, body), ...more });
    const noReply = { status: 200, type: 'text/xml; charset=utf-8', text: '<Response/>' };

    for (const serve of ['own-port', 'node-red']) {
      it(`a report shows at once, and spares the question (served by ${serve})`, async () => {
        await deploy({ serve });
        const reported = await send();
        should(reported.statusCallback).startWith(`${base}/fitbit/sms?k=`);

        should(await report(reported, 'sent')).equal(204);
        await shown('sent');
        should(await report(reported, 'delivered')).equal(204);
        should(await shown('delivered')).match({ fill: 'green', shape: 'ring' });

        const unreported = await send();
        sandbox.control.clearRequests();
        const asked = ({ sid }: { sid: string }) =>
          sandbox.control
            .requests()
            .filter(({ call, path }) => call === 'messages.get' && path.includes(sid));
        // Twice: when the other is asked after again, the first round is over for both.
        while (asked(unreported).length < 2) await red.advance(10_001);
        asked(reported).should.be.empty();
      });
    }

    it('a failure reaches Catch at once, with its code and its msg, and once', async () => {
      await deploy();
      const sms = await send();

      should(await report(sms, 'undelivered', 30003)).equal(204);
      const { msg } = await red.msgs.first(({ probe }) => probe === ids.caught);
      for (const status of ['undelivered', 'failed', 'sent', 'delivered'] as const)
        should(await report(sms, status, 30003)).equal(204);
      await shown('failed 30003');

      msg.error.should.match({ code: 'sms-30003', message: /phone is off/ });
      msg.should.match({ payload: 'Hello', sms: { sid: sms.sid, status: 'undelivered' } });
      // A second failure of another SMS: what came before it has come.
      await report(await send(), 'failed', 30005);
      await red.msgs.first(({ probe, msg: late }) => probe === ids.caught && late.error.code === 'sms-30005');
      caught()
        .map(({ msg: { error } }) => error.code)
        .should.deepEqual(['sms-30003', 'sms-30005']);
      should(red.comms.statuses.all().some(({ text }) => text === 'delivered')).be.false();
    });

    it('reports out of order never take a status back', async () => {
      await deploy();
      const sms = await send();
      for (const status of ['sent', 'queued', 'sending', 'delivered', 'sent', 'undelivered'] as const)
        should(await report(sms, status)).equal(204);
      await shown('delivered');

      red.comms.statuses
        .all()
        .filter(({ id }) => id === ids.sms)
        .map(({ text }) => text)
        .slice(-2)
        .should.deepEqual(['sent', 'delivered']);
      caught().should.be.empty();
    });

    it('a wrong signature, none, and another account’s get 403 and change nothing', async () => {
      await deploy();
      const sms = await send();
      const query = new URL(sms.statusCallback ?? '').search;
      const fields = { MessageSid: sms.sid, MessageStatus: 'delivered' };
      const other = `AC${'0'.repeat(32)}`;

      const refused = [
        await post(query, fields, ''),
        await post(query, fields, `https://elsewhere.example.org/fitbit/sms${query}`),
        await post(query, fields, `${base}/fitbit/sms`),
        await post(query, { ...fields, AccountSid: other }),
        await post('', { From: number, Body: 'STOP' }, ''),
      ];
      should(await report(sms, 'sent')).equal(204);
      await shown('sent');

      refused.map(({ status }) => status).should.deepEqual([403, 403, 403, 403, 403]);
      should(red.comms.statuses.all().some(({ text }) => text === 'delivered')).be.false();
    });

    for (const [publicAddress, signed] of [
      ['https://pi.example.org', 'https://pi.example.org'],
      ['https://pi.example.org', 'https://pi.example.org:443'],
      ['https://pi.example.org:8443', 'https://pi.example.org:8443'],
      ['https://pi.example.org:8443', 'https://pi.example.org'],
    ] as const) {
      it(`${publicAddress} is meant by a signature over ${signed}`, async () => {
        await deploy({ publicAddress });
        const sms = await send();
        const { search, origin } = new URL(sms.statusCallback ?? '');
        const fields = { MessageSid: sms.sid, MessageStatus: 'delivered' };

        const { status } = await post(search, fields, `${signed}/fitbit/sms${search}`);

        origin.should.equal(publicAddress);
        status.should.equal(204);
        await shown('delivered');
      });
    }

    it('STOP shows in the list of people and on the person’s page, START takes it back, and none is answered', async () => {
      await deploy();
      const who = guest();
      const link = await signUp(red, who, `${base}/fitbit/signup`, { person: 'anna', number });
      const before = sandbox.control.sms().length;
      const isShown = async () => [
        (await people())[0]?.stopped,
        (await who.open(link)).text.includes('Your number answered STOP, so no SMS can reach it. Send START'),
      ];

      (await isShown()).should.deepEqual([false, false]);
      should(await answers('Stop')).deepEqual(noReply);
      (await isShown()).should.deepEqual([true, true]);
      should(await answers('HELP')).deepEqual(noReply);
      (await isShown()).should.deepEqual([true, true]);
      should(await answers(' start ')).deepEqual(noReply);
      (await isShown()).should.deepEqual([false, false]);
      should(await answers('No more, please', { OptOutType: 'STOP' })).deepEqual(noReply);
      (await isShown()).should.deepEqual([true, true]);
      should(await answers('Yes, again', { OptOutType: 'START' })).deepEqual(noReply);
      (await isShown()).should.deepEqual([false, false]);
      sandbox.control.sms().should.have.length(before);
    });

    it('21610 says that the number answered STOP, and the next alert tries again', async () => {
      await deploy();
      await signUp(red, guest(), `${base}/fitbit/signup`, { person: 'anna', number });
      await answers('STOP');
      sandbox.control.twilio({ optedOut: [number] });
      sandbox.control.device({ person: 'anna', level: 12, syncedAt: 'now' });

      await red.inject(ids.inject);
      const { msg } = await red.msgs.first(({ probe }) => probe === ids.caught);
      msg.error.should.match({ code: 'sms-21610', message: /answered STOP.*can send START/ });
      msg.alert.kind.should.equal('low');
      await shown('failed 21610');

      // Whether Twilio takes SMS again, only Twilio knows: its word START may never have reached us.
      sandbox.control.twilio({ optedOut: [] });
      sandbox.control.device({ person: 'anna', level: 3, syncedAt: 'now' });
      await red.advance(3_600_000);
      await red.inject(ids.inject);

      (await arrived.first()).should.match({ to: number, body: /is at 3 %/ });
    });
  });
}
