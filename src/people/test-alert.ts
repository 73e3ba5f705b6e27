// Test alerts: what an owner sends through the flow to see that it works before a battery is low.
import { type AlertMessage, testAlert } from '../battery/messages';
import { newId, type System } from '../net/system';
import { Trouble } from '../sentences/trouble';
import type { Store } from '../store/store';
import type { Overview } from './overview';
import { tellerOf } from './rounds';

/** One test alert, and the battery node whose output 1 it leaves by. */
export interface TestAlert {
  nodeId: string;
  alert: AlertMessage;
}

interface Parts {
  store: Pick<Store, 'person'>;
  system: System;
  overview: Pick<Overview, 'nodesFor'>;
}

/**
 * The test alerts of a person: one for each battery node that looks after them, each with an id of its own. Nothing is
 * kept of them. Throws a Trouble where the person is gone, where their number is not proven yet, and where no battery
 * node looks after them: then no alert would leave either.
 */
export async function prepareTests({ store, system, overview }: Parts, id: string): Promise<TestAlert[]> {
  const person = await store.person(id);
  if (!person) throw new Trouble('person-unknown', 'person.unknown.removed');
  const fill = { who: person.name };
  if (person.numberState === 'unproven') throw new Trouble('number-unproven', 'person.unproven', fill);
  const nodes = overview.nodesFor(person);
  if (nodes.length === 0) throw new Trouble('not-watched', 'person.not-watched', fill);
  const now = system.now();
  return nodes.map((nodeId) => ({
    nodeId,
    alert: testAlert(tellerOf(person), newId(system, 'alert'), now),
  }));
}
