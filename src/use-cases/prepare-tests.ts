// Test alerts: what an owner sends through the flow to see that it works before a battery is low.
import type { AlertMessage } from '../../types/messages';
import { testAlert } from '../battery/messages';
import { newId, type System } from '../net/system';
import type { Overview } from '../people/overview';
import { recipientOf } from '../people/recipient';
import { Trouble } from '../sentences/trouble';
import type { PeopleStore } from '../store/store';

/** One test alert, and the battery node whose output 1 it leaves by. */
export interface TestAlert {
  nodeId: string;
  alert: AlertMessage;
}

/**
 * The test alerts of a person: one for each battery node that looks after them, each with an id of its own. Nothing is
 * kept of them. Throws a Trouble where the person is gone, where their number is not proven yet, and where no battery
 * node looks after them: then no alert would leave either.
 */
export type PrepareTests = (id: string) => Promise<TestAlert[]>;

interface PrepareTestsParts {
  store: Pick<PeopleStore, 'person'>;
  system: System;
  overview: Pick<Overview, 'nodesFor'>;
}

export function createPrepareTests({ store, system, overview }: PrepareTestsParts): PrepareTests {
  return async (id) => {
    const person = await store.person(id);
    if (!person) throw new Trouble('person-unknown', 'person.unknown.removed');
    const fill = { who: person.name };
    if (person.numberState === 'unproven') throw new Trouble('number-unproven', 'person.unproven', fill);
    const nodes = overview.nodesFor(person);
    if (nodes.length === 0) throw new Trouble('not-watched', 'person.not-watched', fill);
    const now = system.now();
    return nodes.map((nodeId) => ({
      nodeId,
      alert: testAlert(recipientOf(person), newId(system, 'alert'), now),
    }));
  };
}
