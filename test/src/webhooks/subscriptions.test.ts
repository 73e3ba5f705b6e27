// Fitbit's subscriptions, through the engine and against the sandbox: who joins, who should be, who leaves.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import should = require('should');

import { type Engine, openEngine } from '../../../src/engine';
import { type System, system } from '../../../src/net/system';
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox';
import { openStore } from '../../../src/store/sqlite/open';
import { somebody } from '../../support/people';
import { arrivals } from '../../support/waiting';
import { fromAnywhere } from '../../support/webhook-house';

const all = ['settings', 'profile', 'activity'];

describe("Fitbit's subscriptions", () => {
  let sandbox: Sandbox;
  let engine: Engine;
  let parent: string;
  let client: { cloud: string; clientId: string };

  beforeEach(async () => {
    sandbox = await startSandbox();
    parent = mkdtempSync(join(tmpdir(), 'fitbit-subscriptions-'));
  });
  afterEach(async () => {
    await engine.close();
    await sandbox.close();
    rmSync(parent, { recursive: true, force: true });
  });

  /** An engine with people of the sandbox who consented to these scopes; the tokens end in `expiresIn` ms. */
  async function open(people: Record<string, string[]>, expiresIn = 3_600_000): Promise<string[]> {
    const store = await openStore(join(parent, 'fitbit'), system);
    const { clients, people: connected } = sandbox.control.state();
    const fitbit = clients.find(({ vendor }) => vendor === 'fitbit');
    if (!fitbit) throw new Error('no client');
    const { clientId, clientSecret } = fitbit;
    client = { cloud: 'fitbit', clientId };
    const ids: string[] = [];
    for (const [key, scopes] of Object.entries(people)) {
      const userId = connected.find((one) => one.key === key)?.fitbitId;
      const person = somebody(key, { ...client, ...(userId ? { userId } : {}) });
      const { accessToken, refreshToken } = sandbox.issueGrant('fitbit', key, clientId, scopes);
      const expiresAt = system.now() + expiresIn;
      await store.savePersonAndGrant(person, { accessToken, refreshToken, scopes, expiresAt });
      ids.push(person.id);
    }
    await store.close();
    await reopen(clientSecret);
    return ids;
  }
  async function reopen(clientSecret: string, time: System = system) {
    engine = await openEngine({
      store: { folder: join(parent, 'fitbit') },
      origins: sandbox.origins,
      system: time,
    });
    await engine.clients.add({ ...client, clientSecret, language: 'en' });
  }

  const openWebhook = () =>
    engine.web.openWebhook({
      ...client,
      path: '/fitbit/webhook',
      verifyCode: 'c0de',
      webhookSecret: '',
      ...fromAnywhere,
      on: () => undefined,
      send: () => undefined,
    });

  /** What Fitbit was asked about subscriptions so far, once `count` such requests have come. */
  async function asked(count: number): Promise<string[]> {
    const come = arrivals<string>('requests about subscriptions');
    const seen = () =>
      sandbox.control
        .requests()
        .filter(({ path }) => path.includes('apiSubscriptions'))
        .map(({ method, path, status }) => `${method} ${path.replace('/1/user/-/', '')} ${status}`);
    let isOver = false;
    const look = () => {
      if (isOver) return;
      if (seen().length >= count) come.add('enough');
      setImmediate(look);
    };
    look();
    try {
      await come.first();
    } finally {
      isOver = true;
    }
    return seen();
  }

  it('everybody is subscribed under ids of their own when a webhook node comes, and then left alone', async () => {
    await open({ anna: all, bert: all });

    await openWebhook();
    const first = await asked(8);
    sandbox.control.clearRequests();
    await openWebhook();
    const second = await asked(4);

    const created = first.filter((one) => one.startsWith('POST')).sort();
    created.should.deepEqual([
      'POST activities/apiSubscriptions/anna-activities.json 201',
      'POST activities/apiSubscriptions/bert-activities.json 201',
      'POST userRevokedAccess/apiSubscriptions/anna-userRevokedAccess.json 201',
      'POST userRevokedAccess/apiSubscriptions/bert-userRevokedAccess.json 201',
    ]);
    should(new Set(second.map((one) => one.split(' ')[0]))).deepEqual(new Set(['GET']));
  });

  it('without the permission for activities, only the taking back of consent is heard of', async () => {
    await open({ anna: ['settings', 'profile'] });

    await openWebhook();
    const requests = await asked(2);

    requests.should.deepEqual([
      'GET userRevokedAccess/apiSubscriptions.json 200',
      'POST userRevokedAccess/apiSubscriptions/anna-userRevokedAccess.json 201',
    ]);
  });

  for (const status of [200, 409]) {
    it(`${status} means that notifications come, so the next one is made`, async () => {
      await open({ anna: all });
      sandbox.control.fault({ match: { call: 'subscriptions.create' }, fault: { status }, times: 1 });

      await openWebhook();
      const requests = await asked(4);

      requests
        .filter((one) => one.startsWith('POST'))
        .should.deepEqual([
          `POST activities/apiSubscriptions/anna-activities.json ${status}`,
          'POST userRevokedAccess/apiSubscriptions/anna-userRevokedAccess.json 201',
        ]);
    });
  }

  it('what was refused once is mended when the node comes again', async () => {
    await open({ anna: all });
    sandbox.control.fault({ match: { call: 'subscriptions.create' }, fault: { status: 403 }, times: 1 });

    await openWebhook();
    await asked(2);
    await openWebhook();
    const requests = await asked(6);

    requests
      .filter((one) => one.startsWith('POST'))
      .map((one) => one.slice(-3))
      .should.deepEqual(['403', '201', '201']);
  });

  it('who leaves is taken off, with a token renewed for it, and the renewed grant is what is revoked', async () => {
    const [id = ''] = await open({ anna: all });
    await openWebhook();
    await asked(4);
    sandbox.control.tokens({ person: 'anna', vendor: 'fitbit', action: 'expire-access' });
    sandbox.control.clearRequests();

    const removal = await engine.people.remove(id, '');

    const deleted = (await asked(4)).filter((one) => one.startsWith('DELETE'));
    deleted.should.deepEqual([
      'DELETE activities/apiSubscriptions/anna-activities.json 204',
      'DELETE userRevokedAccess/apiSubscriptions/anna-userRevokedAccess.json 204',
    ]);
    removal.revoked.should.be.true();
    should(sandbox.control.grants()).be.empty();
  });

  it('who is being removed is not subscribed again by a deploy at the same time', async () => {
    const [id = ''] = await open({ anna: all });
    await openWebhook();
    await asked(4);
    sandbox.control.clearRequests();

    const removing = engine.people.remove(id, '');
    await openWebhook();
    await removing;
    // Its end waits for what is under way.
    await engine.close();

    const methods = (await asked(0)).map((one) => one.split(' ')[0]);
    methods.should.deepEqual(['GET', 'DELETE', 'GET', 'DELETE']);
  });

  it('without a webhook node nobody is subscribed', async () => {
    const [id = ''] = await open({ anna: all });

    await engine.checks.now(id);

    sandbox.control
      .requests()
      .filter(({ path }) => path.includes('apiSubscriptions'))
      .should.be.empty();
  });
});
