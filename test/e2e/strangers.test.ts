// A stranger, a guest and a cloud at once: what the stranger misses turns neither of the others away, behind no proxy,
// one and two, through Deploys; and who cannot be told is nobody.
import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { guest, signupNodes } from '../support/guest';
import { type NodeRed, startNodeRed } from '../support/node-red';
import { freePort } from '../support/ports';
import { hookConfigNode, hookFlow } from '../support/webhook-flow';
import { fitbitSignature } from '../support/webhook-signs';

const signupId = 'cc00000000000001';
const minute = 60_000;
const hour = 60 * minute;

describe('a stranger, a guest and a cloud at once', () => {
  let sandbox: Sandbox;
  let red: NodeRed;
  let config: { publicAddress: string; port: number };

  before(async () => {
    sandbox = await startSandbox();
    red = await startNodeRed({ origins: sandbox.origins });
    const port = await freePort();
    config = { publicAddress: `http://localhost:${port}`, port };
  });
  after(async () => {
    await red.remove();
    await sandbox.close();
  });

  let deploys = 0;
  async function deploy(fields: object): Promise<void> {
    deploys += 1;
    red.comms.statuses.clear();
    const [signup] = signupNodes({ id: signupId, confirm: 'none', wires: [[], []], ...fields });
    const hooks = [
      { name: String(deploys), ...('trustProxies' in fields ? { trustProxies: fields.trustProxies } : {}) },
    ];
    await red.deploy([...hookFlow(sandbox, 'fitbit', { config, hooks }), signup ?? {}]);
    await red.comms.statuses.first(({ id, text = '' }) => id === signupId && text === 'open');
  }

  const ask = (
    path: string,
    forwarded: string | null,
    init: { method?: string; body?: string; signature?: string } = {},
  ) => {
    const { signature, ...rest } = init;
    return fetch(`${config.publicAddress}${path}`, {
      ...rest,
      headers: {
        ...(forwarded === null ? {} : { 'x-forwarded-for': forwarded }),
        ...(signature === undefined ? {} : { 'x-fitbit-signature': signature }),
      },
    }).then(({ status }) => status);
  };
  const notify = (forwarded: string | null) => {
    const { clientSecret } = hookConfigNode(sandbox, 'fitbit', config).credentials as {
      clientSecret: string;
    };
    const body = JSON.stringify([{ collectionType: 'activities', ownerId: 'nobody', ownerType: 'user' }]);
    return ask('/fitbit/webhook', forwarded, {
      method: 'POST',
      body,
      signature: fitbitSignature(clientSecret, body),
    });
  };
  const signup = '/fitbit/signup';
  async function form(forwarded: string | null, name: string): Promise<number> {
    const who = guest(forwarded === null ? {} : { 'x-forwarded-for': forwarded });
    const { status } = await who.open(config.publicAddress + signup);
    if (status !== 200) return status;
    return (await who.post(config.publicAddress + signup, { name, consent: 'yes' })).status;
  }

  for (const [what, trustProxies, via] of [
    ['one proxy', '127.0.0.1, ::1', (client: string) => client],
    ['two proxies', '127.0.0.1, ::1, 10.0.0.3', (client: string) => `${client}, 10.0.0.3`],
    [
      'two proxies, one of them shared',
      '127.0.0.1, ::1, 198.51.100.250',
      (client: string) => `${client}, 198.51.100.250`,
    ],
  ] as const) {
    it(`behind ${what}, each is counted for itself, and a Deploy forgives nobody`, async () => {
      await red.advance(hour);
      await deploy({ trustProxies });
      for (let miss = 0; miss < 301; miss += 1) await ask('/fitbit/nothing', via('203.0.113.9'));
      // From a /60 of the stranger's own, none of them right.
      for (let net = 0; net < 16; net += 1) {
        for (let tried = 0; tried < 14; tried += 1) await form(via(`2001:db8:1:${net.toString(16)}::1`), '');
      }
      const seen = async () => ({
        stranger: [
          await ask('/fitbit/nothing', via('203.0.113.9')),
          await form(via('2001:db8:1:f::2'), 'Eve'),
        ],
        guest: [await ask('/fitbit/nothing', via('203.0.113.10')), await form(via('203.0.113.10'), 'Anna')],
        cloud: [await notify(via('192.0.2.7')), await notify(via('203.0.113.9'))],
      });

      const before = await seen();
      await deploy({ trustProxies });
      const after = await seen();

      const right = { stranger: [429, 429], guest: [404, 303], cloud: [204, 204] };
      should(before).deepEqual(right);
      should(after).deepEqual(right);
      await red.advance(minute);
      should(await ask('/fitbit/nothing', via('203.0.113.9'))).equal(404);
    });
  }

  it('behind no proxy that could be told, nobody is turned away by what somebody else missed', async () => {
    await red.advance(hour);
    await deploy({ trustProxies: '' });
    for (let miss = 0; miss < 301; miss += 1) await ask('/fitbit/nothing', null);
    for (let tried = 0; tried < 25; tried += 1) await form(null, '');

    should(await form(null, 'Anna')).equal(303);
    should(await notify(null)).equal(204);
  });

  it('two hundred right forms close the page to everybody, and no wrong one does', async () => {
    await red.advance(hour);
    await deploy({ trustProxies: '127.0.0.1, ::1' });
    const statuses = new Set<number>();
    for (let at = 0; at < 200; at += 1) statuses.add(await form(`203.0.113.${at >> 3}`, 'Anna'));

    should([...statuses]).deepEqual([303]);
    should(await form('192.0.2.1', 'Anna')).equal(429);
    await red.advance(hour);
    should(await form('192.0.2.1', 'Anna')).equal(303);
  });

  for (const forwarded of [null, '192.168.1.5', '203.0.113.9'] as const) {
    it(`the home network only, a proxy here that nobody trusts, ${forwarded ?? 'nobody'} named: refused`, async () => {
      await deploy({ allow: 'home', trustProxies: '' });

      should(await ask(signup, forwarded)).equal(403);
      should(await ask(`${signup}/me?k=x`, forwarded)).equal(403);
    });
  }
});
