// A real Node-RED for tests: a process of its own on a temporary user folder and a free loopback port.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Comms, openComms } from './comms';
import { type Emitted, hold } from './message-schema';
import { freePort } from './ports';
import { type Arrivals, arrivals } from './waiting';

const root = join(__dirname, '..', '..', '..');
/** What comes along; where it was taken away, the Node.js that the tests run on. */
const ownNode = join(root, 'node_modules', 'node', 'bin', 'node');
const nodes = {
  '24': existsSync(ownNode) ? ownNode : process.execPath,
  '22': join(root, 'node_modules', 'node22', 'bin', 'node'),
  '20': join(root, 'node_modules', 'node20', 'bin', 'node'),
};
/** For tests that name no version: so that all of them can be run on the other one. */
const usualVersion = process.env.TEST_NODE_RED === '4' ? 4 : 5;
const reds = {
  5: join(root, 'node_modules', 'node-red', 'red.js'),
  4: join(root, 'node_modules', 'node-red-4', 'red.js'),
};

export interface Options {
  /** Node-RED's major version; without one, 5 or what TEST_NODE_RED says. */
  version?: 5 | 4;
  node?: '24' | '22' | '20';
  /** A folder to go on with; else a new one, removed by `remove`. */
  userDir?: string;
  /** Goes into settings.js, over the defaults. */
  settings?: Record<string, unknown>;
  /** Vendors' origins to the sandbox's. */
  origins?: Record<string, string>;
  /** What flows.json holds before the first start. */
  flows?: readonly object[];
  /** Without the clock that a test moves: nothing of the product is loaded by the test then. */
  realClock?: boolean;
  env?: Record<string, string>;
  /** More files to load into the process before anything else. */
  preloads?: readonly string[];
  /** Called with the process's id as soon as there is one. */
  spawned?(pid: number): void;
  /** The folder of the palette, if it is not this repository; null: none, to set something beside. */
  palette?: string | null;
  /** With every node that Node-RED brings and every module around; else only with what most flows of tests use. */
  allNodes?: boolean;
  /** More of Node-RED's own nodes than most flows use, such as `10-mqtt`. */
  moreNodes?: readonly string[];
  /** Palettes of others, by the folder that each is in. */
  morePalettes?: readonly string[];
}

/** Of Node-RED's own nodes those that flows of tests use, and ours: the others take most of the time of a start. */
const usualNodes = [
  ...['05-junction', '20-inject', '21-debug', '24-complete', '25-catch', '25-status', '60-link'],
  ...['90-comment', '91-global-config', '98-unknown', '10-function', '10-switch', '15-change', 'probe'],
];
const paletteFolder = 'node-red-fitbit';

/** A node as it stands in a flow. */
export interface FlowNode {
  id: string;
  type: string;
  [field: string]: unknown;
}

// biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever came, and reaches into all of Node-RED
export type Loose = any;

export interface Reply {
  status: number;
  text: string;
  json: Loose;
  headers: Headers;
}

export interface Seen {
  probe: string;
  msg: Loose;
}

export interface NodeRed {
  /** Of the editor and the admin routes, without a slash at the end. */
  url: string;
  port: number;
  userDir: string;
  pid: number;
  /** What reached the probes. */
  msgs: Arrivals<Seen>;
  /** What left our nodes, and what a catch node said of them; what is of another shape than it should be fails the test. */
  emitted: Arrivals<Emitted>;
  comms: Comms;
  /** All that was printed so far, stdout and stderr. */
  output(): string;
  /** Whether the process is still there. */
  isAlive(): boolean;
  request(path: string, init?: RequestInit): Promise<Reply>;
  send(method: string, path: string, body: unknown, headers?: Record<string, string>): Promise<Reply>;
  deploy(flows: readonly object[], type?: 'full' | 'nodes' | 'flows' | 'reload'): Promise<void>;
  /** Runs something that deploys, and waits until the new nodes are there. */
  whileDeploying(run: () => Promise<void>): Promise<void>;
  inject(id: string): Promise<void>;
  /** Runs a function in the process: it gets RED, require and the arguments, and closes over nothing. */
  inside<T>(
    run: (RED: Loose, load: NodeJS.Require, ...args: Loose[]) => T | Promise<T>,
    ...args: unknown[]
  ): Promise<T>;
  /** Moves the engine's clock forward. The answer: how many of its timers are armed. */
  advance(ms: number): Promise<number>;
  /** Sets the engine's clock wrong by so many milliseconds, in either direction; 0 sets it right. No time passes. */
  setClockBy(ms: number): Promise<number>;
  /** Ends the process, and waits for that. */
  stop(signal?: NodeJS.Signals): Promise<void>;
  /** Stop, if it still runs, and start again on the same folder and port. */
  restart(options?: Options & { signal?: NodeJS.Signals }): Promise<NodeRed>;
  /**
   * As newly started on an empty folder, in a fraction of the time: nothing is deployed, nothing stored or seen, the clock
   * is right. What the process itself remembers stays: limits of the public port, dry runs, who was watched.
   */
  renew(origins: Record<string, string>): Promise<void>;
  /** Stop, and remove the folder. */
  remove(): Promise<void>;
}

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/**
 * Ports of those that were removed, by version, for the next ones: a browser keeps what it compiled of an editor as long as that comes
 * from the same address.
 */
