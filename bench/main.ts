// npm run bench: measures, beside peers and limits of the same run, and prints one table. Never part of the tests.
import { writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { readArguments, refuseArguments } from '../test/support/arguments';
import { burst } from './parts/burst';
import { card } from './parts/card';
import { checks } from './parts/checks';
import { foresight } from './parts/foresight';
import { growth } from './parts/growth';
import { pi } from './parts/pi';
import { quickSeveral, several, wholeSeveral } from './parts/several';
import { storm } from './parts/storm';
import { quick, webhook, whole } from './parts/webhook';
import { weight } from './parts/weight';
import { drawn } from './picture';
import { markdown, type Row, type Tell } from './report';

type Part = (isQuick: boolean, tell: Tell) => Promise<Row[]>;

const parts: Record<string, Part> = {
  webhook: (isQuick, tell) => webhook(isQuick ? quick : whole, tell),
  burst: (isQuick, tell) =>
    isQuick
      ? burst({ people: 100, low: 10, notifications: 1_000, rate: 1_000 }, [null], tell)
      : burst({ people: 1_000, low: 100, notifications: 10_000, rate: 1_000 }, [null, 10, 50], tell),
  checks: (isQuick, tell) =>
    checks(
      isQuick
        ? [{ people: 100, rounds: 1 }]
        : [
            { people: 100, rounds: 3 },
            { people: 1_000, rounds: 2 },
            { people: 10_000, rounds: 1 },
          ],
      tell,
    ),
  storm: (isQuick, tell) =>
    storm(
      isQuick ? { askers: 1_000, once: 200, twice: 200 } : { askers: 10_000, once: 10_000, twice: 1_000 },
      tell,
    ),
  card: (isQuick, tell) => card(isQuick ? { sizes: [1], rounds: 1 } : { sizes: [1, 100], rounds: 5 }, tell),
  weight: (isQuick, tell) =>
    weight(isQuick ? { starts: 3, weighings: 1 } : { starts: 21, weighings: 3 }, tell),
  pi: (isQuick, tell) => pi(isQuick ? 1 : 3, tell),
  foresight: (isQuick, tell) =>
    foresight(
      { ...(isQuick ? { share: 0.01, situation: 2 } : { share: 1, situation: 60 }), mostMs: 14 * 60_000 },
      tell,
    ),
  growth: (isQuick, tell) => growth(isQuick ? [50, 100, 200] : [50, 500, 5_000], tell),
  several: (isQuick, tell) => several(isQuick ? quickSeveral : wholeSeveral, tell),
};

/** No part and no run takes longer: then the table is printed as far as it goes. */
const mostMs = { part: 7 * 60_000, whole: 70 * 60_000 };
const mostMsOf: Readonly<Record<string, number>> = { foresight: 18 * 60_000, several: 35 * 60_000 };

async function main(): Promise<void> {
  const usage = `npm run bench -- [--json] [--only part,part] [--picture file] [--quick]
  --json     the rows with their bare numbers
  --only     some of the parts: ${Object.keys(parts).join(', ')}
  --picture  the webhook's rates and latencies beside its peers, as SVG
  --quick    small sizes and one round: to see that it runs; the webhook in two minutes, to see where it is`;
  const values = readArguments(usage, {
    json: { type: 'boolean', default: false },
    only: { type: 'string', default: Object.keys(parts).join(',') },
    picture: { type: 'string', default: '' },
    quick: { type: 'boolean', default: false },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(1));
  const wanted = values.only.split(',').map((name) => name.trim());
  const unknown = wanted.filter((name) => !Object.hasOwn(parts, name));
  if (unknown.length > 0) refuseArguments(usage, `--only: no part is called ${unknown.join(', ')}.`);

  const begun = performance.now();
  const tell: Tell = (line) =>
    console.error(`${String(Math.round((performance.now() - begun) / 1000)).padStart(4)} s  ${line}`);
  const machine = {
    processor: `${cpus().length} x ${cpus()[0]?.model.trim()}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: `${process.platform} ${release()}`,
    node: process.version,
    load: loadavg().map((one) => Number(one.toFixed(2))),
  };
  const rows: Row[] = [];
  for (const name of wanted) {
    const run = parts[name];
    if (!run) continue;
    const left = mostMs.whole - (performance.now() - begun);
    const part = run(values.quick, tell).catch(brokeOff(name));
    const ended = await Promise.race([part, after(Math.min(left, mostMsOf[name] ?? mostMs.part))]);
    rows.push(...(ended ?? [{ part: name, what: 'not done in its time', value: 'left out', met: false }]));
    // What it still has under way would disturb the next one: the end of this process ends it.
    if (!ended) break;
  }
  const end = {
    load: loadavg().map((one) => Number(one.toFixed(2))),
    seconds: Math.round((performance.now() - begun) / 1000),
  };
  if (values.picture) {
    const date = new Date().toISOString().slice(0, 10);
    const charts = rows.flatMap(({ chart }) => chart ?? []);
    writeFileSync(values.picture, drawn(charts, `${machine.processor}, Node.js ${machine.node}, ${date}`));
  }
  if (values.json) console.log(JSON.stringify({ machine, end, rows }, null, 2));
  else {
    console.log(
      `${machine.processor}, ${machine.memory}, ${machine.system}, Node.js ${machine.node}; load before ${machine.load.join(' ')}, after ${end.load.join(' ')}; ${end.seconds} s\n`,
    );
    console.log(markdown(rows));
  }
  process.exit(0);
}

function brokeOff(part: string): (error: Error) => Row[] {
  return ({ message }) => [{ part, what: 'broke off', value: message.split('\n')[0] ?? '', met: false }];
}

function after(ms: number): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), ms));
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
