// With an editor login every admin route needs its permission.
import { createRequire } from 'node:module';

import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { connectBody, consent } from '../support/consent';
import { configNode } from '../support/flows';
import { type NodeRed, type Reply, startNodeRed } from '../support/node-red';

const { hashSync } = createRequire(require.resolve('node-red'))('bcryptjs') as {
  hashSync(text: string, rounds: number): string;
};
const users = [
  { username: 'owner', password: hashSync('owner-password', 4), permissions: '*' },
  { username: 'guest', password: hashSync('guest-password', 4), permissions: 'read' },
];

describe('with an editor login', () => {
  let sandbox: Sandbox;
  let red: NodeRed;
  let owner: string;
  let guest: string;

  before(async () => {
    sandbox = await startSandbox();
    red = await startNodeRed({
      origins: sandbox.origins,
      settings: { adminAuth: { type: 'credentials', users } },
    });
    [owner, guest] = (await Promise.all(users.map(({ username }) => tokenOf(username)))) as [string, string];
  });
  after(async () => {
    await red.remove();
    await sandbox.close();
  });

  async function tokenOf(username: string): Promise<string> {
    const { json } = await red.send('POST', '/auth/token', {
      client_id: 'node-red-admin',
      grant_type: 'password',
      scope: username === 'owner' ? '*' : 'read',
      username,
      password: `${username}-password`,
    });
    return json.access_token;
  }

  const ask = (method: string, path: string, body: object | undefined, token?: string): Promise<Reply> =>
    red.send(method, path, body, token ? { authorization: `Bearer ${token}` } : {});

  const reading = [
    '/fitbit/people?cloud=demo',
    '/fitbit/redirect?cloud=fitbit',
    '/fitbit/lacking',
    '/fitbit/owner-link?configId=config',
    '/fitbit/overview',
    '/fitbit/report',
  ];
  const writing: [string, string, object | undefined][] = [
    ['GET', '/fitbit/serving?port=1', undefined],
    ['GET', '/fitbit/dry-runs', undefined],
    ['POST', '/fitbit/connect', {}],
    ['GET', '/fitbit/connect/connect_1', undefined],
    ['POST', '/fitbit/connect/connect_1/paste', { address: '' }],
    ['POST', '/fitbit/owner-link', { configId: 'config' }],
    ['POST', '/fitbit/owner-link/revoke', { configId: 'config' }],
    ['POST', '/fitbit/people', { cloud: 'elsewhere', clientId: 'source', name: 'Bert' }],
    ['POST', '/fitbit/people/person_1/link', { name: 'Bert' }],
    ['POST', '/fitbit/people/person_1', { name: 'Bert' }],
    ['POST', '/fitbit/people/person_1/confirm', {}],
    ['POST', '/fitbit/people/person_1/check', {}],
    ['POST', '/fitbit/people/person_1/test', {}],
    ['POST', '/fitbit/people/person_1/pause', { days: '1' }],
    ['POST', '/fitbit/people/person_1/resume', {}],
    ['POST', '/fitbit/pause', { days: '1' }],
    ['POST', '/fitbit/resume', {}],
    ['POST', '/fitbit/alerts/talk_1/acknowledge', {}],
    ['POST', '/fitbit/alerts/talk_1/snooze', {}],
    ['POST', '/fitbit/sms-choices/sms-gate/gateDevice', { account: '', typed: {} }],
    ['POST', '/fitbit/sms-test', { account: 'account', to: '+4915228817386' }],
    ['DELETE', '/fitbit/people/person_1', undefined],
  ];

  it('nobody gets an answer without a token', async () => {
    for (const path of reading) {
      const { status, text } = await ask('GET', path, undefined);
      [status, text].should.deepEqual([401, 'Unauthorized']);
    }
    for (const [method, path, body] of writing) {
      const { status, text } = await ask(method, path, body);
      [status, text].should.deepEqual([401, 'Unauthorized']);
    }
  });

  it('who may only read sees people and addresses, and can neither connect nor remove', async () => {
    for (const path of reading) {
      const { status } = await ask('GET', path, undefined, guest);
      should(status).not.equal(401, path);
    }
    for (const [method, path, body] of writing) {
      const { status } = await ask(method, path, body, guest);
      status.should.equal(401, `${method} ${path}`);
    }
  });

  it('the owner connects and removes; the consent page comes back without a login', async () => {
    const config = configNode(sandbox, 'google-health');
    const people = `/fitbit/people?${new URLSearchParams({ cloud: 'google-health', clientId: String(config.clientId) })}`;
    const body = connectBody(config, { name: 'Anna', number: '', language: 'en' }, false);
    const started = await ask('POST', '/fitbit/connect', body, owner);
    const page = await red.request(await consent(started.json.authorizeUrl, 'anna'));
    const standing = await ask('GET', `/fitbit/connect/${started.json.id}`, undefined, owner);
    const seen = await ask('GET', people, undefined, guest);
    const removed = await ask('DELETE', `/fitbit/people/${standing.json.person.id}`, undefined, owner);
    const left = await ask('GET', people, undefined, guest);

    page.status.should.equal(200);
    standing.json.state.should.equal('connected');
    seen.json.people.map(({ name }: { name: string }) => name).should.deepEqual(['Anna']);
    removed.json.should.deepEqual({
      removed: true,
      text: 'Anna was removed, and the connection at Google Health revoked.',
    });
    left.json.people.should.be.empty();
  });

  it('somebody removed is revoked at the cloud, though no config with the secret was ever deployed', () => {
    sandbox.control.grants().should.be.empty();
  });
});
