// 5. Weight: what the palette adds to Node-RED's start and memory, and to the disk, beside node-red-node-twilio.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type NodeRed, startNodeRed } from '../../test/support/node-red';
import { removeFolder, startProgram, tempFolder } from '../children';
import { median, medianError, short, spread } from '../numbers';
import { dependencies, emptyPalette, installedPalette, type Palette } from '../palettes';
import { seed } from '../people';
import type { CloudOpened } from '../programs/cloud';
import type { Row, Tell } from '../report';
import { smsFlow } from './burst';

const part = 'weight';
const root = join(__dirname, '..', '..', '..');
const peer = 'node-red-node-twilio';
const mebibyte = 2 ** 20;

export interface Weights {
  /** Of each of the three that are started in turns. */
  starts: number;
  /** Of each state whose memory is weighed. */
  weighings: number;
}

export async function weight({ starts, weighings }: Weights, tell: Tell): Promise<Row[]> {
  const ours = installedPalette();
  const empty = emptyPalette();
  // What this one leaves compiled makes Node-RED's own part of all the others short and steady.
  await ended(await startWith({ palette: null }), 'SIGTERM');
  const rows = await startRows(starts, ours, empty, tell);
  rows.push(...(await memoryRows(weighings, ours, tell)));
  for (const { folder } of [ours, empty]) removeFolder(folder);
  return rows;
}

type Started = 'bare' | 'empty' | 'unused';

/** One start: the processor's time until its flows run, and how much of it since palettes were loaded; ms. */
interface Start {
  wholeMs: number;
  loadingMs: number;
}

/** Bare, with empty nodes and with ours, in turns: each figure is the difference to the one that started beside it. */
async function startRows(starts: number, ours: Palette, empty: Palette, tell: Tell): Promise<Row[]> {
  const found: Record<Started, Start[]> = { bare: [], empty: [], unused: [] };
  const runs: [Started, () => string | null][] = [
    ['bare', () => null],
    ['empty', empty.moved],
    ['unused', ours.moved],
  ];
  for (let round = 0; round < starts; round += 1) {
    for (let at = 0; at < runs.length; at += 1) {
      const [variant, palette] = runs[(at + round) % runs.length] ?? ['bare', () => null];
      found[variant].push(await timed(palette()));
    }
    if (round % 10 === 0) tell(`weight: start ${round + 1} of ${starts}`);
  }
  const beyond = (one: Started, other: Started) =>
    found[one].map(({ loadingMs }, at) => loadingMs - (found[other][at]?.loadingMs ?? Number.NaN));
  const withError = (numbers: readonly number[]) =>
    `${median(numbers).toFixed(1)} ms ± ${medianError(numbers).toFixed(1)}`;
  const whole = (one: Started) =>
    spread(
      found[one].map(({ wholeMs }) => wholeMs),
      'ms',
    );
  const code = beyond('unused', 'empty');
  return [
    {
      part,
      what: `processor of a start without a palette, median of ${starts}`,
      value: whole('bare'),
      data: found,
    },
    {
      part,
      what: 'processor of seven empty nodes with our catalogues',
      value: `+${withError(beyond('empty', 'bare'))}`,
      beside: 'without a palette',
    },
    {
      part,
      what: 'processor of our unused code',
      value: `+${withError(code)}`,
      beside: 'seven empty nodes',
      goal: '<= 15 ms',
      met: median(code) <= 15,
    },
  ];
}

/** With none of Node-RED's own nodes: they are the same for all, and would take most of the time. */
async function timed(palette: string | null): Promise<Start> {
  const red = await startWith({
    palette,
    allNodes: false,
    settings: { nodesIncludes: ['probe.js', 'node-red-fitbit'] },
    preloads: [join(__dirname, '..', 'loading-preload.js')],
  });
  const [started, loading] = await red.inside<[{ cpuMs: number }, { cpuMs: number }]>(
    (_RED, load, inside, preload) => [load(inside).inside.started, load(preload).loading],
    join(__dirname, '..', '..', 'test', 'support', 'inside-preload.js'),
    join(__dirname, '..', 'loading-preload.js'),
  );
  await ended(red);
  return { wholeMs: started.cpuMs, loadingMs: started.cpuMs - loading.cpuMs };
}

async function ended(red: NodeRed, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
  await red.stop(signal);
  removeFolder(red.userDir);
}

