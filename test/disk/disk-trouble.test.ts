// A disk that is full, cannot be written to or is slow, under a real Node-RED. Our folder is a small file system of
// its own, because root writes through file modes.
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { connect } from '../support/consent';
import { configNode, ids } from '../support/flows';
import { watchFsyncs } from '../support/fsync';
import { type NodeRed, startNodeRed } from '../support/node-red';
import { freePort } from '../support/ports';
import { fingerprint, othersLive, promisesOfTrouble, troubledFlow } from '../support/store-trouble';
import { hookConfigNode, hookFlow, shows } from '../support/webhook-flow';

/** Runs `mount` or `umount`; where that is not allowed, the test fails and says what it takes. */
function system(command: 'mount' | 'umount', ...rest: string[]): void {
  const { status, stderr, error } = spawnSync(command, rest, { encoding: 'utf8' });
  if (status === 0) return;
  throw new Error(
    `Trying a full or read-only disk takes a mount of its own: as root, or in a user namespace. ${stderr || error?.message}`,
  );
}

describe('a disk in trouble', () => {
  let sandbox: Sandbox;
  let userDir: string;
  let folder: string;
  let red: NodeRed | null = null;

  before(async () => {
    sandbox = await startSandbox();
  });
  after(() => sandbox.close());
  beforeEach(() => {
    userDir = mkdtempSync(join(tmpdir(), 'fitbit-e2e-'));
    folder = join(userDir, 'fitbit');
    mkdirSync(folder);
    sandbox.control.device({ person: 'anna', level: 62, syncedAt: 'now' });
  });
  afterEach(async () => {
    await red?.stop();
    red = null;
    // Mounted only in some of the tests.
    spawnSync('umount', [folder]);
    rmSync(userDir, { recursive: true, force: true });
  });

  /** Fills what is left of the folder's file system. */
  function fill(): void {
    for (const size of [65_536, 4_096, 1]) {
      try {
        for (;;) appendFileSync(join(folder, 'filler'), Buffer.alloc(size));
      } catch {
        // Full, for pieces of this size.
      }
    }
  }
  async function withAnna(): Promise<NodeRed> {
    red = await startNodeRed({ origins: sandbox.origins, userDir });
    await red.deploy(troubledFlow(sandbox));
    await connect(red, sandbox, configNode(sandbox, 'google-health'), 'anna');
    return red;
  }
  /** What the sidebar tab says of the disk. */
  async function overview(of: NodeRed): Promise<string | null> {
    return (await of.request('/fitbit/overview?most=20')).json.trouble;
  }
  async function reads(of: NodeRed, level: number): Promise<void> {
    of.msgs.clear();
    await of.inject(ids.inject);
    const { probe, msg } = await of.msgs.first(({ probe }) => probe === ids.readings || probe === ids.caught);
    should(probe === ids.readings ? msg.payload : msg.error).equal(level);
  }

  it('full while it runs: a clear error, red, the rest lives; with room again it works on, and nobody is gone', async () => {
    system('mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder);
    const running = await withAnna();
    fill();
    running.comms.statuses.clear();
    // What is new has to be written.
    sandbox.control.device({ person: 'anna', level: 15, syncedAt: 'now' });
    await running.advance(11_000);
    running.msgs.clear();
    await running.inject(ids.inject);
    const { msg } = await running.msgs.first(({ probe }) => probe === ids.caught);
    const shown = await running.comms.statuses.first(
      ({ id, fill: colour }) => id === ids.battery && colour === 'red',
    );
    await othersLive(running);
    const full = await overview(running);

    msg.error.message.should.endWith(String(full));
    msg.error.code.should.equal('store-disk-full');
    msg.error.message.should.containEql(`The disk is full: nothing can be stored in ${folder}`);
    shown.should.match({ fill: 'red', shape: 'dot', text: 'storage error' });
    should(running.msgs.all().filter(({ probe }) => probe === ids.alerts)).be.empty();

    rmSync(join(folder, 'filler'));
    should(await overview(running)).be.null();
    await running.deploy(troubledFlow(sandbox));
    await reads(running, 15);
    const told = await running.msgs.first(({ probe }) => probe === ids.alerts);
    told.msg.alert.kind.should.equal('low');
  });

  it('full: a notification that cannot be kept is not acknowledged', async () => {
    system('mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder);
    red = await startNodeRed({ origins: sandbox.origins, userDir });
    const port = await freePort();
    const config = { publicAddress: `http://127.0.0.1:${port}`, port };
    const url = `${config.publicAddress}/fitbit/webhook`;
    await red.deploy(hookFlow(sandbox, 'fitbit', { config }));
    await connect(red, sandbox, hookConfigNode(sandbox, 'fitbit', config), 'anna');
    await shows(red, 'never verified');
    const notify = async () =>
      (await sandbox.control.notify({ vendor: 'fitbit', url, people: ['anna'] })).statuses[0];
    fill();
    const statuses = [];
    // What the log file has room for is kept, and may be acknowledged.
    for (let at = 0; at < 300 && statuses.at(-1) !== 503; at += 1) statuses.push(await notify());
    const kept = statuses.filter((one) => one === 204).length;
    await red.stop('SIGKILL');
    // Who opens it needs room, too.
    rmSync(join(folder, 'filler'));
    const db = new DatabaseSync(join(folder, 'fitbit.sqlite'));
    const stored = Number(db.prepare('SELECT COUNT(*) AS count FROM notifications').get()?.count);
    db.close();

    should(statuses.at(-1)).equal(503);
    stored.should.equal(kept);
  });

  it('full from the start: red and clear; with room, a redeploy heals', async () => {
    system('mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder);
    fill();
    red = await startNodeRed({ origins: sandbox.origins, userDir, flows: troubledFlow(sandbox) });
    await promisesOfTrouble(red, 'store-disk-full', 'The disk is full');

    system('mount', '-o', 'remount,size=4m', 'tmpfs', folder);
    await red.deploy(troubledFlow(sandbox));
    await connect(red, sandbox, configNode(sandbox, 'google-health'), 'anna');
    await reads(red, 62);
  });

  it('read-only: red and clear, nothing is touched; writable again, a redeploy heals', async () => {
    system('mount', '-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder);
    const first = await withAnna();
    await first.stop();
    system('mount', '-o', 'remount,ro', 'tmpfs', folder);
    const before = fingerprint(userDir);
    red = await first.restart();
    await red.deploy(troubledFlow(sandbox));
    await promisesOfTrouble(red, 'store-read-only', `Nothing can be written to ${folder}`);
    const after = fingerprint(userDir);

    system('mount', '-o', 'remount,rw', 'tmpfs', folder);
    await red.deploy(troubledFlow(sandbox));
    await reads(red, 62);
    should(after).deepEqual(before);
  });

  it('failing: a clear error, red, the rest lives; when it works again, a restart heals', async () => {
    const fsyncs = watchFsyncs(userDir);
    try {
      red = await startNodeRed({ origins: sandbox.origins, userDir, env: fsyncs.env });
      await red.deploy(troubledFlow(sandbox));
      await connect(red, sandbox, configNode(sandbox, 'google-health'), 'anna');
      await red.stop();
      fsyncs.fail(true);
      red = await red.restart();
      await red.inject(ids.inject);
      const { msg } = await red.msgs.first(({ probe }) => probe === ids.caught);
      await red.comms.statuses.first(({ id, text }) => id === ids.battery && text === 'storage error');
      await othersLive(red);

      msg.error.code.should.equal('store-disk-failing');
      msg.error.message.should.containEql(`The disk fails to read or write ${folder}`);

      fsyncs.fail(false);
      red = await red.restart();
      await reads(red, 62);
    } finally {
      fsyncs.remove();
    }
  });

  for (const drops of [false, true]) {
    const gone = drops ? ', taking along what it was given' : '';
    it(`failing for a moment${gone}: an error, red; a restart finds all that was promised, and tells once`, async () => {
      const fsyncs = watchFsyncs(userDir, { drops });
      try {
        red = await startNodeRed({ origins: sandbox.origins, userDir, env: fsyncs.env });
        await red.deploy(troubledFlow(sandbox));
        await connect(red, sandbox, configNode(sandbox, 'google-health'), 'anna');
        await reads(red, 62);
        sandbox.control.device({ person: 'anna', level: 15, syncedAt: 'now' });
        await red.advance(11_000);
        red.msgs.clear();
        red.comms.statuses.clear();
        fsyncs.fail(true);
        await red.inject(ids.inject);
        await red.msgs.first(({ probe }) => probe === ids.caught);
        fsyncs.fail(false);
        // The disk works again, but what it took nobody knows, and a Deploy cannot find out.
        await red.deploy(troubledFlow(sandbox));
        await red.inject(ids.inject);
        const [first, second] = await red.msgs.some(2, ({ probe }) => probe === ids.caught);
        await red.comms.statuses.first(({ id, text }) => id === ids.battery && text === 'storage error');
        await othersLive(red);
        const early = red.msgs.all().filter(({ probe }) => probe === ids.alerts);
        red = await red.restart();
        await red.inject(ids.inject);
        const told = await red.msgs.first(({ probe }) => probe === ids.alerts);
        await red.advance(11_000);
        red.comms.statuses.clear();
        await red.inject(ids.inject);
        await red.comms.statuses.first(({ id, text }) => id === ids.battery && text === 'Anna 15 %');

        for (const caught of [first, second]) should(caught?.msg.error.code).equal('store-disk-failing');
        early.should.be.empty();
        told.msg.alert.kind.should.equal('low');
        const alerts = red.msgs.all().filter(({ probe }) => probe === ids.alerts);
        new Set(alerts.map(({ msg }) => msg.alert.id)).size.should.equal(1);
      } finally {
        fsyncs.remove();
      }
    });
  }

  it('slow: what comes at once is acknowledged all the same, and the rest lives', async () => {
    const fsyncs = watchFsyncs(userDir, { slowMs: 50 });
    try {
      red = await startNodeRed({ origins: sandbox.origins, userDir, env: fsyncs.env });
      const port = await freePort();
      const config = { publicAddress: `http://127.0.0.1:${port}`, port };
      const url = `${config.publicAddress}/fitbit/webhook`;
      await red.deploy(hookFlow(sandbox, 'fitbit', { config }));
      await connect(red, sandbox, hookConfigNode(sandbox, 'fitbit', config), 'anna');
      await shows(red, 'never verified');
      const answers = await Promise.all(
        Array.from({ length: 40 }, () => sandbox.control.notify({ vendor: 'fitbit', url, people: ['anna'] })),
      );
      await red.inject(ids.inject);
      const { msg } = await red.msgs.first(({ probe }) => probe === ids.readings);

      for (const { statuses } of answers) should(statuses).deepEqual([204]);
      msg.payload.should.equal(62);
    } finally {
      fsyncs.remove();
    }
  });
});
