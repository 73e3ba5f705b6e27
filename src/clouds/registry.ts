// The clouds that there are, in the order in which they are told: a new one is a line here and files of its own.
import type { CloudDeclaration } from './declaration';
import { demo } from './demo';
import { elsewhere } from './elsewhere';
import type { CloudFacts } from './facts';
import { fitbit } from './fitbit';
import { googleHealth } from './google-health';

export const clouds: readonly CloudDeclaration[] = [googleHealth, fitbit, elsewhere, demo];

/** What is known of a cloud, or null for an id that is none of them. */
export function factsOf(id: string): CloudFacts | null {
  return clouds.find((one) => one.id === id) ?? null;
}

/** A cloud's name on the screen; an unknown id stands for itself. */
export function labelOf(id: string): string {
  return factsOf(id)?.label ?? id;
}

/** Whether a cloud is one of which nothing is real. */
export function isMadeUp(id: string): boolean {
  return factsOf(id)?.isMadeUp ?? false;
}

/** Whether levels of a cloud come by msgs, so that nothing is asked of it. */
export function isByMsg(id: string): boolean {
  return factsOf(id)?.isByMsg ?? false;
}
