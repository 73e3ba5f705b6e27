// A reading as the store keeps it, in the words of the battery's logic.
import type { Reading } from '../battery/reading';
import type { StoredReading } from '../store/records';

/** A type that is none of the known ones is unknown. */
export function asReading({ type, ...reading }: StoredReading): Reading {
  return { ...reading, type: type === 'tracker' || type === 'scale' ? type : 'unknown' };
}
