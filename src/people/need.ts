// What of a person only somebody can mend.
import { failingMs } from '../battery/settings';
import { isByMsg } from '../clouds/registry';
import type { Person, UntoldAlert } from '../store/records';
import type { CheckResult } from './checking';
import { isNamed } from './named';

/**
 * What only somebody can mend: a client that no config knows, a connection that is lost, an alert that no SMS could
 * tell, a number that waits, a guest whom no msg can name yet, checks that keep failing.
 */
export type Need = 'no-client' | 'reconnect' | 'untold' | 'confirm' | 'not-linked' | 'cannot-check';

/** Null where nobody is needed. `now`: ms since 1970 UTC. */
export function needOf(
  person: Person,
  waitingNumber: string | null,
  untold: UntoldAlert | null,
  lastCheck: CheckResult | null,
  now: number,
): Need | null {
  if (person.access === 'lost') return 'reconnect';
  if (untold !== null) return 'untold';
  if (waitingNumber !== null || person.numberState === 'unproven') return 'confirm';
  if (isByMsg(person.cloud) && !isNamed(person)) return 'not-linked';
  const isMisconfigured =
    lastCheck?.ok === false && ['misconfigured', 'gone'].includes(lastCheck.problem.kind);
  const isLong = person.failingSince !== null && now - person.failingSince >= failingMs;
  return isMisconfigured || isLong ? 'cannot-check' : null;
}
