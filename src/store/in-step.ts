// The clock by which the instances of one store go.
import type { System } from '../net/system';
import type { Instances } from './store';

/** As the given one, but for what the time of day of this machine is out of step with the others'. */
export function inStep(system: System, store: Pick<Instances, 'isShared' | 'outOfStepMs'>): System {
  if (!store.isShared()) return system;
  return { ...system, now: () => system.now() - store.outOfStepMs() };
}
