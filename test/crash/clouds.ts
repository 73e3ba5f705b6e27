// The harness's end of the sandbox process: its control surface over HTTP, and what it tells by itself.
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { GateBook } from '../../src/sandbox/control';
import type { Input } from '../../src/sandbox/control-input';
import type { Delivery, Fault, SandboxState, Seen, Sms } from '../../src/sandbox/sandbox';
import type { FromSandbox } from './sandbox-process';

export interface Clouds {
  origins: Record<string, string>;
  state(): Promise<SandboxState>;
  person(input: Input<'person'>): Promise<void>;
  device(input: Input<'device'>): Promise<void>;
  expireAccess(vendor: 'google' | 'fitbit', person: string): Promise<void>;
  /** The first attempt's status; null where nobody answered. */
  notify(input: Input<'notify'>): Promise<number | null>;
  /** All SMS that the Twilio stand-in accepted, by its own book. */
  sms(): Promise<Sms[]>;
  /** What the phone knows, and what it handed over. */
  gate(): Promise<GateBook>;
  /** Switches a phone on or off; without an id the one at home. */
  phone(isOn: boolean, phone?: string): Promise<void>;
  /** What goes wrong with a call, so many times or until it is cleared. */
  fault(vendor: string, call: string, fault: Fault['fault'], times?: number): Promise<void>;
  clearFaults(): Promise<void>;
  /** The next SMS of a phone is taken, and turns out not to have left. */
  failLate(): Promise<void>;
  /** The app is killed between handing the next SMS over and noting that. */
  killApp(): Promise<void>;
  /** What was asked since the last call. */
  takeRequests(): Promise<Seen[]>;
  advance(ms: number): Promise<void>;
  /** Whatever was on its way when this was called has been answered, though nobody may hear it any more. */
  settled(): Promise<void>;
  /** Calls back for everything the process tells; the answer ends that. */
  on(listener: (message: FromSandbox) => void): () => void;
  stop(): void;
}

export async function startClouds(seed: string): Promise<Clouds> {
  const child: ChildProcess = fork(join(__dirname, 'sandbox-process.js'), [seed], { stdio: 'inherit' });
  const listeners = new Set<(message: FromSandbox) => void>();
  child.on('message', (message: FromSandbox) => {
    for (const listener of [...listeners]) listener(message);
  });
  const { url, origins } = await new Promise<Extract<FromSandbox, { event: 'ready' }>>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the sandbox process has ended')));
    listeners.add((message) => message.event === 'ready' && resolve(message));
  });

  const on = (listener: (message: FromSandbox) => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  };
  async function ask<T>(method: string, path: string, body?: object): Promise<T> {
    const answer = await fetch(`${url}/sandbox/${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
    });
    if (!answer.ok) throw new Error(`sandbox ${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  await ask('POST', 'mode', { fitbitPerHour: 1_000_000, googlePerMinute: 1_000_000 });
  return {
    origins,
    state: () => ask('GET', 'state'),
    person: (input) => ask('POST', 'people', input),
    device: (input) => ask('POST', 'devices', input),
    expireAccess: (vendor, person) => ask('POST', 'tokens', { person, vendor, action: 'expire-access' }),
    async notify(input) {
      const { statuses } = await ask<Delivery>('POST', 'notify', input);
      return statuses[0] ?? null;
    },
    sms: () => ask('GET', 'sms'),
    gate: () => ask('GET', 'sms-gate'),
    phone: (isOn, phone) => ask('POST', 'sms-gate/phone', { isOn, ...(phone ? { phone } : {}) }),
    fault: (vendor, call, fault, times) =>
      ask('POST', 'faults', { match: { vendor, call }, fault, ...(times ? { times } : {}) }),
    clearFaults: () => ask('DELETE', 'faults'),
    failLate: () => ask('POST', 'sms-gate/outcome', { fate: 'failed', times: 1 }),
    killApp: () => ask('POST', 'sms-gate/outcome', { fate: 'app-killed', times: 1 }),
    takeRequests: () =>
      new Promise<Seen[]>((resolve) => {
        const stop = on((message) => {
          if (message.event !== 'taken') return;
          stop();
          resolve(message.requests);
        });
        child.send('requests?');
      }),
    advance: (advanceMs) => ask('POST', 'clock', { advanceMs }),
    async settled() {
      // A request that waits to be accepted comes before one that is made now: two rounds see all of them begin.
      for (let round = 0; round < 2; round += 1) await ask('GET', 'state');
      await new Promise<void>((resolve) => {
        const stop = on((message) => {
          if (message.event !== 'in-flight' || message.count > 0) return;
          stop();
          resolve();
        });
        child.send('in-flight?');
      });
    },
    on,
    stop: () => child.disconnect(),
  };
}
