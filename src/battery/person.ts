// The alerts about a person's connection: each loss is told once, and so is each long time in which no check works.
import type { SentenceKey } from '../sentences/sentences';
import { failingMs } from './settings';

/** What is known of a person's connection. Times are ms since 1970 UTC. */
export interface Connection {
  access: 'ok' | 'lost';
  accessSince: number;
  /** No check has worked since then; null while they work. */
  failingSince: number | null;
}

/** What one battery node has already told of a person. Plain JSON. */
export interface PersonState {
  /** The loss of access (its time) that was told. */
  toldLoss: number | null;
  /** The failing since (its time) that was told. */
  toldFailing: number | null;
}

/** A kind of alert about a connection. */
interface PersonKind {
  sentence: SentenceKey;
  /** The battery node's status says what is wrong with the connection, which each check finds anew. */
  status: 'problem';
  /** The state as if this alert had never been told, for one that no SMS could tell. */
  rearmed(state: PersonState): PersonState;
  /** Whether what this alert told is solved: the connection works again. */
  isSolved(connection: Pick<Connection, 'access' | 'failingSince'>): boolean;
}

export const personKinds: Readonly<Record<'reconnect' | 'cannot-check', PersonKind>> = {
  reconnect: {
    sentence: 'alert.reconnect',
    status: 'problem',
    rearmed: (state) => ({ ...state, toldLoss: null }),
    isSolved: ({ access }) => access === 'ok',
  },
  'cannot-check': {
    sentence: 'alert.cannot-check',
    status: 'problem',
    rearmed: (state) => ({ ...state, toldFailing: null }),
    isSolved: ({ access, failingSince }) => access === 'ok' && failingSince === null,
  },
};

/** The state where a failure that began at `from` is now said to have begun at `to`: what was told of it stays told. */
export function failureMoved(state: PersonState, from: number | null, to: number | null): PersonState {
  if (from === null || to === null || state.toldFailing !== from) return state;
  return { ...state, toldFailing: to };
}

/** Decides whether the connection itself is worth telling: each loss once, each long failure once. */
export function decidePerson(
  before: PersonState | null,
  { access, accessSince, failingSince }: Connection,
  now: number,
): { state: PersonState; alert: keyof typeof personKinds | null } {
  const state: PersonState = before ?? { toldLoss: null, toldFailing: null };
  if (access === 'lost') {
    if (state.toldLoss === accessSince) return { state, alert: null };
    return { state: { ...state, toldLoss: accessSince }, alert: 'reconnect' };
  }
  if (failingSince === null || now - failingSince < failingMs || state.toldFailing === failingSince) {
    return { state, alert: null };
  }
  return { state: { ...state, toldFailing: failingSince }, alert: 'cannot-check' };
}
