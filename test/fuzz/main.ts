// npm run fuzz -- --seed S --count N: made-up requests against the real public server; prints the tally.
import { readArguments, refuseArguments } from '../support/arguments';
import { mutations } from './mutations';
import { fuzz } from './run';

const usage = `npm run fuzz -- [--seed S] [--count N] [--mutate NAME]
  --seed   the same seed makes up the same requests
  --count  how many (20000: about half a minute)
  --mutate puts a fault back (${Object.keys(mutations).join(', ')}): it must be found, and the exit code be 1`;
const { seed, count, mutate } = readArguments(usage, {
  seed: { type: 'string', default: String(Date.now()) },
  count: { type: 'string', default: '20000' },
  mutate: { type: 'string', default: '' },
});

async function main(): Promise<void> {
  if (!/^\d{1,7}$/.test(count)) refuseArguments(usage, `--count ${count} is no number.`);
  const mutation = mutations[mutate];
  if (mutate !== '' && !mutation) refuseArguments(usage, `--mutate ${mutate} is not known.`);
  mutation?.();
  process.stdout.write(`seed ${seed}, ${count} requests\n`);
  const started = Date.now();
  const { sent, tally, entries, wrong } = await fuzz(seed, Number(count));
  for (const [kind, ends] of Object.entries(tally).sort()) {
    const told = Object.entries(ends).map(([end, times]) => `${end}: ${times}`);
    process.stdout.write(`${kind.padEnd(28)} ${told.join('  ')}\n`);
  }
  const seconds = Math.round((Date.now() - started) / 1000);
  process.stdout.write(`${sent} requests in ${seconds} s, ${entries} entries came out\n`);
  for (const one of wrong.slice(0, 20)) process.stdout.write(`WRONG ${one}\n`);
  process.stdout.write(wrong.length === 0 ? 'nothing wrong\n' : `${wrong.length} wrong\n`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
