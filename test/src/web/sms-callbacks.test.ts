// What Twilio tells: proven by its signature over the configured address, never backwards, final ones once.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import should = require('should');

import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import type { SmsAccounts } from '../../../src/sms/accounts';
import { createIncoming } from '../../../src/sms/incoming';
import type { LateNews } from '../../../src/sms/listeners';
import { type Outbox, openOutbox } from '../../../src/sms/outbox';
import type { Sender } from '../../../src/sms/provider';
import { twilio as provider } from '../../../src/sms/providers/twilio/twilio';
import { createRegistrations } from '../../../src/sms/registrations';
import { createSmsCallbacks } from '../../../src/web/sms-callbacks';
import { type FakeSystem, fakeSystem } from '../../support/fake-system';
import { somebody } from '../../support/people';
import { type TempStore, tempStore } from '../../support/temp-store';

const base = 'https://pi.example.org/endpoint';
const accountSid = 'AC00000000000000000000000000000001';
let authToken = 'auth-token';
let isAway = false;

const sender: Sender = {
  ifUncertain: 'give-up',
  send: async () => ({ kind: 'accepted', sid: 'SM1', status: 'queued', segments: 1 }),
  poll: async () => ({ kind: 'unknown' }),
};

describe('web: what Twilio tells', () => {
  let system: FakeSystem;
  let temp: TempStore;
  let outbox: Outbox;
  let server: Server;
  let heard: LateNews[];
  let callbacks: string[];

  beforeEach(async () => {
    system = fakeSystem();
    temp = await tempStore(system);
    heard = [];
    callbacks = [];
    outbox = await openOutbox({
      store: temp.store,
      system,
      account: 'account',
      provider,
      sender: {
        ...sender,
        send: async (order) => {
          callbacks.push(order.callback ?? '');
          return sender.send(order);
        },
      },
      validitySeconds: 3600,
      callbackFor: (id) => `${base}/fitbit/sms?k=${id}`,
    });
    outbox.attach('node', (news) => heard.push(news));
    const accounts: Pick<SmsAccounts, 'ofProvider' | 'takeStatus'> = {
      ofProvider: () => [
        {
          id: 'account',
          settings: { accountSid, authToken },
          country: '',
          outbox: isAway ? null : Promise.resolve(outbox),
        },
      ],
      takeStatus: async (id, news, proven) => {
        if (!isAway) await outbox.takeStatus(id, news, proven);
        return !isAway;
      },
    };
    const routes = createSmsCallbacks({
      incoming: createIncoming({ store: temp.store, system, actOn: async () => undefined }),
      system,
      accounts,
      registrations: createRegistrations(system),
      bases: () => [base],
    });
    server = createServer((request, response) => {
      const parameters = new URLSearchParams((request.url ?? '').split('?')[1]);
      routes.answer('/fitbit/sms', parameters, request).then(({ status, body }) => {
        response.statusCode = status;
        response.end(body);
      }, response.destroy.bind(response));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(async () => {
    authToken = 'auth-token';
    isAway = false;
    outbox.close();
    await new Promise((resolve) => server.close(resolve));
    await temp.remove();
  });

  /** Posts as Twilio does; `signedFor`: the address that the signature is over. */
  async function post(
    query: string,
    fields: Record<string, string>,
    signedFor = `${base}/fitbit/sms${query}`,
  ) {
    const form = { AccountSid: accountSid, ...fields };
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}/fitbit/sms${query}`, {
      method: 'POST',
      headers: { 'x-twilio-signature': getExpectedTwilioSignature(authToken, signedFor, form) },
      body: new URLSearchParams(form),
    });
    return { status: answer.status, text: await answer.text() };
  }

  const send = async () => {
    await outbox.send({
      nodeId: 'node',
      sms: { to: '+4915228817386', body: 'Low', segments: 1 },
      key: 'a',
      msg: {},
    });
    return new URL(callbacks[0] ?? '').search;
  };

  it('an account without an auth token takes nothing: anybody could sign with none', async () => {
    const query = await send();
    authToken = '';

    (await post(query, { MessageSid: 'SM1', MessageStatus: 'delivered' })).status.should.equal(403);
  });

  it('a status goes forward only, and a final one counts once', async () => {
    const query = await send();

    for (const MessageStatus of ['sent', 'queued', 'delivered', 'sent', 'undelivered']) {
      (await post(query, { MessageSid: 'SM1', MessageStatus })).status.should.equal(204);
    }

    heard.map(({ sms }) => sms.status).should.eql(['sent', 'delivered']);
  });

  it('what is no error code hides no status', async () => {
    const query = await send();

    const odd = { MessageSid: 'SM1', MessageStatus: 'undelivered', ErrorCode: '30008.5' };
    (await post(query, odd)).status.should.equal(204);

    heard.map(({ sms }) => sms.status).should.eql(['undelivered']);
  });

  it('what a callback has settled is not asked after', async () => {
    const query = await send();
    await post(query, { MessageSid: 'SM1', MessageStatus: 'delivered' });

    const [row] = await temp.store.openSms('account').then((rows) => [rows.length]);

    should(row).equal(0);
  });

  it('what is not signed over the configured address is refused and changes nothing', async () => {
    const query = await send();
    const fields = { MessageSid: 'SM1', MessageStatus: 'delivered' };

    const statuses = [
      await post(query, fields, `https://elsewhere.example.org/fitbit/sms${query}`),
      await post(query, fields, `${base}/fitbit/sms`),
      await post(query, { ...fields, AccountSid: 'AC00000000000000000000000000000002' }),
    ].map(({ status }) => status);

    statuses.should.eql([403, 403, 403]);
    heard.should.be.empty();
  });

  it('the address with its port is the same address', async () => {
    const query = await send();
    const withPort = `https://pi.example.org:443/endpoint/fitbit/sms${query}`;

    (await post(query, { MessageSid: 'SM1', MessageStatus: 'sent' }, withPort)).status.should.equal(204);
  });

  it('STOP is noted for everybody with that number, START takes it back, other words do nothing', async () => {
    const anna = somebody('Anna');
    await temp.store.savePersonAndGrant(anna, {
      accessToken: 'a',
      refreshToken: 'r',
      scopes: [],
      expiresAt: 0,
    });
    const stopped = async () => (await temp.store.person(anna.id))?.stopped;
    const From = anna.number ?? '';

    const reply = await post('', { From, Body: ' Stop ' });
    reply.should.eql({ status: 200, text: '<Response/>' });
    should(await stopped()).be.true();
    await post('', { From, Body: 'stop please' });
    await post('', { From, Body: 'whatever', OptOutType: 'START' });
    should(await stopped()).be.false();
    await post('', { From, Body: 'STOP PLEASE' });

    should(await stopped()).be.false();
  });

  it('STOP is noted while a Deploy has closed the account; how an SMS fares is asked for later', async () => {
    const anna = somebody('Anna');
    await temp.store.savePersonAndGrant(anna, {
      accessToken: 'a',
      refreshToken: 'r',
      scopes: [],
      expiresAt: 0,
    });
    const query = await send();
    isAway = true;

    const stop = await post('', { From: anna.number ?? '', Body: 'STOP' });
    const fares = await post(query, { MessageSid: 'SM1', MessageStatus: 'delivered' });

    stop.status.should.equal(200);
    should((await temp.store.person(anna.id))?.stopped).be.true();
    fares.status.should.equal(503);
    should(heard).be.empty();
  });

  it('STOP is heard from a Mexican number that comes back with the 1 of former times', async () => {
    const anna = { ...somebody('Anna'), number: '+525512345678' };
    const grant = { accessToken: 'a', refreshToken: 'r', scopes: [], expiresAt: 0 };
    await temp.store.savePersonAndGrant(anna, grant);

    await post('', { From: '+5215512345678', Body: 'STOP' });

    should((await temp.store.person(anna.id))?.stopped).be.true();
  });
});