/** Killed, it leaves nothing compiled of ours behind. */
async function startWith(options: Parameters<typeof startNodeRed>[0]): Promise<NodeRed> {
  const userDir = options?.userDir ?? tempFolder();
  const hasFlows = existsSync(join(userDir, 'flows.json'));
  return startNodeRed({
    allNodes: true,
    realClock: true,
    ...(hasFlows ? {} : { flows: [] }),
    ...options,
    userDir,
  });
}

const states = ['bare', 'unused', 'one person', 'first SMS', peer] as const;
type State = (typeof states)[number];
/** Resident memory in bytes, by state. */
type Weighed = Partial<Record<State, number[]>>;

/** What each state has resident beyond a bare Node-RED. */
async function memoryRows(weighings: number, ours: Palette, tell: Tell): Promise<Row[]> {
  const modules = fetchPeer();
  const weighed: Weighed = {};
  const add = (state: State, bytes: number) => {
    weighed[state] = [...(weighed[state] ?? []), bytes];
  };
  for (let round = 0; round < weighings; round += 1) {
    add('bare', await weigh(null, null));
    add('unused', await weigh(ours.moved(), null));
    for (const [state, bytes] of await withOnePerson(ours.moved())) add(state, bytes);
    if (modules) add(peer, await weigh(null, modules));
    tell(`weight: weighing ${round + 1} of ${weighings}`);
  }
  const rows = [...report(weighed), ...sizes(modules)];
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

async function weigh(palette: string | null, modules: string | null): Promise<number> {
  const userDir = tempFolder();
  if (modules) {
    // A package of the user folder, as npm installs it.
    writeFileSync(join(userDir, 'package.json'), JSON.stringify({ dependencies: { [peer]: '*' } }));
    spawnSync('cp', ['-r', join(modules, 'node_modules'), userDir]);
  }
  const red = await startWith({ userDir, palette });
  const bytes = await resident(red);
  await ended(red);
  return bytes;
}

/** One person and a whole flow, before and after the first SMS. */
async function withOnePerson(palette: string): Promise<[State, number][]> {
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
  const first = await startWith({ userDir, palette, origins });
  await first.deploy(smsFlow(opened, { clientId, credentials: { clientSecret } }));
  await first.stop('SIGKILL');
  const red = await startWith({ userDir, palette, origins });
  const before = await resident(red);
  await red.inside((RED) => {
    RED.nodes.eachNode((node: { id: string; type: string }) => {
      if (node.type === 'fitbit-battery-status') RED.nodes.getNode(node.id).receive({ payload: 'check' });
    });
  });
  // An alert waits ten seconds for others to be one SMS with.
  const deadline = performance.now() + 25_000;
  let sms = 0;
  while (sms === 0 && performance.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    sms += (await cloud.ask<{ sms: number }>('asked')).sms;
  }
  const after = await resident(red);
  await ended(red);
  await cloud.stop();
  return sms > 0
    ? [
        ['one person', before],
        ['first SMS', after],
      ]
    : [['one person', before]];
}

/**
 * After all that nobody holds any more has been collected, and its pages have been given back: by itself V8 does that seconds
 * later, so whoever is weighed later would be lighter.
 */
async function resident(red: NodeRed): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 300));
  return red.inside<number>(async (_RED, load) => {
    load('node:v8').setFlagsFromString('--expose-gc');
    const gc = load('node:vm').runInNewContext('gc');
    for (let turn = 0; turn < 3; turn += 1) {
      gc({ type: 'major', execution: 'sync', flavor: 'last-resort' });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return process.memoryUsage.rss();
  });
}

function report(weighed: Weighed): Row[] {
  const of = (state: State) => (weighed[state] ?? []).map((bytes) => bytes / mebibyte);
  const rows: [State, beside: State, what: string, most?: number][] = [
    ['unused', 'bare', 'unused', 2],
    ['one person', 'bare', 'with one person', 14],
    ['first SMS', 'one person', 'after the first SMS by Twilio', 16],
    [peer, 'bare', `${peer}, unused`],
  ];
  return rows.map(([state, beside, what, most]) => {
    const row = { part, what: `memory: ${what}` };
    if (of(state).length === 0) return { ...row, value: 'not measured', ...(most ? { met: false } : {}) };
    const mib = median(of(state)) - median(of(beside));
    return {
      ...row,
      value: `${mib < 0 ? '' : '+'}${short(mib)} MiB resident: ${spread(of(state), 'MiB')}`,
      beside: `${beside}: ${spread(of(beside), 'MiB')}`,
      ...(most ? { goal: `<= ${most} MiB`, met: mib <= most } : {}),
      ...(state === 'unused' ? { data: weighed } : {}),
    };
  });
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
