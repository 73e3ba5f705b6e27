// Every default and constant of alerts, once: what the owner chooses for a battery node, and what nobody chooses.
import type { QuietHours } from './quiet-hours';

/** What the owner chose for one battery node. Levels are percent. */
export interface AlertSettings {
  low: number;
  critical: number;
  notSyncingHours: number;
  /** Tell `low` and `critical` again after so many hours; 0: once per low period. */
  remindHours: number;
  /** Whether `charged` and `syncing-again` are told: each costs an SMS. */
  goodNews: boolean;
  /** The level that is almost empty: before it comes to that, `charge-soon` is told. */
  empty: number;
  /** The advice hour, in which `charge-soon` is told: minutes after midnight where the wearer is, 0 to 1439; null: it is never told. */
  adviceAt: number | null;
  /** When nobody is told, where the wearer is; null: people are told at any hour. */
  quiet: QuietHours | null;
  /** After so many hours in which nobody has charged it, the next person is told; 0: never. */
  escalateHours: number;
  /** The owner's own words, by kind of alert; checked already. */
  words: Readonly<Record<string, string>>;
}

/** What the dialog starts with. */
export const defaultSettings = {
  low: 20,
  critical: 5,
  notSyncingHours: 24,
  remindHours: 0,
  goodNews: false,
  empty: 10,
  adviceAt: 20 * 60,
  quiet: null,
  escalateHours: 0,
  words: {},
} as const satisfies AlertSettings;

/** What the dialog starts with; where levels come by msgs, Home Assistant sends one only when it has changed. */
export function defaultsFor(isByMsg: boolean): AlertSettings {
  return isByMsg ? { ...defaultSettings, notSyncingHours: 72 } : defaultSettings;
}

const hour = 3_600_000;
const day = 24 * hour;

/** A level that has risen by so many percent was charged, and a new low period can be told; less may be a measurement. */
export const chargedBy = 15;
/** Without a sync time, a level that has not moved for so long counts as not syncing. */
export const unchangedDays = 3;
export const unchangedMs = unchangedDays * day;
/** So long without a sync, and a device that is seen for the first time is one that nobody wears. */
export const longQuietMs = 30 * day;
/** Checks that fail for so long need somebody, and are told as `cannot-check`. */
export const failingMs = day;
/** So late, after days without power, an alert helps nobody any more. */
export const tooLateMs = day;
/** "Charge it tonight" is said for so long: in the morning it is of no use. */
export const adviceGoodMs = 4 * hour;
/** For so long after `charge-soon` a level that is low is nothing new: it is told when they have had the time to charge. */
export const restAfterAdviceMs = 12 * hour;
/** How far apart looks at a device without a sync time are remembered. */
export const lookStepMs = 6 * hour;
/** A pause between two looks that is no pause yet, as long as the usual one was not long itself. */
export const shortPauseMs = 2 * lookStepMs;
