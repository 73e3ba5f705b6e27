// How sign-ups have just ended: who presses twice is led to the same page. In memory, as the link is a secret; where several share
// the store, there, sealed, as the second press may come to another instance.
import { isSame } from '../../net/secrets';
import type { System } from '../../net/system';
import type { StoredSignup } from '../../store/records';
import type { Instances, SignupStore } from '../../store/store';
import type { SignupForm } from './policy';

export interface SignupEnd {
  link: string;
  isBack: boolean;
}

export interface SignupEnds {
  /** What stands in the place of a sign-up that ends with this code, to be written down with its end; null for nothing. */
  rowOf(row: StoredSignup, codeHash: string, end: SignupEnd): StoredSignup | null;
  /** It has ended so. */
  keep(id: string, codeHash: string, end: SignupEnd): void;
  /** How a sign-up ended, for the same code and as long as a code counts; else null. A wrong code ends that. */
  of(id: string, given: string): Promise<SignupEnd | null>;
  /** Forgets those that ended longer ago than a code counts. */
  forgetOld(): void;
}

/** How long the end of a sign-up is told to whoever has its code. */
const keptMs = 10 * 60_000;

interface KeptEnd extends SignupEnd {
  codeHash: string;
}

/** In the place of a sign-up's progress, until its hour is over. */
export type EndedProgress = SignupForm & { stage: 'ended'; isNew: false; end: KeptEnd; until: number };

interface SignupEndsParts {
  store: Pick<SignupStore, 'signup' | 'removeSignup'> & Pick<Instances, 'isShared'>;
  system: Pick<System, 'now' | 'steady'>;
}

export function createSignupEnds(parts: SignupEndsParts): SignupEnds {
  return parts.store.isShared() ? inStore(parts) : inMemory(parts);
}

function inMemory({ system }: SignupEndsParts): SignupEnds {
  const ended = new Map<string, KeptEnd & { at: number }>();
  const isOld = ({ at }: { at: number }) => system.steady() - at > keptMs;
  return {
    rowOf: () => null,
    keep(id, codeHash, end) {
      ended.set(id, { ...end, codeHash, at: system.steady() });
    },
    async of(id, given) {
      const end = ended.get(id);
      if (end && !isOld(end) && isSame(given, end.codeHash)) return end;
      // A wrong code ends it: nobody gets to try.
      ended.delete(id);
      return null;
    },
    forgetOld() {
      for (const [id, end] of ended) if (isOld(end)) ended.delete(id);
    },
  };
}

function inStore({ store, system }: SignupEndsParts): SignupEnds {
  return {
    rowOf(row, codeHash, end) {
      const form = { name: '', number: null, language: '' };
      const until = system.now() + keptMs;
      const ended: EndedProgress = {
        ...form,
        stage: 'ended',
        isNew: false,
        end: { ...end, codeHash },
        until,
      };
      return { ...row, personId: null, state: JSON.stringify(ended) };
    },
    keep: () => undefined,
    async of(id, given) {
      const row = await store.signup(id);
      const ended: { stage: string } = JSON.parse(row?.state ?? '{"stage":""}');
      if (!isEnded(ended)) return null;
      const { codeHash, ...end } = ended.end;
      if (system.now() <= ended.until && isSame(given, codeHash)) return end;
      await store.removeSignup(id);
      return null;
    },
    // The sweep does, with all that was not finished.
    forgetOld: () => undefined,
  };
}

export function isEnded(progress: { stage: string }): progress is EndedProgress {
  return progress.stage === 'ended';
}
