// npm run crash -- --rounds N --seed S [--sms phone|chain] [--mutate notifications|grants|alerts|sms|joins|ids|cancel]: kills a Node-RED again and again and
// compares the ledgers; see run.ts. With --instances 3 --store postgres [--mutate epochs|skip-locked|heartbeat] it is several Node-REDs on one
// PostgreSQL; see several.ts. The last line is the tally. Exits with 1 when anything was lost or doubled, which is what a mutation is for.
import { readArguments, refuseArguments } from '../support/arguments';
import { isRight, type Verdict, verdictLine } from './history';
import { isClean, type Tally, tallyLine } from './ledger';
import { crash, mutations } from './run';
import { crashSeveral } from './several';
import { severalMutations as faults, type SeveralMutation } from './several-mutations';
import { smsWays } from './sms-ways';

const severalMutations = Object.keys(faults) as SeveralMutation[];

const usage = `npm run crash -- [--rounds N] [--seed S] [--sms ${smsWays.join('|')}] [--mutate ${mutations.join('|')}]
npm run crash -- --instances N --store postgres [--rounds N] [--seed S] [--sms ${smsWays.join('|')}] [--mutate ${severalMutations.join('|')}]
  --rounds  how often Node-RED is killed (500: about half an hour)
  --seed    the same seed kills at the same moments
  --sms     by what SMS leave: Twilio, one's own Android phone, or a chain of three accounts (twilio)
  --mutate  lets one write come after its use (joins: that of which alerts go in an SMS), posts each try to the phone under an
            id of its own (ids), or takes no SMS back from a server before the next account has it (cancel): the
            harness has to find that. Of several Node-REDs: no write asks who owns what it changes (epochs), what another one has is claimed
            all the same (skip-locked), or hearts beat by each one's own clock (heartbeat)
  --instances  how many Node-REDs share a database, so that one goes on for another (1 on its own SQLite)
  --store   postgres, which several need`;
const values = readArguments(usage, {
  seed: { type: 'string', default: String(Date.now()) },
  rounds: { type: 'string', default: '500' },
  sms: { type: 'string', default: 'twilio' },
  mutate: { type: 'string' },
  instances: { type: 'string', default: '1' },
  store: { type: 'string', default: 'sqlite' },
});

const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const { seed, rounds, sms, mutate, instances, store } = values;
  const smsWay = smsWays.find((one) => one === sms);
  if (!smsWay) return refuseArguments(usage, `--sms ${sms} is no way for SMS.`);
  if (store !== 'sqlite' && store !== 'postgres') refuseArguments(usage, `--store ${store} is no store.`);
  if (!/^[1-9]$/.test(instances))
    refuseArguments(usage, `--instances ${instances} is no number from 1 to 9.`);
  if (instances !== '1' && store === 'sqlite')
    refuseArguments(usage, 'Several instances need --store postgres.');
  if (!/^\d{1,5}$/.test(rounds)) refuseArguments(usage, `--rounds ${rounds} is no number.`);
  say(`seed ${seed}, ${rounds} rounds${mutate ? `, mutated: ${mutate}` : ''}`);
  const began = Date.now();
  const given = { seed, rounds: Number(rounds), smsWay, say };
  const report: { tally: Tally; counts: Record<string, number>; verdict?: Verdict } =
    store === 'sqlite'
      ? await crash({ ...given, mutation: mutationOf(mutations, mutate, smsWay) })
      : await crashSeveral({
          ...given,
          instances: Number(instances),
          mutation: mutationOf(severalMutations, mutate, smsWay),
        });
  const { tally, counts, verdict } = report;
  say(`${Math.round((Date.now() - began) / 1000)} s`);
  for (const [what, count] of Object.entries(counts)) say(`${what}: ${count}`);
  for (const [promise, lines] of Object.entries({ ...tally, ...verdict })) {
    for (const line of lines.slice(0, 20)) say(`LOST ${promise}: ${line}`);
  }
  say(verdict ? `${tallyLine(tally)}, ${verdictLine(verdict)}` : tallyLine(tally));
  process.exitCode = isClean(tally) && (!verdict || isRight(verdict)) ? 0 : 1;
}

/** The mutation that is asked for, if it is one that goes with the rest; null for none. */
function mutationOf<Name extends string>(
  known: readonly Name[],
  asked: string | undefined,
  smsWay: string,
): Name | null {
  const mutation = known.find((one) => one === asked) ?? null;
  if (asked !== undefined && mutation === null)
    refuseArguments(usage, `--mutate ${asked} is no mutation of these.`);
  const wayOf: Partial<Record<string, string>> = { ids: 'phone', cancel: 'chain' };
  const fittingWay = wayOf[mutation ?? ''] ?? smsWay;
  if (fittingWay !== smsWay) refuseArguments(usage, `--mutate ${mutation} goes with --sms ${fittingWay}.`);
  return mutation;
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  // What it started before it failed would keep it running.
  process.exit(2);
});
