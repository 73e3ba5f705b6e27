// npm run long-life -- --redeploys N --days N --people N [--mutate <leak>]: a Node-RED that is deployed hundreds of
// times, and an engine that lives through a month; prints what they held on to. The last line is the verdict. Exits
// with 1 when something grows, which is what a mutation is for.
import { readArguments, refuseArguments } from '../support/arguments';
import { household, householdMutations } from './household';
import { grows, type Measure, table } from './measures';
import { month, monthMutations } from './month';
import { redeployMutations, redeploys } from './redeploys';

const mutations = [...redeployMutations, ...monthMutations, ...householdMutations];
const usage = `npm run long-life -- [--redeploys N] [--days N] [--people N] [--household] [--seed N] [--mutate ${mutations.join('|')}]
  --redeploys  how often a Node-RED is deployed (500); 0 leaves it out
  --days       how long an engine lives on a made-up clock (31), or the household (365); 0 leaves it out
  --people     how many live with it (100)
  --household  in place of both: a household of six for a year, and whether anybody was disturbed, forgotten or told too often
  --seed       what they do is drawn from (1)
  --mutate     makes something leak: it has to be found`;
const values = readArguments(usage, {
  redeploys: { type: 'string', default: '500' },
  days: { type: 'string' },
  household: { type: 'boolean', default: false },
  seed: { type: 'string', default: '1' },
  people: { type: 'string', default: '100' },
  mutate: { type: 'string' },
});

const say = (line: string) => process.stdout.write(`${line}\n`);

function count(name: 'redeploys' | 'days' | 'people' | 'seed'): number {
  const text = values[name] ?? (values.household ? '365' : '31');
  if (!/^\d{1,4}$/.test(text)) refuseArguments(usage, `--${name} ${text} is no number.`);
  return Number(text);
}

async function main(): Promise<void> {
  const { mutate } = values;
  if (values.household) return aYear(mutate);
  const ofRedeploys = redeployMutations.find((one) => one === mutate) ?? null;
  const ofMonth = monthMutations.find((one) => one === mutate) ?? null;
  if (mutate !== undefined && !ofRedeploys && !ofMonth) {
    refuseArguments(usage, `--mutate ${mutate} is no mutation.`);
  }
  const began = Date.now();
  const measures: Measure[] = [];
  // A leak of one half is not looked for in the other.
  if (count('redeploys') > 0 && !ofMonth) {
    measures.push(...(await redeploys({ count: count('redeploys'), mutation: ofRedeploys, say })));
  }
  if (count('days') > 0 && !ofRedeploys) {
    const days = { days: count('days'), people: count('people') };
    measures.push(...(await month({ ...days, mutation: ofMonth, say })));
  }
  say('');
  for (const line of table(measures)) say(line);
  say('');
  say(`${Math.round((Date.now() - began) / 1000)} s`);
  const growing = measures.filter(grows).map(({ name }) => name);
  say(growing.length === 0 ? `${measures.length} measures: nothing grows` : `GROWS: ${growing.join('; ')}`);
  process.exitCode = growing.length === 0 ? 0 : 1;
}

async function aYear(mutate: string | undefined): Promise<void> {
  const mutation = householdMutations.find((one) => one === mutate) ?? null;
  if (mutate !== undefined && !mutation) refuseArguments(usage, `--mutate ${mutate} is no mutation of it.`);
  const began = Date.now();
  const breaks = await household({ days: count('days'), seed: count('seed'), mutation, say });
  for (const one of breaks.slice(0, 20)) say(`BROKEN: ${one}`);
  say(`${Math.round((Date.now() - began) / 1000)} s`);
  say(breaks.length === 0 ? 'nobody was disturbed, forgotten or told too often' : `BROKEN: ${breaks.length}`);
  process.exitCode = breaks.length === 0 ? 0 : 1;
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 2;
});
