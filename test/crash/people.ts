// People whose batteries go up and down. Each low period gets a name of its own, which its device carries, so that every
// alert and every SMS says which low period it is about.
import type { Chance } from '../fuzz/chance';
import type { Clouds } from './clouds';
import type { Fact } from './collector';
import { batteryNodes } from './flows';

export interface Person {
  key: string;
  name: string;
  vendor: 'google' | 'fitbit';
  number: string;
  /** The cloud's id, as notifications have it. */
  userId: string;
  /** Their id in our store, once it is known. */
  personId: string;
}

export interface LowPeriod {
  person: Person;
  label: string;
  /** The battery nodes that have shown by a reading that they decided about it. */
  nodes: Set<string>;
}

export interface People {
  all(): readonly Person[];
  add(person: Person): void;
  /** Moves a tracker: synced just now, at a new level. It turns when every node has decided. */
  touch(person: Person): Promise<void>;
  seen(fact: Fact): void;
  lowPeriods(): readonly LowPeriod[];
}

export function createPeople(clouds: Clouds, chance: Chance): People {
  const people: Person[] = [];
  const now = new Map<string, { label: string; isLow: boolean; nodes: Set<string> }>();
  const byLabel = new Map<string, Set<string>>();
  const lowPeriods: LowPeriod[] = [];
  let count = 0;

  /** Everybody begins well charged. */
  function turn(person: Person): void {
    const isLow = now.get(person.key)?.isLow === false;
    count += 1;
    const label = `${isLow ? 'Low' : 'Up'} ${String(count).padStart(5, '0')}`;
    const nodes = new Set<string>();
    now.set(person.key, { label, isLow, nodes });
    byLabel.set(label, nodes);
    if (isLow) lowPeriods.push({ person, label, nodes });
  }

  return {
    all: () => people,
    add(person) {
      people.push(person);
      turn(person);
    },
    async touch(person) {
      const nodes = Object.keys(batteryNodes[person.vendor]);
      if (nodes.every((node) => now.get(person.key)?.nodes.has(node))) turn(person);
      const { label, isLow } = now.get(person.key) ?? { label: '', isLow: false };
      const level = isLow ? 8 + chance.below(10) : 60 + chance.below(40);
      await clouds.device({ person: person.key, level, name: label, syncedAt: 'now' });
    },
    seen(fact) {
      if (fact.kind === 'reading') byLabel.get(fact.device)?.add(fact.node);
    },
    lowPeriods: () => lowPeriods,
  };
}
