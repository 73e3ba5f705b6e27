// 5. Weight: what the palette adds to Node-RED's start and memory, and to the disk, beside node-red-node-twilio.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type NodeRed, startNodeRed } from '../../test/support/node-red';
import { removeFolder, startProgram, tempFolder } from '../children';
import { median, short, spread } from '../numbers';
import { seed } from '../people';
import type { CloudOpened } from '../programs/cloud';
import type { Row, Tell } from '../report';
import { smsFlow } from './burst';

const part = 'weight';
const root = join(__dirname, '..', '..', '..');
const peer = 'node-red-node-twilio';
const mebibyte = 2 ** 20;

type Variant = 'bare' | 'unused' | 'one person' | 'first SMS' | typeof peer;

interface Weighed {
  variant: Variant;
  /** From the start of the process until its flows run, and how much of that was processor. */
  startMs: number;
  startCpuMs: number;
  resident: number;
}

export async function weight(starts: number, tell: Tell): Promise<Row[]> {
  const modules = fetchPeer();
  const weighed: Weighed[] = [];
  for (let start = 0; start < starts; start += 1) {
    // Turned from start to start: what the machine does meanwhile falls on all alike.
    const runs = [
      async () => [await weigh('bare', false, null)],
      async () => [await weigh('unused', true, null)],
      withOnePerson,
      ...(modules ? [async () => [await weigh(peer, false, modules)]] : []),
    ];
    for (let at = 0; at < runs.length; at += 1) {
      const run = runs[(at + start) % runs.length];
      if (run) weighed.push(...(await run()));
    }
    tell(`weight: start ${start + 1} of ${starts}`);
  }
  const rows = [...report(weighed, modules !== null), ...sizes(modules)];
  if (modules) removeFolder(modules);
  return rows;
}

/** The peer with what it needs, by npm, in a folder of its own; null where it cannot be had. */
function fetchPeer(): string | null {
  const folder = tempFolder();
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  const options = ['--no-audit', '--no-fund', '--ignore-scripts', '--omit=dev', '--loglevel=error'];
  const made = spawnSync('npm', ['install', `${peer}@latest`, ...options], {
    cwd: folder,
    timeout: 60_000,
    stdio: 'ignore',
  });
  if (made.status === 0 && existsSync(join(folder, 'node_modules', peer))) return folder;
  removeFolder(folder);
  return null;
}

async function weigh(variant: Variant, isOurs: boolean, modules: string | null): Promise<Weighed> {
  const userDir = tempFolder();
  if (modules) {
    // A package of the user folder, as npm installs it.
    writeFileSync(join(userDir, 'package.json'), JSON.stringify({ dependencies: { [peer]: '*' } }));
    spawnSync('cp', ['-r', join(modules, 'node_modules'), userDir]);
  }
  const red = await startWeighed(userDir, isOurs);
  const found = { variant, ...(await scales(red)) };
  await red.stop('SIGKILL');
  removeFolder(userDir);
  return found;
}

/** One person and a whole flow, before and after the first SMS. */
async function withOnePerson(): Promise<Weighed[]> {
  const userDir = tempFolder();
  const cloud = await startProgram('cloud');
  const opened = await cloud.ask<CloudOpened>('open', {
    cloud: 'google-health',
    people: 1,
    latency: 0,
    low: 1,
  });
  const { clientId, clientSecret, people, origins } = opened;
  await seed(userDir, { cloud: 'google-health', clientId, people, expiresAt: Date.now() + 3 * 3_600_000 });
  // Weighed at a start like the others: the flow is there already.
  const first = await startNodeRed({ allNodes: true, userDir, origins, realClock: true });
  const flow = smsFlow(opened, { clientId, credentials: { clientSecret } });
  await first.deploy(flow);
  await first.stop();
  const red = await startWeighed(userDir, true, origins);
  const before = { variant: 'one person' as const, ...(await scales(red)) };
  await red.inside((RED) => {
    RED.nodes.eachNode((node: { id: string; type: string }) => {
      if (node.type === 'fitbit-battery-status') RED.nodes.getNode(node.id).receive({ payload: 'check' });
    });
  });
  const deadline = performance.now() + 10_000;
  let sms = 0;
  while (sms === 0 && performance.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    sms += (await cloud.ask<{ sms: number }>('asked')).sms;
  }
  const after = { variant: 'first SMS' as const, ...(await scales(red)) };
  await red.stop('SIGKILL');
  await cloud.stop();
  removeFolder(userDir);
  return sms > 0 ? [before, after] : [before];
}

async function startWeighed(
  userDir: string,
  isOurs: boolean,
  origins: Record<string, string> = {},
): Promise<NodeRed> {
  return startNodeRed({
    allNodes: true,
    userDir,
    origins,
    realClock: true,
    ...(existsSync(join(userDir, 'flows.json')) ? {} : { flows: [] }),
    ...(isOurs ? {} : { palette: null }),
  });
}

