// One point of how a level goes on; by itself, as the browser draws by it.

/** When a device will be at a level that is to come: the median, and between which times with a chance of 80 %. */
export interface LevelAhead {
  /** Percent. */
  level: number;
  /** Ms since 1970 UTC, as of the interval. */
  at: number;
  between: [number, number];
}
