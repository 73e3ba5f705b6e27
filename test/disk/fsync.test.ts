// What a power cut cannot take back, which a kill does not show: an fsync stands before each 204, each use of a new
// grant and each post of an SMS, and the files as they are at any fsync open clean and hold what was said by then.
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdtempSync, readdirSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import should = require('should');

import { system } from '../../src/net/system';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { openStore } from '../../src/store/sqlite/open';
import { connect } from '../support/consent';
import { accountNode, ids } from '../support/flows';
import { type Fsyncs, watchFsyncs } from '../support/fsync';
import { type NodeRed, startNodeRed } from '../support/node-red';
import { freePort } from '../support/ports';
import { type Arrivals, arrivals } from '../support/waiting';
import { hookConfigNode, hookFlow, shows } from '../support/webhook-flow';

interface Moment {
  path: string;
  at: number;
  token: string | undefined;
}

/** Milliseconds, on the clock of `Fsync.at`. */
const now = () => Number(process.hrtime.bigint()) / 1e6;

describe('what is on the disk by then', () => {
  let sandbox: Sandbox;
  let red: NodeRed;
  let fsyncs: Fsyncs;
  let moments: Arrivals<Moment>;
  let url: string;
  let annaId: string;
  let notified = 0;
  const asked = (message: unknown): void => {
    const { request } = message as { request: IncomingMessage };
    const token = /^Bearer (.*)/.exec(request.headers.authorization ?? '')?.[1];
    moments.add({ path: request.url ?? '', at: now(), token });
  };

  before(() => {
    subscribe('http.server.request.start', asked);
  });
  after(() => {
    unsubscribe('http.server.request.start', asked);
  });
  afterEach(async () => {
    await red.remove();
    await sandbox.close();
    fsyncs.remove();
  });

  async function start(copies: boolean): Promise<void> {
    moments = arrivals<Moment>('requests');
    sandbox = await startSandbox();
    const userDir = mkdtempSync(join(tmpdir(), 'fitbit-e2e-'));
    fsyncs = watchFsyncs(userDir, { copies });
    red = await startNodeRed({ origins: sandbox.origins, userDir, env: fsyncs.env });
    const port = await freePort();
    const config = { publicAddress: `http://127.0.0.1:${port}`, port };
    url = `${config.publicAddress}/fitbit/webhook`;
    const flow = hookFlow(sandbox, 'fitbit', { config }).map((node) =>
      node.id === ids.sms ? { ...node, account: ids.account } : node,
    );
    await red.deploy([...flow, accountNode(sandbox)]);
    annaId = await connect(red, sandbox, hookConfigNode(sandbox, 'fitbit', config), 'anna');
    await shows(red, 'never verified');
  }

  async function notify(): Promise<{ number: number; from: number; to: number }> {
    notified += 1;
    const number = notified;
    const ownerId = sandbox.control.state().people.find(({ key }) => key === 'anna')?.fitbitId;
    const body = JSON.stringify([{ collectionType: 'activities', ownerId, ownerType: 'user', number }]);
    const from = now();
    const { statuses } = await sandbox.control.notify({ vendor: 'fitbit', url, people: [], body });
    const to = now();
    should(statuses[0]).equal(204);
    return { number, from, to };
  }

  /** The first request that fits, of those after a moment. */
  const first = (path: RegExp, after = 0) => moments.first((one) => path.test(one.path) && one.at > after);

  /**
   * `begun`: the token was asked for; when its answer was out, only a busy machine's clock could tell. `used`: the first request
   * with the new one, whatever it asks for; another task of the node may still be on its way with the old one.
   */
  async function refresh(level: number): Promise<{ begun: Moment; used: Moment }> {
    sandbox.control.device({ person: 'anna', level, syncedAt: 'now' });
    sandbox.control.tokens({ person: 'anna', vendor: 'fitbit', action: 'expire-access' });
    await red.advance(11_000);
    const from = now();
    await red.inject(ids.inject);
    const begun = await first(/\/oauth2\/token$/, from);
    const known = new Set(moments.all().flatMap(({ token, at }) => (at < begun.at && token ? [token] : [])));
    const used = await moments.first(({ token, at }) => !!token && !known.has(token) && at > begun.at);
    await red.msgs.first(({ probe, msg }) => probe === ids.readings && msg.payload === level);
    return { begun, used };
  }

  async function sendSms(text: string): Promise<{ from: number; asked: Moment }> {
    const from = now();
    await red.inside(
      (RED, _load, id, payload) => RED.nodes.getNode(id).receive({ to: '+4915228817386', payload }),
      ids.sms,
      text,
    );
    return { from, asked: await first(/Messages\.json/, from) };
  }

  it('one fsync stands before each 204', async () => {
    await start(false);
    // The first one ever is remembered by a write of its own, which may come during the second.
    await notify();
    await notify();
    const counts: number[] = [];
    for (let at = 0; at < 5; at += 1) {
      const { from, to } = await notify();
      counts.push(fsyncs.between(from, to));
    }

    counts.should.deepEqual([1, 1, 1, 1, 1]);
  });

  it('an fsync stands between a new grant and its first use, at the consent and at each refresh', async () => {
    await start(false);
    const exchanged = await first(/\/oauth2\/token$/);
    const used = await moments.first(({ token, at }) => !!token && at > exchanged.at);
    const counts = [fsyncs.between(exchanged.at, used.at)];
    for (const level of [70, 69]) {
      const { begun, used } = await refresh(level);
      counts.push(fsyncs.between(begun.at, used.at));
    }

    counts.should.deepEqual([1, 1, 1]);
  });

  it('an fsync stands before each post of an SMS', async () => {
    await start(false);
    const counts: number[] = [];
    for (const text of ['one', 'two', 'three']) {
      const { from, asked } = await sendSms(text);
      counts.push(fsyncs.between(from, asked.at));
    }

    for (const count of counts) count.should.be.aboveOrEqual(1);
  });

  it('a copy of the files taken at any fsync opens clean, and holds what was said by then', async () => {
    await start(true);
    const said: { number: number; at: number }[] = [];
    const posts: number[] = [];
    // Two checks, eleven seconds apart: what came in is still waiting for its window to close.
    for (const level of [70, 69]) {
      for (let at = 0; at < 4; at += 1) {
        const { number, to } = await notify();
        said.push({ number, at: to });
      }
      await refresh(level);
      posts.push((await sendSms(`at ${level} %`)).asked.at);
    }
    await red.stop();
    const used = moments
      .all()
      .filter(({ token }) => token !== undefined)
      .map(({ token, at }) => ({ token, at }));
    const tokens = [...new Set(used.map(({ token }) => token))];

    const copies = fsyncs.all();
    copies.length.should.be.above(15);
    readdirSync(fsyncs.copies).should.have.length(copies.length);
    for (const { number, at } of copies) {
      const folder = join(fsyncs.copies, String(number));
      const store = await openStore(folder, system);
      const grant = await store.grant(annaId);
      await store.close();
      const db = new DatabaseSync(join(folder, 'fitbit.sqlite'));
      const check = db.prepare('PRAGMA integrity_check').get();
      const notifications = db.prepare('SELECT entries FROM notifications').all();
      const sms = Number(db.prepare('SELECT COUNT(*) AS count FROM sms').get()?.count);
      db.close();
      const kept = notifications.flatMap(({ entries }) =>
        JSON.parse(String(entries)).map((one: { number: number }) => one.number),
      );
      const newest = used.filter((one) => one.at < at).at(-1);

      should(check?.integrity_check).equal('ok');
      kept.should.containDeep(said.filter((one) => one.at < at).map((one) => one.number));
      sms.should.be.aboveOrEqual(posts.filter((one) => one < at).length);
      // Before somebody is saved, their grant waits with the authorization.
      if (newest && grant) {
        tokens.indexOf(grant.accessToken).should.be.aboveOrEqual(tokens.indexOf(newest.token));
      }
    }
  });
});
