// Lets made-up requests loose on the real public server, and says what came of them.
import { request } from 'node:http';
import { connect } from 'node:net';
import { type FakeSystem, fakeSystem } from '../support/fake-system';
import { fitbitEntry, googleEntry } from '../support/notifications';
import { fitbitHook, type House, openHouse } from '../support/webhook-house';
import { chanceOf } from './chance';
import { type Case, createRequests } from './requests';

export interface Findings {
  /** How many requests were sent, how they ended, by kind: a status, `closed` without one, or `hung`. */
  sent: number;
  tally: Record<string, Record<string, number>>;
  /** How many entries came out, each of them signed. */
  entries: number;
  /** One sentence for everything that must not be. */
  wrong: string[];
}

const atOnce = 40;
/** A batch may cost so many times what the middle one costs, in processor time of the server and of who sends them. */
const dearest = 2;
/** And so much more, in ms of it: for what the machine does besides. */
const besideMs = 50;
/** Beyond the window, and beyond what a body may take; together less than the keys' cache. */
const betweenMs = 31_000;

export async function fuzz(seed: string, count: number): Promise<Findings> {
  const system = fakeSystem();
  const house = await openHouse(system);
  try {
    return await run(seed, count, house, system);
  } finally {
    await house.close();
  }
}

async function run(seed: string, count: number, house: House, system: FakeSystem): Promise<Findings> {
  const chance = chanceOf(seed);
  const make = createRequests(chance, house.key);
  const findings: Findings = { sent: 0, tally: {}, entries: 0, wrong: [] };
  const wrong = (what: string) => findings.wrong.push(`seed ${seed}: ${what}`);

  const batches: { ms: number; what: string; cases: readonly Case[] }[] = [];
  while (findings.sent < count) {
    const size = Math.min(atOnce, count - findings.sent);
    const cases = Array.from({ length: size }, (_one, at) => make(findings.sent + at));
    const first = findings.sent;
    findings.sent += size;
    const signed = new Set(cases.flatMap(({ entries }) => entries.map(canonical)));
    const promised = new Set<string>();
    const before = process.cpuUsage();
    await Promise.all(
      cases.map(async (one, at) => {
        const { statuses, hung } = await send(house.port, one);
        const name = `request ${first + at} (${one.kind})`;
        for (const trouble of troubles(one, statuses)) wrong(`${name}: ${trouble}`);
        const kind = findings.tally[one.kind] ?? {};
        findings.tally[one.kind] = kind;
        for (const status of statuses.length > 0 ? statuses : [hung ? 'hung' : 'closed']) {
          kind[status] = (kind[status] ?? 0) + 1;
        }
        if (one.exactly?.[0] === 204 && statuses[0] === 204) {
          for (const entry of one.entries) promised.add(canonical(entry));
        }
      }),
    );
    const { user } = process.cpuUsage(before);
    const kinds = [...new Set(cases.map(({ kind }) => kind))].join(', ');
    batches.push({ ms: user / 1000, what: `requests ${first} to ${first + size}: ${kinds}`, cases });
    await system.advance(betweenMs);
    const out = house.messages.all().flatMap(({ payload }) => payload.entries);
    const texts = new Set(out.map((entry) => canonical(entry as object)));
    findings.entries += out.length;
    house.messages.clear();
    for (const text of texts) if (!signed.has(text)) wrong(`came out without a signature: ${text}`);
    for (const text of promised)
      if (!texts.has(text)) wrong(`was answered 204 and did not come out: ${text}`);
  }
  const middle = batches.map(({ ms }) => ms).sort((one, other) => one - other)[batches.length >> 1] ?? 0;
  const isTooDear = (ms: number) => ms > dearest * middle + besideMs;
  for (const { ms, what, cases } of batches) {
    let least = ms;
    // What the process does besides, such as compiling, falls into one of several counts, and work of the input into all.
    for (let again = 0; again < 5 && isTooDear(least); again += 1) {
      const before = process.cpuUsage();
      await Promise.all(cases.map((one) => send(house.port, one)));
      least = Math.min(least, process.cpuUsage(before).user / 1000);
    }
    if (isTooDear(least)) wrong(`took ${Math.round(least)} ms, ${Math.round(middle)} are usual: ${what}`);
  }
  for (const status of await goodOnes(house))
    if (status !== 204) wrong(`at the end a good one got ${status}`);
  return findings;
}

/** The order of an entry's fields means nothing. */
function canonical(entry: object): string {
  return JSON.stringify(Object.entries(entry).sort());
}

function troubles({ most, exactly }: Case, statuses: readonly number[]): string[] {
  const accepted = statuses.filter((status) => status >= 200 && status < 300 && status !== 200);
  return [
    ...statuses.filter((status) => status >= 500).map((status) => `was answered ${status}`),
    ...(accepted.length > most ? [`was answered ${accepted.join(', ')} without proof`] : []),
    ...(exactly && exactly.join() !== statuses.join()
      ? [`was answered ${statuses.join() || 'nothing'} instead of ${exactly.join()}`]
      : []),
  ];
}

/** When a client says that nothing more follows: at once, soon where nobody knows what comes, late where one knows. */
const patienceMs = { cut: 30, unknown: 300, known: 15_000 };
const longestMs = 20_000;

/** Writes a case to a connection of its own and reads the statuses that come back until it ends. */
function send(port: number, { wire, isCut, exactly }: Case): Promise<{ statuses: number[]; hung: boolean }> {
  return new Promise((resolve) => {
    let answer = '';
    let hung = false;
    const patience = isCut ? patienceMs.cut : exactly ? patienceMs.known : patienceMs.unknown;
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(wire);
      end.refresh();
    });
    const end = setTimeout(() => socket.end(), patience);
    const giveUp = setTimeout(() => {
      hung = true;
      socket.destroy();
    }, longestMs);
    socket.setEncoding('latin1').on('data', (text: string) => {
      answer += text;
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(end);
      clearTimeout(giveUp);
      const lines = answer.matchAll(/^HTTP\/1\.1 (\d{3}) /gm);
      resolve({ statuses: [...lines].map(([, status]) => Number(status)).filter((one) => one >= 200), hung });
    });
  });
}

/** A right one of each cloud by an ordinary client, and a handshake. */
async function goodOnes(house: House): Promise<number[]> {
  const handshake = await new Promise<number>((resolve, reject) => {
    const asked = request(`${house.url}${fitbitHook.path}?verify=${fitbitHook.code}`, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    asked.on('error', reject);
    asked.end();
  });
  return [
    handshake,
    await house.post('fitbit', JSON.stringify([fitbitEntry('user-anna')])),
    await house.post('google', JSON.stringify([googleEntry('user-anna')])),
  ];
}
