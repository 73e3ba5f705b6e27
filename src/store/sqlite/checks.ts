// What a check brings and what a node decides by it, in SQLite.
import { asTrouble } from '../../sentences/trouble';
import type { CheckStore, KeptNow } from '../check-store';
import { agenda } from './agenda';
import { alerts, keepDecision } from './alerts';
import type { Operations } from './database';
import { people } from './people';
import { readings } from './readings';
import { isOfSqlite } from './troubles';
import { untold } from './untold';

export const checks: Operations<CheckStore> = {
  keepAnswer(database, personId, { readings: brought, rules, changeOf }) {
    const person = people.person(database, personId);
    if (!person) return;
    readings.saveReadings(database, personId, brought, rules);
    const found = changeOf(person);
    if (found) people.changePerson(database, personId, found.change, found.restate);
  },

  keepCheck(database, nodeId, personId, answer, decide) {
    if (answer) checks.keepAnswer(database, personId, answer);
    const person = people.person(database, personId);
    if (!person) return null;
    const kept: KeptNow = {
      person,
      states: alerts.states(database, nodeId, personId),
      untold: untold.untoldOf(database, personId),
      due: agenda.due(database, nodeId, personId),
      lastReadings: () => readings.lastReadings(database, personId),
      learning: (...all) => readings.learning(database, personId, ...all),
      personById: (id) => people.person(database, id),
    };
    const decision = withOwnFaults(() => decide(kept));
    keepDecision(database, nodeId, personId, decision);
    return decision;
  },
};

/** A defect of whoever decides is no trouble of the store, for which a backup would be put back. */
function withOwnFaults<Decision>(decide: () => Decision): Decision {
  try {
    return decide();
  } catch (error) {
    throw isOfSqlite(error) ? error : asTrouble(error);
  }
}
