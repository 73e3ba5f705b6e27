// Node-RED as a user runs it: the real program on the folder that the package was installed into, and nothing of ours
// in between.
import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { root } from '../support/repository';

export interface UserNodeRed {
  /** GETs JSON of the admin API. */
  get<T>(path: string): Promise<T>;
  /** Deploys in place of what was there, and resolves when the new flows run. */
  deploy(flows: readonly object[]): Promise<void>;
  /** Presses the button of an inject node. */
  press(id: string): Promise<void>;
  /** The next entries of the debug sidebar, one for each of these nodes' ids, in whatever order they come. */
  sidebar(...ids: string[]): Promise<string[]>;
  output(): string;
  /** Ends it, and waits for that. */
  stop(): Promise<void>;
}

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts `node_modules/<name>` and resolves when its flows run. */
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
    join(root, 'node_modules', 'node', 'bin', 'node'),
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
  const { next, close } = await openSidebar(url);

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
    sidebar: (...ids) => Promise.race([next(ids), tooSoon]) as Promise<string[]>,
    output: () => printed,
    async stop() {
      close();
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** The websocket by which the editor's debug sidebar is filled. */
async function openSidebar(url: string) {
  const come: { id: string; msg: string }[] = [];
  let look = () => {};
  const socket = new WebSocket(`${url.replace('http', 'ws')}/comms`);
  socket.addEventListener('message', ({ data }) => {
    const events = JSON.parse(String(data));
    for (const { topic, data: entry } of Array.isArray(events) ? events : [events]) {
      if (topic === 'debug') come.push(entry);
    }
    look();
  });
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true });
    socket.addEventListener('error', () => reject(new Error('the editor cannot listen')), { once: true });
  });
  socket.send(JSON.stringify({ subscribe: 'debug' }));

  function next(ids: readonly string[]): Promise<string[]> {
    return new Promise((resolve) => {
      look = () => {
        const places = ids.map((id) => come.findIndex((entry) => entry.id === id));
        if (places.includes(-1)) return;
        const found = places.map((place) => come[place]?.msg ?? '');
        for (const place of places.sort((a, b) => b - a)) come.splice(place, 1);
        resolve(found);
      };
      look();
    });
  }
  return { next, close: () => socket.close() };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
