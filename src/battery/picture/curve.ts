// What is drawn of one device, and how it is to look.
import type { LevelAhead } from '../forecast/level-ahead';

/** Times are ms since 1970 UTC, levels percent. */
export interface Curve {
  /** [time, level] of what was read, at best the oldest first. */
  readings: readonly (readonly [number, number])[];
  /** How it will go on if it is not charged, the highest level first; empty where nobody can tell. */
  ahead: readonly LevelAhead[];
  /** The thresholds, as far as they are known. */
  low: number | null;
  empty: number | null;
  /** The next advice hour: when it is time to charge. */
  adviceAt: number | null;
}

export interface Look {
  /** In units of the drawing, of which each is a pixel where it is shown as wide. */
  width: number;
  now: number;
  /** How far back it shows, in ms; null for as far as goes well with how far ahead it can see. */
  back: number | null;
  /** For the names of days: BCP 47. */
  language: string;
  /** IANA; one that is not known counts as UTC. */
  timeZone: string;
  /** What it is a picture of, and what can be seen in it, for who cannot see it. */
  title: string;
  said: string;
  /** The word for `now`. */
  nowWord: string;
}
