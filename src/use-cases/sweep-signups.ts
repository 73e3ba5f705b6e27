// Every few minutes: sign-ups that nobody finished are forgotten, and who they brought is removed again.

import { inFlight } from '../net/concurrency';
import type { System } from '../net/system';
import type { Clients } from '../oauth/clients';
import type { Signups } from '../people/signup/signups';
import type { InstanceStore, SignupStore } from '../store/store';
import type { RemovePerson } from './remove-person';

/** How often unfinished sign-ups are looked for. */
const sweepMs = 5 * 60_000;

export interface SweepSignups {
  /** Looks now, and from now on every five minutes. */
  start(): void;
  stop(): void;
  /** Resolves when nothing is being swept. */
  idle(): Promise<void>;
}

interface SweepSignupsParts {
  store: Pick<SignupStore, 'removeUnfinished' | 'removeUnlinked'> & Pick<InstanceStore, 'ownWork'>;
  system: Pick<System, 'after'>;
  signups: Pick<Signups, 'forgetUnfinished'>;
  clients: Pick<Clients, 'has'>;
  removePerson: RemovePerson;
}

export function createSweepSignups(parts: SweepSignupsParts): SweepSignups {
  const { store, system, signups, clients, removePerson } = parts;
  const sweeps = inFlight();
  let cancel: () => void = () => undefined;
  const sweep = () => {
    cancel = system.after(sweepMs, sweep);
    // A sign-up whose removal failed is found again by the next sweep.
    sweeps.watch(forget()).catch(() => undefined);
  };
  async function forget(): Promise<void> {
    if (!(await store.ownWork('sweep of sign-ups'))) return;
    await signups.forgetUnfinished(
      clients.has,
      (id, signupId) => removePerson(id, '', () => store.removeUnfinished(id, signupId)),
      ({ id, userId }) => removePerson(id, '', () => store.removeUnlinked(id, userId)),
    );
  }
  return {
    start() {
      cancel();
      sweep();
    },
    stop: () => cancel(),
    idle: sweeps.idle,
  };
}
