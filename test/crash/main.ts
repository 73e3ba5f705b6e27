// npm run crash -- --rounds N --seed S [--sms phone|chain] [--mutate notifications|grants|alerts|sms|joins|ids|cancel]: kills a Node-RED again and again and
// compares the ledgers; see run.ts. The last line is the tally. Exits with 1 when anything was lost or doubled, which
// is what a mutation is for.
import { readArguments, refuseArguments } from '../support/arguments';
import { isClean, tallyLine } from './ledger';
import { crash, mutations } from './run';
import { smsWays } from './sms-ways';

const usage = `npm run crash -- [--rounds N] [--seed S] [--sms ${smsWays.join('|')}] [--mutate ${mutations.join('|')}]
  --rounds  how often Node-RED is killed (500: about half an hour)
  --seed    the same seed kills at the same moments
  --sms     by what SMS leave: Twilio, one's own Android phone, or a chain of three accounts (twilio)
  --mutate  lets one write come after its use (joins: that of which alerts go in an SMS), posts each try to the phone under an
            id of its own (ids), or takes no SMS back from a server before the next account has it (cancel): the
            harness has to find that`;
const values = readArguments(usage, {
  seed: { type: 'string', default: String(Date.now()) },
  rounds: { type: 'string', default: '500' },
  sms: { type: 'string', default: 'twilio' },
  mutate: { type: 'string' },
});

const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const { seed, rounds, sms, mutate } = values;
  const smsWay = smsWays.find((one) => one === sms);
  if (!smsWay) return refuseArguments(usage, `--sms ${sms} is no way for SMS.`);
  const mutation = mutations.find((one) => one === mutate) ?? null;
  if (mutate !== undefined && mutation === null) refuseArguments(usage, `--mutate ${mutate} is no mutation.`);
  const wayOf: Partial<Record<string, string>> = { ids: 'phone', cancel: 'chain' };
  const fittingWay = wayOf[mutation ?? ''] ?? smsWay;
  if (fittingWay !== smsWay) refuseArguments(usage, `--mutate ${mutation} goes with --sms ${fittingWay}.`);
  if (!/^\d{1,5}$/.test(rounds)) refuseArguments(usage, `--rounds ${rounds} is no number.`);
  say(`seed ${seed}, ${rounds} rounds${mutation ? `, mutated: ${mutation}` : ''}`);
  const began = Date.now();
  const { tally, counts } = await crash({ seed, rounds: Number(rounds), smsWay, mutation, say });
  say(`${Math.round((Date.now() - began) / 1000)} s`);
  for (const [what, count] of Object.entries(counts)) say(`${what}: ${count}`);
  for (const [promise, lines] of Object.entries(tally)) {
    for (const line of lines.slice(0, 20)) say(`LOST ${promise}: ${line}`);
  }
  say(tallyLine(tally));
  process.exitCode = isClean(tally) ? 0 : 1;
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  // What it started before it failed would keep it running.
  process.exit(2);
});
