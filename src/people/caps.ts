// The limits of sign-up pages that are reached: nobody new comes in, or no code goes out, until somebody does something.
import type { System } from '../net/system';
import type { Store } from '../store/store';
import type { SignupTerms } from './signups';

export interface Cap {
  /** The sign-up node's id. */
  nodeId: string;
  kind: 'signup-full' | 'codes-used-up';
  most: number;
}

const day = 24 * 3_600_000;

/** Which of these pages' limits are reached now. */
export async function capsReached(
  store: Store,
  system: Pick<System, 'now'>,
  pages: readonly SignupTerms[],
): Promise<Cap[]> {
  const now = system.now();
  const caps = await Promise.all(
    pages.map(async ({ nodeId, cloud, clientId, mostPeople, codesPerDay }): Promise<Cap[]> => {
      const people = await store.countPeople(cloud, clientId);
      const { ofNode } = await store.countCodes(nodeId, '', now, now - day);
      return [
        ...(people >= mostPeople ? [{ nodeId, kind: 'signup-full' as const, most: mostPeople }] : []),
        ...(ofNode >= codesPerDay ? [{ nodeId, kind: 'codes-used-up' as const, most: codesPerDay }] : []),
      ];
    }),
  );
  return caps.flat();
}
