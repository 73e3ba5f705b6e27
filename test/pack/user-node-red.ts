// Node-RED as a user runs it: the real program on the folder that the package was installed into, and nothing of ours
// in between.
import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Comms, openComms } from '../support/comms';
import { freePort } from '../support/ports';
import { root } from '../support/repository';

export interface UserNodeRed {
  /** GETs JSON of the admin API. */
  get<T>(path: string): Promise<T>;
  /** Deploys in place of what was there, and resolves when the new flows run. */
  deploy(flows: readonly object[]): Promise<void>;
  /** Presses the button of an inject node. */
  press(id: string): Promise<void>;
  /** What the debug sidebar was given. */
  debug: Comms['debug'];
  output(): string;
  /** Ends it, and waits for that. */
  stop(): Promise<void>;
}

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts `node_modules/<name>`, by the Node.js that PACK_NODE names if it does, and resolves when its flows run. */
export async function startUserNodeRed(
  name: 'node-red' | 'node-red-4',
  userDir: string,
): Promise<UserNodeRed> {
  const settings = {
    uiHost: '127.0.0.1',
    flowFile: `flows-${name}.json`,
    credentialSecret: 'only made-up secrets in here',
    telemetry: { enabled: false, updateNotification: false },
    editorTheme: { tours: false },
    lang: 'en-US',
  };
  writeFileSync(join(userDir, 'settings.js'), `module.exports = ${JSON.stringify(settings)};\n`);
  const port = await freePort();
  const child = spawn(
    process.env.PACK_NODE ?? join(root, 'node_modules', 'node', 'bin', 'node'),
    [join(root, 'node_modules', name, 'red.js'), '-u', userDir, '-p', String(port)],
    { cwd: userDir, env: { PATH: process.env.PATH, HOME: userDir }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  running.add(child);
  let printed = '';
  let look = () => {};
  /** Resolves when the flows have started for the `count`th time: a deploy is answered before that. */
  const startedTimes = (count: number) =>
    new Promise<void>((resolve) => {
      look = () => {
        const times = printed.split('Started flows').length - 1;
        if (times >= count && printed.includes('Server now running')) resolve();
      };
      look();
    });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      look();
    });
  }
  const tooSoon = ended.then(() => {
    running.delete(child);
    throw new Error(`Node-RED has ended.\n${printed}`);
  });
  tooSoon.catch(() => undefined);
  await Promise.race([startedTimes(1), tooSoon]);
  let deploys = 0;

  const url = `http://127.0.0.1:${port}`;
  const headers = { accept: 'application/json', 'Node-RED-API-Version': 'v2' };
  const output = () => printed;
  const comms = await openComms(url, output);

  async function post(path: string, body: object): Promise<void> {
    const answer = await fetch(url + path, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  }

  return {
    async get(path) {
      const answer = await fetch(url + path, { headers });
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      return answer.json() as never;
    },
    async deploy(flows) {
      await post('/flows', { flows });
      deploys += 1;
      await Promise.race([startedTimes(1 + deploys), tooSoon]);
    },
    press: (id) => post(`/inject/${id}`, {}),
    debug: comms.debug,
    output,
    async stop() {
      comms.close();
      child.kill('SIGTERM');
      await ended;
    },
  };
}
