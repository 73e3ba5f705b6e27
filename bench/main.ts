// npm run bench: measures, beside peers and limits of the same run, and prints one table. Never part of the tests.
//   --json              the rows with their bare numbers
//   --only webhook,burst  some of the parts
//   --quick             small sizes and one round: to see that it runs, not what it says
import { cpus, loadavg, release, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { webhook } from './parts/webhook';
import { markdown, type Row, type Tell } from './report';

type Part = (isQuick: boolean, tell: Tell) => Promise<Row[]>;

const parts: Record<string, Part> = {
  webhook: (isQuick, tell) =>
    webhook(isQuick ? { rounds: 1, seconds: 0.5 } : { rounds: 3, seconds: 1 }, tell),
};

/** No part may take longer; what it has not measured by then is said to be missing. */
const mostMs = { part: 4 * 60_000, whole: 15 * 60_000 };

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      only: { type: 'string', default: Object.keys(parts).join(',') },
      quick: { type: 'boolean', default: false },
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(1));
  const wanted = values.only.split(',').map((name) => name.trim());
  const unknown = wanted.filter((name) => !Object.hasOwn(parts, name));
  if (unknown.length > 0)
    throw new Error(`--only knows ${Object.keys(parts).join(', ')}; not ${unknown.join(', ')}`);

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
    const left = mostMs.whole - (performance.now() - begun);
    const part = parts[name] as Part;
    const ended = await Promise.race([part(values.quick, tell), tooLong(Math.min(left, mostMs.part))]).catch(
      (error: Error) => [
        { part: name, what: 'broke off', value: error.message.split('\n')[0] ?? '', met: false },
      ],
    );
    rows.push(...ended);
  }
  const end = {
    load: loadavg().map((one) => Number(one.toFixed(2))),
    seconds: Math.round((performance.now() - begun) / 1000),
  };
  if (values.json) console.log(JSON.stringify({ machine, end, rows }, null, 2));
  else {
    console.log(
      `${machine.processor}, ${machine.memory}, ${machine.system}, Node.js ${machine.node}; load before ${machine.load.join(' ')}, after ${end.load.join(' ')}; ${end.seconds} s\n`,
    );
    console.log(markdown(rows));
  }
  process.exit(0);
}

async function tooLong(ms: number): Promise<never> {
  await new Promise((resolve) => setTimeout(resolve, ms));
  throw new Error(`not done after ${Math.round(ms / 1000)} s`);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