async function scales(red: NodeRed): Promise<Omit<Weighed, 'variant'>> {
  const { ms, cpuMs } = await red.inside<{ ms: number; cpuMs: number }>(
    (_RED, load, preload) => load(preload).inside.started,
    join(__dirname, '..', '..', 'test', 'support', 'inside-preload.js'),
  );
  await new Promise((resolve) => setTimeout(resolve, 300));
  const resident = await red.inside<number>(async (_RED, load) => {
    load('node:v8').setFlagsFromString('--expose-gc');
    const gc = load('node:vm').runInNewContext('gc');
    for (let turn = 0; turn < 3; turn += 1) {
      gc();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return process.memoryUsage.rss();
  });
  return { startMs: ms, startCpuMs: cpuMs, resident };
}

function report(weighed: readonly Weighed[], hasPeer: boolean): Row[] {
  const of = (variant: Variant, what: 'startMs' | 'startCpuMs' | 'resident') =>
    weighed
      .filter((one) => one.variant === variant)
      .map((one) => one[what] / (what === 'resident' ? mebibyte : 1));
  const bare = { ms: median(of('bare', 'startMs')), mib: median(of('bare', 'resident')) };
  const goals: Partial<Record<Variant, { ms?: number; mib: number }>> = {
    unused: { ms: 15, mib: 2 },
    'one person': { mib: 20 },
  };
  const rows: Row[] = [
    {
      part,
      what: 'bare Node-RED',
      value: `start ${spread(of('bare', 'startMs'), 'ms')}; resident ${spread(of('bare', 'resident'), 'MiB')}`,
      data: weighed,
    },
  ];
  for (const variant of ['unused', 'one person', 'first SMS', peer] as const) {
    if (of(variant, 'resident').length === 0) continue;
    const ms = median(of(variant, 'startMs')) - bare.ms;
    const cpuMs = median(of(variant, 'startCpuMs')) - median(of('bare', 'startCpuMs'));
    const mib = median(of(variant, 'resident')) - bare.mib;
    const goal = goals[variant];
    rows.push({
      part,
      what:
        variant === peer
          ? `${peer}, unused`
          : `ours, ${variant === 'first SMS' ? 'after the first SMS' : variant}`,
      value: `start +${short(ms)} ms (processor +${short(cpuMs)} ms); resident +${short(mib)} MiB`,
      beside: `start ${spread(of(variant, 'startMs'), 'ms')}; resident ${spread(of(variant, 'resident'), 'MiB')}`,
      ...(goal
        ? {
            goal: `${goal.ms ? `<= ${goal.ms} ms, ` : ''}<= ${goal.mib} MiB`,
            met: mib <= goal.mib && (goal.ms === undefined || ms <= goal.ms),
          }
        : {}),
    });
  }
  if (!hasPeer) rows.push({ part, what: peer, value: 'not measured: npm could not fetch it' });
  return rows;
}

/** What is downloaded, what lies on the disk afterwards, and in how many packages. */
function sizes(modules: string | null): Row[] {
  const packed = JSON.parse(
    spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts', '--offline'], {
      cwd: root,
      encoding: 'utf8',
    }).stdout,
  )[0] as { size: number; unpackedSize: number };
  const ours = dependencies(join(root, 'package.json'));
  const installed = packed.unpackedSize + ours.reduce((sum, folder) => sum + folderSize(folder), 0);
  const kib = (bytes: number) => `${short(bytes / 1024)} KiB`;
  const mib = (bytes: number) => `${short(bytes / mebibyte)} MiB`;
  const theirs = modules ? join(modules, 'node_modules') : null;
  const count = theirs ? packagesIn(theirs).length : 0;
  return [
    {
      part,
      what: 'package: packed; unpacked; installed with all it needs',
      value: `${kib(packed.size)}; ${kib(packed.unpackedSize)}; ${mib(installed)} in ${ours.length + 1} packages`,
      ...(theirs ? { beside: `${peer}: ${mib(folderSize(theirs))} in ${count} packages` } : {}),
      data: { packed, installed, packages: ours.length + 1 },
    },
  ];
}

/** The folders of all packages that a package needs at run time. */
function dependencies(manifest: string, found = new Set<string>()): string[] {
  const wanted = Object.keys(JSON.parse(readFileSync(manifest, 'utf8')).dependencies ?? {});
  for (const name of wanted) {
    // As Node.js looks: in the package's own folder first, then further up.
    let at = join(manifest, '..');
    while (!existsSync(join(at, 'node_modules', name)) && at !== join(at, '..')) at = join(at, '..');
    const folder = join(at, 'node_modules', name);
    if (found.has(folder) || !existsSync(folder)) continue;
    found.add(folder);
    dependencies(join(folder, 'package.json'), found);
  }
  return [...found];
}

function packagesIn(modules: string): string[] {
  return readdirSync(modules, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /(^|node_modules\/)(@[^/]+\/)?[^/@.][^/]*\/package\.json$/.test(path),
  );
}

function folderSize(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() &&
        !join(entry.parentPath, entry.name).slice(folder.length).includes('/node_modules/.bin/'),
    )
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}
