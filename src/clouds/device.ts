// What both clouds' device lists have in common: their words for kinds, and what is no device at all.
import type { Device } from './cloud';

/** `MobileTrack` is steps counted by the phone alone: no hardware, and always "Empty". */
export function isHardware(wire: { deviceVersion?: string | undefined }): boolean {
  return wire.deviceVersion?.toLowerCase() !== 'mobiletrack';
}

/** A tracker (watches too), a scale, or a word that is not documented. */
export function deviceType(word: string | undefined): Device['type'] {
  if (word === 'TRACKER') return 'tracker';
  return word === 'SCALE' ? 'scale' : 'unknown';
}

/** A whole percentage 0 to 100, else null: what is no percentage is unknown. */
export function percent(level: number | undefined): number | null {
  return level !== undefined && Number.isInteger(level) && level >= 0 && level <= 100 ? level : null;
}
