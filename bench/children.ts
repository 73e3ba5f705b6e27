// Processes of the bench: started here, asked over IPC, and all ended with it.
import { type ChildProcess, fork, spawn, spawnSync } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const running = new Set<ChildProcess>();
const folders = new Set<string>();
const endings = new Set<() => void>();

/** Also when the bench is cut off: nothing of it may go on. */
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
  for (const end of endings) end();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder on the disk that is measured: `BENCH_DIR`, or the system's own for temporary files. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(process.env.BENCH_DIR ?? tmpdir(), 'fitbit-bench-'));
  folders.add(folder);
  return folder;
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  folders.delete(folder);
}

export interface Program {
  pid: number;
  /** Runs one of the program's commands; what it answers travels as JSON. */
  ask<T>(command: string, input?: unknown): Promise<T>;
  stop(): Promise<void>;
}

/** Starts `bench/programs/<name>.ts` and waits until it says that it is ready. */
export async function startProgram(
  name: string,
  { env = {}, flags = [] }: { env?: Record<string, string>; flags?: readonly string[] } = {},
): Promise<Program> {
  const child = fork(join(__dirname, 'programs', `${name}.js`), [], {
    env: { ...process.env, ...env },
    execArgv: ['--expose-gc', ...flags],
  });
  running.add(child);
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const ready = new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    void ended.then(() => {
      running.delete(child);
      const error = new Error(`${name} has ended`);
      reject(error);
      for (const { reject: refuse } of waiting.values()) refuse(error);
    });
  });
  child.on('message', ({ id, value, error }: { id: number; value?: unknown; error?: string }) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error) asked?.reject(new Error(`${name}: ${error}`));
    else asked?.resolve(value as never);
  });
  await ready;
  let count = 0;
  return {
    pid: child.pid ?? 0,
    ask: (command, input) =>
      new Promise((resolve, reject) => {
        count += 1;
        waiting.set(count, { resolve: resolve as (value: never) => void, reject });
        child.send({ id: count, command, input }, (error) => error && reject(error));
      }),
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await ended;
    },
  };
}

/** What a program can be asked for. Called once by each program, at its end. */
export function answer(commands: Record<string, (input: never) => unknown>): void {
  process.on('message', ({ id, command, input }: { id: number; command: string; input: unknown }) => {
    const run = async () => commands[command]?.(input as never);
    run().then(
      (value) => process.send?.({ id, value }),
      (error: Error) => process.send?.({ id, error: String(error?.stack) }),
    );
  });
  process.on('disconnect', () => process.exit(1));
  process.send?.({ ready: true });
}

/** How a quarter of a core can be had on this machine. */
export type Quota = 'cgroup' | 'cpulimit' | 'none';

const cgroups = [
  {
    folder: '/sys/fs/cgroup/cpu',
    write: [
      ['cpu.cfs_period_us', 10_000],
      ['cpu.cfs_quota_us', 2_500],
    ],
  },
  { folder: '/sys/fs/cgroup', write: [['cpu.max', '2500 10000']] },
] as const;

/**
 * Gives a process a quarter of a core from now on. The period is short (10 ms), so that it is slow all the time, as a
 * small processor is, instead of fast and then frozen. `cpulimit` has no such choice.
 */
export function quarterCore(pid: number): { by: Quota; end(): void } {
  for (const { folder, write } of cgroups) {
    const own = join(folder, `fitbit-bench-${pid}`);
    try {
      accessSync(folder, constants.W_OK);
      mkdirSync(own);
      if (!existsSync(join(own, write[0][0]))) throw new Error('no such controller');
      for (const [file, value] of write) writeFileSync(join(own, file), String(value));
      writeFileSync(join(own, 'cgroup.procs'), String(pid));
      const end = () => {
        endings.delete(end);
        // Only an empty group can be removed; the process is gone a moment after its end.
        for (let tries = 0; existsSync(own) && tries < 50; tries += 1) {
          try {
            rmdirSync(own);
          } catch {
            Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
          }
        }
      };
      endings.add(end);
      return { by: 'cgroup', end };
    } catch {
      rmSync(own, { recursive: true, force: true });
    }
  }
  if (spawnSync('cpulimit', ['--help']).error) return { by: 'none', end: () => undefined };
  const child = spawn('cpulimit', ['-p', String(pid), '-l', '25'], { stdio: 'ignore' });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return { by: 'cpulimit', end: () => void child.kill() };
}
