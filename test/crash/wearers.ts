// People whose batteries go up and down. Each dip gets a name of its own, which its device carries, so that every
// alert and every SMS says which dip it is about.
import type { Chance } from '../fuzz/chance';
import type { Clouds } from './clouds';
import type { Fact } from './collector';
import { batteryNodes } from './flows';

export interface Wearer {
  key: string;
  name: string;
  vendor: 'google' | 'fitbit';
  number: string;
  /** The cloud's id, as notifications have it. */
  userId: string;
  /** Their id in our store, once it is known. */
  personId: string;
}

export interface Dip {
  wearer: Wearer;
  label: string;
  /** The battery nodes that have shown by a reading that they decided about it. */
  nodes: Set<string>;
}

export interface Wearers {
  all(): readonly Wearer[];
  add(wearer: Wearer): void;
  /** Moves a tracker: synced just now, at a new level. It turns when every node has decided. */
  touch(wearer: Wearer): Promise<void>;
  seen(fact: Fact): void;
  dips(): readonly Dip[];
}

export function createWearers(clouds: Clouds, chance: Chance): Wearers {
  const wearers: Wearer[] = [];
  const now = new Map<string, { label: string; isDip: boolean; nodes: Set<string> }>();
  const byLabel = new Map<string, Set<string>>();
  const dips: Dip[] = [];
  let count = 0;

  /** Everybody begins well charged. */
  function turn(wearer: Wearer): void {
    const isDip = now.get(wearer.key)?.isDip === false;
    count += 1;
    const label = `${isDip ? 'Dip' : 'Up'} ${String(count).padStart(5, '0')}`;
    const nodes = new Set<string>();
    now.set(wearer.key, { label, isDip, nodes });
    byLabel.set(label, nodes);
    if (isDip) dips.push({ wearer, label, nodes });
  }

  return {
    all: () => wearers,
    add(wearer) {
      wearers.push(wearer);
      turn(wearer);
    },
    async touch(wearer) {
      const nodes = Object.keys(batteryNodes[wearer.vendor]);
      if (nodes.every((node) => now.get(wearer.key)?.nodes.has(node))) turn(wearer);
      const { label, isDip } = now.get(wearer.key) ?? { label: '', isDip: false };
      const level = isDip ? 8 + chance.below(10) : 60 + chance.below(40);
      await clouds.device({ person: wearer.key, level, name: label, syncedAt: 'now' });
    },
    seen(fact) {
      if (fact.kind === 'reading') byLabel.get(fact.device)?.add(fact.node);
    },
    dips: () => dips,
  };
}
