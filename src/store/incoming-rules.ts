// What an SMS that came in changes, and whom it is of: the same in every driver.
import type { IncomingDecision } from './incoming-records';
import type { Person } from './records';

/** Whom of those with the number an SMS that came in makes stand otherwise. */
export function toBeChanged(ofNumber: readonly Person[], { stopped }: IncomingDecision): Person[] {
  return stopped === null ? [] : ofNumber.filter((person) => person.stopped !== stopped);
}

/**
 * What becomes of the note at a number that it answered STOP: one that is proven for nobody, such as one that the owner has typed
 * into a node, has no person to note it at. Of whom nobody told nothing is kept.
 */
export function noteOfNumber(
  { stopped, isAnswer }: IncomingDecision,
  isNoted: boolean,
  ofNumber: readonly Person[],
): 'stays' | 'added' | 'removed' {
  if (stopped === null || stopped === isNoted) return 'stays';
  if (!stopped) return 'removed';
  const isProven = ofNumber.some(({ numberState }) => numberState === 'proven');
  return isProven || !isAnswer ? 'stays' : 'added';
}

/** Whom an SMS is of: whom the last one to that number was about, else the only one whose number it is. */
export function senderOf(about: Person | null, ofNumber: readonly Person[]): string | null {
  if (about) return about.id;
  const [first, ...others] = ofNumber;
  return first && others.length === 0 ? first.id : null;
}
