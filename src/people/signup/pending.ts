// The sign-ups that are not finished: what is kept of each, how far it has come, and when its hour is over.
import { earliestTime, type System } from '../../net/system';
import type { StoredSignup } from '../../store/records';
import type { SignupStore } from '../../store/store';
import { type EndedProgress, isEnded } from './ends';
import type { SignupForm, SignupPolicy } from './policy';

/** How long a sign-up may take from the form to its end. */
export const signupMs = 60 * 60_000;
/** How many wrong tries a code survives. */
export const mostTries = 5;

/** How far a sign-up has come, as it is stored. */
export interface Progress extends SignupForm {
  /** `arrived`: the consent has brought the person, and what follows from it has not begun. */
  stage: 'consent' | 'arrived' | 'code' | 'owner';
  /** Whether this sign-up brought the person, so that they go with it. */
  isNew: boolean;
  mostPeople: number;
  codeHash: string;
  codeUntil: number;
  /** The codes before it: an SMS may come late, and after a newer one. Missing in a row of an older version. */
  codesBefore?: readonly { hash: string; until: number }[];
  tries: number;
  codes: number;
}

/** Where a sign-up stands, for the page to show. */
export type SignupStage =
  | { stage: 'form' }
  | { stage: 'consent' }
  | { stage: 'arrived' }
  | { stage: 'code'; number: string; isSent: boolean; isUsedUp: boolean }
  | { stage: 'owner' };

/** A sign-up whose hour is not over. */
export interface PendingSignup {
  row: StoredSignup;
  progress: Progress;
}

export interface PendingSignups {
  /** Keeps what was typed until the consent comes back. */
  begin(policy: SignupPolicy, id: string, form: SignupForm): Promise<void>;
  /** Null for one that is unknown, or whose hour is over. */
  load(id: string): Promise<PendingSignup | null>;
  /** Of a sign-up on this node's page. */
  stage(nodeId: string, id: string): Promise<SignupStage>;
  isExpired(row: StoredSignup): boolean;
  /** Forgets when those began that nobody can be in the middle of any more. */
  forgetBeginnings(): void;
}

/** The row of a sign-up that has come this far. */
export function rowWith(row: StoredSignup, progress: Progress): StoredSignup {
  return { ...row, state: JSON.stringify(progress) };
}

export function createPendingSignups({
  store,
  system,
}: {
  store: Pick<SignupStore, 'signup' | 'saveSignup'>;
  system: System;
}): PendingSignups {
  /** When each began, by the steady clock: one that is set right ends no sign-up that is under way. */
  const begunAt = new Map<string, number>();

  const isExpired = ({ id, createdAt }: StoredSignup) => {
    const begun = begunAt.get(id);
    // By a clock that had not been set yet: the next sweep stamps it anew.
    if (createdAt < earliestTime) return false;
    return (begun === undefined ? system.now() - createdAt : system.steady() - begun) > signupMs;
  };

  async function load(id: string): Promise<PendingSignup | null> {
    const row = await store.signup(id);
    if (!row || isExpired(row)) return null;
    const progress: Progress | EndedProgress = JSON.parse(row.state);
    return isEnded(progress) ? null : { row, progress };
  }

  return {
    load,
    isExpired,

    async begin(policy, id, form) {
      const progress: Progress = {
        ...form,
        stage: 'consent',
        isNew: false,
        mostPeople: policy.mostPeople,
        codeHash: '',
        codeUntil: 0,
        tries: 0,
        codes: 0,
      };
      const row = { id, nodeId: policy.nodeId, personId: null, createdAt: system.now() };
      begunAt.set(id, system.steady());
      await store.saveSignup({ ...row, state: JSON.stringify(progress) });
    },

    async stage(nodeId, id) {
      const found = await load(id);
      if (found?.row.nodeId !== nodeId) return { stage: 'form' };
      const { stage, number, codeHash, tries } = found.progress;
      if (stage !== 'code') return { stage };
      return number === null
        ? { stage: 'consent' }
        : { stage, number, isSent: codeHash !== '', isUsedUp: tries >= mostTries };
    },

    forgetBeginnings() {
      for (const [id, begun] of begunAt) if (system.steady() - begun > 2 * signupMs) begunAt.delete(id);
    },
  };
}
