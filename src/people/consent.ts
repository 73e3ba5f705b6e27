// What it means that a person took back their consent at the cloud. See decision 10.
import type { Person, PersonChange } from '../store/records';

const takenBack = 'consent-taken-back';

/** What becomes of somebody who took it back at `now` (ms since 1970 UTC): they stay, without access. */
export function withoutConsent(now: number): PersonChange {
  return {
    access: 'lost',
    accessReason: takenBack,
    accessSince: now,
    failingSince: null,
    failingReason: null,
    deniedSince: null,
  };
}

/** Whether they took it back: who did knows, and is told nothing of it, nor of anything else. */
export function hasTakenBackConsent({
  access,
  accessReason,
}: Pick<Person, 'access' | 'accessReason'>): boolean {
  return access === 'lost' && accessReason === takenBack;
}