const freedPorts = new Map<5 | 4, number[]>();
/** Who was started last on a port: whoever was there before, or is removed once more, has none to give back. */
const holders = new Map<number, ChildProcess>();

/** One Node-RED for many tests: renewed for each, and started where there is none yet or a test ended it. */
export async function renewedNodeRed(
  red: NodeRed | undefined,
  options: Options & { origins: Record<string, string> },
): Promise<NodeRed> {
  if (red?.isAlive()) {
    await red.renew(options.origins);
    return red;
  }
  await red?.remove();
  return startNodeRed(options);
}

/** Starts one and waits until its flows run and its server listens. */
export async function startNodeRed(options: Options = {}): Promise<NodeRed> {
  const port = freedPorts.get(options.version ?? usualVersion)?.pop() ?? (await freePort());
  const userDir = options.userDir ?? mkdtempSync(join(tmpdir(), 'fitbit-e2e-'));
  if (options.flows) writeFileSync(join(userDir, 'flows.json'), JSON.stringify(options.flows));
  return start(options, userDir, port);
}

async function start(options: Options, userDir: string, port: number): Promise<NodeRed> {
  const { version = usualVersion, node = '24', settings = {}, env = {} } = options;
  prepare(userDir, options);
  const ours = (options.realClock ? ['inside'] : ['inside', 'clock']).map((name) =>
    join(__dirname, `${name}-preload.js`),
  );
  const preloads = [...ours, ...(options.preloads ?? [])];
  const child = spawn(nodes[node], [reds[version], '-u', userDir, '-p', String(port)], {
    cwd: userDir,
    env: {
      PATH: process.env.PATH,
      HOME: userDir,
      LANG: 'en_US.UTF-8',
      NODE_OPTIONS: preloads.map((file) => `--require ${file}`).join(' '),
      // Most of a start is the reading of Node-RED's own modules, the same for each.
      NODE_COMPILE_CACHE: join(tmpdir(), 'fitbit-tests-compiled'),
      ...(options.realClock ? {} : { TEST_TELL_EMITTED: '1' }),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  holders.set(port, child);
  running.add(child);
  if (child.pid !== undefined) options.spawned?.(child.pid);

  let printed = '';
  const output = () => printed;
  const lines = arrivals<string>('lines', output);
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      lines.add(text);
    });
  }
  const msgs = arrivals<Seen>('msgs', output);
  const emitted = arrivals<Emitted>('msgs of our nodes', output);
  const events = arrivals<string>('events of Node-RED', output);
  const asked = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  void ended.then(() => {
    running.delete(child);
    for (const { reject } of asked.values()) reject(new Error(`Node-RED has ended.\n${printed}`));
  });
  child.on('message', (message: Record<string, unknown>) => {
    if (message.event === 'msg')
      msgs.add({ probe: String(message.probe), msg: JSON.parse(String(message.msg)) });
    else if (message.event === 'emitted') {
      const one = {
        type: String(message.type),
        port: Number(message.port),
        msg: JSON.parse(String(message.msg)),
      };
      emitted.add(one);
      hold(one);
    } else if (typeof message.event === 'string') events.add(message.event);
    const waiting = asked.get(message.answer as number);
    asked.delete(message.answer as number);
    if (message.error) waiting?.reject(new Error(String(message.error)));
    else waiting?.resolve(message.value as never);
  });
  let count = 0;
  const command = <T>(content: object) =>
    new Promise<T>((resolve, reject) => {
      count += 1;
      asked.set(count, { resolve: resolve as (value: never) => void, reject });
      child.send({ ...content, id: count }, (error) => error && reject(error));
    });

  const hasEnded = ended.then(() => {
    throw new Error(`Node-RED ended while starting.\n${printed}`);
  });
  const adminRoot = settings.httpAdminRoot === false ? '' : String(settings.httpAdminRoot ?? '');
  const url = `http://127.0.0.1:${port}${adminRoot}`;
  const ready = Promise.all([lines.first(() => printed.includes('Server now running')), events.first()]);
  const opened = Promise.race([ready, hasEnded]).then(() => openComms(url, output));
  let comms = await opened.catch((error) => {
    // Nobody gets one that could be ended, and with it the tests would never end.
    child.kill('SIGKILL');
    throw error;
  });

  const request = async (path: string, init: RequestInit = {}): Promise<Reply> => {
    const target = path.startsWith('http') ? path : url + path;
    const response = await fetch(target, {
      redirect: 'manual',
      ...init,
      headers: { 'Node-RED-API-Version': 'v2', ...init.headers },
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') && text !== '';
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: isJson ? JSON.parse(text) : null,
    };
  };
  const send: NodeRed['send'] = (method, path, body, headers = {}) =>
    request(path, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  const stop: NodeRed['stop'] = async (signal = 'SIGTERM') => {
    comms.close();
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await ended;
  };

  const whileDeploying = async (run: () => Promise<void>) => {
    events.clear();
    await run();
    // Node-RED answers before the new nodes are there.
    await events.first();
  };

  const deploy: NodeRed['deploy'] = (flows, type = 'full') =>
    whileDeploying(async () => {
      const { status, text } = await send('POST', '/flows', { flows }, { 'Node-RED-Deployment-Type': type });
      if (status !== 200) throw new Error(`deploy: ${status} ${text}`);
    });
  const inside: NodeRed['inside'] = (run, ...args) => command({ run: run.toString(), args });

  return {
    url,
    port,
    userDir,
    pid: child.pid ?? 0,
    msgs,
    emitted,
    get comms() {
      return comms;
    },
    output,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    request,
    send,
    deploy,
    whileDeploying,
    async inject(id) {
      const { status, text } = await send('POST', `/inject/${id}`, {});
      if (status !== 200) throw new Error(`inject: ${status} ${text}`);
    },
    inside,
    advance: (ms) => command({ advance: ms }),
    setClockBy: (ms) => command({ setBy: ms }),
    stop,
    async restart({ signal, ...changes } = {}) {
      await stop(signal);
      return start({ ...options, ...changes }, userDir, port);
    },
    async renew(origins) {
      await deploy([]);
      // The engine is closed behind the last node, when what it had begun is kept: its log goes with its store.
      while (existsSync(join(userDir, 'fitbit', 'fitbit.sqlite-wal'))) await new Promise(setImmediate);
      await command({ renew: true });
      await inside(
        (RED, _load, others) => void Object.assign(RED.settings.fitbitConfigOrigins, others),
        origins,
      );
      rmSync(join(userDir, 'fitbit'), { recursive: true, force: true });
      // What is still on its way to the old one is not heard any more.
      comms.close();
      comms = await openComms(url, output);
      msgs.clear();
      emitted.clear();
      printed = '';
    },
    async remove() {
      await stop();
      rmSync(userDir, { recursive: true, force: true });
      if (holders.get(port) !== child) return;
      holders.delete(port);
      freedPorts.set(version, [...(freedPorts.get(version) ?? []), port]);
    },
  };
}

/** The settings, the palette as a linked package, and the probe. */
function prepare(userDir: string, options: Options): void {
  const {
    settings = {},
    origins = {},
    palette = root,
    allNodes = false,
    moreNodes = [],
    morePalettes = [],
  } = options;
  const files = [...usualNodes, ...moreNodes].map((name) => `${name}.js`);
  const scope = join(userDir, 'node_modules', '@lowbatt');
  mkdirSync(scope, { recursive: true });
  rmSync(join(scope, paletteFolder), { force: true });
  if (palette !== null) symlinkSync(palette, join(scope, paletteFolder), 'junction');
  mkdirSync(join(userDir, 'nodes'), { recursive: true });
  writeFileSync(
    join(userDir, 'nodes', 'probe.js'),
    `module.exports = require(${JSON.stringify(join(__dirname, 'probe.js'))});\n`,
  );
  writeFileSync(
    join(userDir, 'nodes', 'probe.html'),
    `<script type="text/javascript">RED.nodes.registerType('test-probe', { category: 'test', defaults: {}, inputs: 1, outputs: 0 });</script>\n`,
  );
  const all = {
    uiHost: '127.0.0.1',
    lang: 'en-US',
    flowFile: 'flows.json',
    credentialSecret: 'a secret for tests',
    telemetry: { enabled: false, updateNotification: false },
    // It is in the addresses of the editor's scripts: a browser that had one of these has them.
    instanceId: 'of the tests',
    // No dialog of ours has an editor for code: the smaller one is there sooner.
    editorTheme: { tours: false, codeEditor: { lib: 'ace' } },
    logging: { console: { level: 'info', metrics: false, audit: false } },
    // Else each start asks npm for its version.
    externalModules: { palette: { allowInstall: false } },
    ...(allNodes ? {} : { nodesIncludes: [...files, paletteFolder, ...morePalettes] }),
    fitbitConfigOrigins: origins,
    ...settings,
  };
  writeFileSync(join(userDir, 'settings.js'), `module.exports = ${JSON.stringify(all, null, 2)};\n`);
}
