// Secrets and numbers stay where they belong: planted, made to go wrong in every way, and searched for.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { connect, consent, startConnecting } from '../support/consent';
import { configNode, ids, mainFlow } from '../support/flows';
import { type Guest, guest, pageOpens, signUp, signupNodes } from '../support/guest';
import { movingUntil } from '../support/moving';
import { type NodeRed, startNodeRed } from '../support/node-red';
import { freePort } from '../support/ports';
import { incomingSms, postAsTwilio } from '../support/twilio-posts';

const planted = {
  googleSecret: 'canary-GOCSPX-google-client-secret',
  fitbitSecret: 'canary-fitbit-client-secret',
  authToken: 'canaryauthtoken0123456789abcdef0',
};
const text = "Anna's Charge 6 is at";
const fixed = '+4915228817001';
const guestNumber = '+4915228817002';
/** Whole only in the SMS; what stands behind the last slash opens a personal page. */
const dry = { number: '+4915228817003', code: '271828', link: 'https://pi.example.org/me?k=canarylink' };

for (const cloud of ['google-health', 'fitbit']) {
  const vendor = cloud === 'fitbit' ? 'fitbit' : 'google';

  describe(`canaries: ${cloud}`, () => {
    let sandbox: Sandbox;
    let red: NodeRed;
    const answers: string[] = [];
    const errors: string[] = [];
    const tokens = new Set<string>();
    const shown: string[] = [];
    const pages: string[] = [];
    const links: string[] = [];

    before(async () => {
      sandbox = await startSandbox();
      for (const { vendor: which, clientId } of sandbox.control.state().clients) {
        const clientSecret = which === 'google' ? planted.googleSecret : planted.fitbitSecret;
        sandbox.control.client({ vendor: which, clientId, clientSecret });
      }
      sandbox.control.twilio({ authToken: planted.authToken });
      red = await startNodeRed({
        origins: sandbox.origins,
        settings: { logging: { console: { level: 'trace', metrics: true, audit: true } } },
      });
      await everythingThatCanHappen();
    });
    after(async () => {
      await red.remove();
      await sandbox.close();
    });

    function nextRound() {
      for (const { probe, msg } of red.msgs.all())
        if (probe === ids.caught) errors.push(JSON.stringify(msg.error));
      red.msgs.clear();
    }

    async function check(level: number) {
      sandbox.control.device({ person: 'anna', level, syncedAt: 'now' });
      sandbox.control.clock({ advanceMs: 20_000 });
      await red.advance(20_000);
      nextRound();
      await red.inject(ids.inject);
      await red.msgs.first(({ probe, msg }) => {
        const source = msg.complete?.source ?? msg.error?.source;
        return [ids.completed, ids.caught].includes(probe as never) && source.id === ids.battery;
      });
    }

    async function admin(path: string, method = 'GET', body?: unknown) {
      const answer = await red.send(method, path, body);
      answers.push(`${method} ${path}: ${JSON.stringify([...answer.headers])} ${answer.text}`);
      return answer;
    }

    /** What goes to the clouds holds every token that there is. */
    function collectTokens() {
      for (const { headers, body, query } of sandbox.control.requests()) {
        const bearer = /^Bearer (.+)/.exec(headers.authorization ?? '')?.[1];
        const form = new URLSearchParams(body);
        const found = [
          bearer,
          form.get('refresh_token'),
          form.get('code'),
          form.get('code_verifier'),
          query.state,
        ];
        for (const token of found) if (token) tokens.add(token);
      }
    }

    async function everythingThatCanHappen() {
      const config = configNode(sandbox, cloud);
      const flow = mainFlow(sandbox, cloud);
      await red.deploy(flow);
      const id = await connect(red, sandbox, config, 'anna');
      const pasted = await startConnecting(red, sandbox, config, 'bert');
      const back = await consent(pasted.authorizeUrl, 'bert');
      await admin(`/fitbit/connect/${pasted.id}/paste`, 'POST', { address: back });
      await admin(`/fitbit/connect/${pasted.id}/paste`, 'POST', { address: back });
      await admin(`/fitbit/connect/${pasted.id}`);
      await admin('/fitbit/connect', 'POST', {
        ...config,
        configId: config.id,
        person: { name: '', number: fixed },
      });
      await admin('/fitbit/connect', 'POST', {
        ...config,
        person: { name: 'X', number: `${fixed}99999999` },
      });

      await check(12);
      await red.msgs.first(({ probe }) => probe === ids.sent);
      sandbox.control.smsOutcome({ status: 'refused', errorCode: 21610, times: 1 });
      await check(3);
      await red.msgs.first(({ probe, msg }) => probe === ids.caught && msg.error.source.id === ids.sms);

      const leak = {
        error: 'invalid_request',
        error_description: `bad ${planted.googleSecret} ${[...tokens].join(' ')}`,
      };
      for (const fault of [
        { status: 401 },
        { status: 403 },
        { status: 500, body: JSON.stringify(leak) },
        { status: 400, body: leak },
        { html: true },
        { drop: 'half-body' as const },
        { drop: 'before' as const },
      ]) {
        collectTokens();
        sandbox.control.fault({ match: { vendor, call: 'devices' }, fault, times: 3 });
        await check(40);
        sandbox.control.clearFaults();
        sandbox.control.tokens({ person: 'anna', vendor, action: 'expire-access' });
        sandbox.control.fault({ match: { vendor, call: 'token' }, fault, times: 3 });
        await check(41);
        sandbox.control.clearFaults();
      }
      for (const fault of [{ status: 401 }, { status: 500 }, { html: true }, { drop: 'before' as const }]) {
        sandbox.control.fault({ match: { vendor: 'twilio' }, fault, times: 1 });
        await red.inside(
          (RED, _load, node, to, payload) =>
            RED.nodes.getNode(node).receive({ to, payload, smsKey: `key ${Math.random()}` }),
          ids.sms,
          fixed,
          `${text} 77 %`,
        );
        const end = red.msgs.first(
          ({ probe, msg }) => probe === ids.sent || (probe === ids.caught && msg.error.source.id === ids.sms),
        );
        await movingUntil(red, end);
        sandbox.control.clearFaults();
        nextRound();
      }
      collectTokens();

      const query = new URLSearchParams({ cloud, clientId: String(config.clientId) });
      await admin(`/fitbit/people?${query}`);
      await admin(`/fitbit/redirect?${query}`);
      await admin('/fitbit/overview?most=20');
      await admin('/fitbit/report');
      await admin('/flows');
      await admin('/settings');
      await admin('/context/global');
      await admin(`/credentials/fitbit-config/${ids.config}`);
      await admin(`/fitbit/people/${id}?configId=${ids.config}`, 'DELETE');
      await admin('/fitbit/people/nobody', 'DELETE');
      sandbox.control.sms().length.should.be.above(0);
      await everythingOfGuests();
      await everythingOfDryRuns();
      // What was shown in the debug sidebar and under the nodes, from the first moment on.
      shown.push(
        ...[...red.comms.statuses.all(), ...red.comms.debug.all()].map((one) => JSON.stringify(one)),
      );
    }

    async function everythingOfGuests() {
      const port = await freePort();
      const publicAddress = `http://localhost:${port}`;
      const address = `${publicAddress}/fitbit/signup`;
      await red.deploy([
        ...mainFlow(sandbox, cloud, { config: { publicAddress, port } }),
        ...signupNodes({ wires: [[ids.sms, 'bb00000000000002'], ['bb00000000000003']] }),
      ]);
      await pageOpens(red);
      const who: Guest = guest();
      const link = await signUp(red, who, address, { person: 'carla', number: guestNumber });
      links.push(new URL(link).searchParams.get('k') ?? '');
      pages.push((await who.open(link)).text);
      await red.msgs.first(({ probe, msg }) => probe === ids.sent && msg.sms.to === guestNumber);
      const sid = sandbox.control.sms().at(-1)?.sid ?? '';
      await sandbox.control.smsStatus(sid, { status: 'undelivered', errorCode: 30006 });
      const stop = await postAsTwilio(
        sandbox,
        `${publicAddress}/fitbit/sms`,
        incomingSms(guestNumber, 'STOP'),
      );
      stop.status.should.equal(200);
      const unsigned = incomingSms(guestNumber, 'STOP');
      (await postAsTwilio(sandbox, `${publicAddress}/fitbit/sms`, unsigned, '')).status.should.equal(403);
      await admin('/fitbit/overview?most=20');
      await who.open(link);
      pages.push((await who.post(link, { do: 'leave', sure: 'yes' })).text);
      nextRound();
    }

    async function everythingOfDryRuns() {
      await red.deploy(mainFlow(sandbox, cloud, { isDryRun: true }));
      await red.inside(
        (RED, _load, node, to, payload) => RED.nodes.getNode(node).receive({ to, payload, smsKey: 'dry' }),
        ids.sms,
        dry.number,
        `${dry.code} is your code. Call ${guestNumber}. ${dry.link}`,
      );
      await red.comms.debug.first(({ id }) => id === ids.sms);
      nextRound();
    }

    const numbers = () => ['+4915228817386', '+12025550142', fixed, guestNumber, dry.number];
    const secrets = () => [...Object.values(planted), ...tokens, ...links, dry.code, dry.link];
    const found = (where: string, canaries: string[]) => canaries.filter((one) => where.includes(one));

    it('the canaries were really there: tokens, secrets, number and text went over the wire', () => {
      const sent = sandbox.control.requests().map(({ headers, body }) => {
        const [scheme, value = ''] = (headers.authorization ?? '').split(' ');
        const login = scheme === 'Basic' ? Buffer.from(value, 'base64').toString() : '';
        return `${login} ${[...new URLSearchParams(body).values()].join(' ')}`;
      });
      const mine = cloud === 'fitbit' ? planted.fitbitSecret : planted.googleSecret;

      tokens.size.should.be.above(5);
      for (const canary of [mine, planted.authToken, '+4915228817386', fixed, text]) {
        sent.join('\n').should.containEql(canary);
      }
    });

    it('no log line holds a secret, a token, a number or the text of an SMS', () => {
      found(red.output(), [...secrets(), ...numbers(), text]).should.be.empty();
    });

    it('no file but the credentials holds one, and the store holds no token in clear', () => {
      const files = filesIn(red.userDir);

      files.some((file) => file.endsWith('fitbit.sqlite')).should.be.true();
      files.some((file) => file.endsWith('flows.json')).should.be.true();
      for (const file of files) {
        const content = readFileSync(file, 'latin1');
        should(found(content, secrets())).be.empty();
        if (!file.includes('/fitbit/')) should(found(content, [...numbers(), text])).be.empty();
      }
    });

    it('no answer of an admin route holds one', () => {
      answers.length.should.be.above(10);
      for (const answer of answers) {
        should(found(answer, [...secrets(), ...numbers(), text])).deepEqual([], answer.slice(0, 200));
      }
    });

    it('no status and nothing in the debug sidebar holds one', () => {
      shown.length.should.be.above(20);
      shown.some((one) => one.includes('is your code')).should.be.true();
      for (const one of shown) should(found(one, [...secrets(), ...numbers()])).deepEqual([], one);
    });

    it('no personal page holds a whole number', () => {
      pages.length.should.equal(2);
      for (const page of pages) should(found(page, [...numbers(), guestNumber.slice(3)])).be.empty();
    });

    it('no error that Catch got holds one', () => {
      errors.length.should.be.above(5);
      for (const error of errors)
        should(found(error, [...secrets(), ...numbers(), text])).deepEqual([], error);
    });
  });
}

/** All files below a folder. What is installed there leads back to this very project, so it is left out. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const place = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesIn(place);
    return entry.isFile() ? [place] : [];
  });
}
