// What a check brings and what a node decides by it, in PostgreSQL.
import { toState } from '../alert-rows';
import type { CheckAnswer, CheckStore, KeptNow } from '../check-store';
import { isSameDue, toDue } from '../due-row';
import { changedValues, toPerson } from '../person-row';
import type { Person } from '../records';
import { keepDecision } from './alerts';
import type { Operations, Transaction } from './database';
import { isElsewhere } from './owners';
import { people } from './people';
import { type Read, readWhenAsked } from './read-when-asked';
import { readings } from './readings';
import { all } from './statements';
import { untold } from './untold';

export const checks: Operations<CheckStore> = {
  async keepAnswer(transaction, personId, answer) {
    const person = await people.person(transaction, personId);
    if (person) await keepOf(transaction, person, answer);
  },

  async keepCheck(transaction, nodeId, personId, answer, decide) {
    const before = await keptOf(transaction, nodeId, personId);
    // What was asked for when this instance still acted for the person is dropped: who acts for them now has asked as well.
    if (!before || (answer?.isByOwner === true && before.isOthers)) return null;
    const isChanged = answer !== null && (await keepOf(transaction, before.person, answer));
    const kept = isChanged ? await keptOf(transaction, nodeId, personId) : before;
    if (!kept) return null;
    const decision = await readWhenAsked((read) =>
      decide({ ...kept, ...askedOf(transaction, personId, read) }),
    );
    const { states, alerts, settled } = decision;
    const due = isSameDue(decision.due, kept.due) ? undefined : decision.due;
    await keepDecision(transaction, nodeId, personId, { states, alerts, settled, due });
    return decision;
  },
};

/** Keeps what an answer brings of somebody who is there; whether it changed them. */
async function keepOf(
  transaction: Transaction,
  person: Person,
  { readings: brought, rules, changeOf }: CheckAnswer,
): Promise<boolean> {
  await readings.saveReadings(transaction, person.id, brought, rules);
  const found = changeOf(person);
  // Most answers bring what is so already.
  if (!found || changedValues(person, { ...person, ...found.change }).length === 0) return false;
  await people.changePerson(transaction, person.id, found.change, found.restate);
  return true;
}

/** `isOthers`: another instance acts for the person. */
type Kept = Pick<KeptNow, 'person' | 'states' | 'untold' | 'due'> & { isOthers: boolean };

/** What every decision goes by; null where the person is gone. In one statement, but for the few of whom something is untold. */
async function keptOf(transaction: Transaction, nodeId: string, personId: string): Promise<Kept | null> {
  const rows = await all(
    transaction,
    `SELECT p.*, a.due_at, a.advice_at, a.alerts_at, s.device_id, s.state,
       EXISTS (SELECT 1 FROM untold u WHERE u.person_id = p.id) AS has_untold, ${isElsewhere('p.owner', '$3')} AS is_others
     FROM persons p LEFT JOIN agenda a ON a.node_id = $1 AND a.person_id = p.id
     LEFT JOIN states s ON s.node_id = $1 AND s.person_id = p.id
     WHERE p.id = $2 ORDER BY s.device_id`,
    nodeId,
    personId,
    transaction.epoch,
  );
  const [row] = rows;
  if (!row) return null;
  return {
    person: toPerson(row),
    states: rows.filter(({ device_id: deviceId }) => deviceId !== null).map(toState),
    untold: row.has_untold === true ? await untold.untoldOf(transaction, personId) : [],
    due: row.due_at === null ? null : toDue(row),
    isOthers: row.is_others === true,
  };
}

/** What few decisions ask for. */
function askedOf(
  transaction: Transaction,
  personId: string,
  read: Read,
): Pick<KeptNow, 'lastReadings' | 'learning' | 'personById'> {
  return {
    lastReadings: () => read('last readings', () => readings.lastReadings(transaction, personId)),
    personById: (id) => read(`person ${id}`, () => people.person(transaction, id)),
    learning(deviceId, isReadable, most) {
      // Once more where a checkpoint was judged otherwise than it is by who asks now.
      for (let times = 0; ; times += 1) {
        const { learned, judged } = read(`learning ${times} ${most} ${deviceId}`, async () => {
          const judged = new Map<string, boolean>();
          const judge = (checkpoint: string) => {
            const answer = isReadable(checkpoint);
            judged.set(checkpoint, answer);
            return answer;
          };
          return { learned: await readings.learning(transaction, personId, deviceId, judge, most), judged };
        });
        if ([...judged].every(([checkpoint, answer]) => isReadable(checkpoint) === answer)) return learned;
      }
    },
  };
}
