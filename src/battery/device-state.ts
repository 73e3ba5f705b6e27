// What is remembered of one device between checks, by one battery node.
import type { Conversation, Severity } from './conversation';

/** An alert that waits for the end of quiet hours or of a pause. Times are ms since 1970 UTC. */
export interface Held {
  kind: string;
  since: number;
  until: number;
  /** The conversation that good news ended, or that a low battery will begin. */
  conversation?: { id: string; times: number };
}

/** Plain JSON; times are ms since 1970 UTC. Each kind of alert keeps its own fields here. */
export interface DeviceState {
  level: number | null;
  status: string | null;
  syncedAt: number | null;
  /** Since when level, status and sync time have been what they are; time in which nobody looked is left out. */
  unchangedSince: number;
  /**
   * Where only that says whether a device syncs: a look that counted, and how long before it the one before was. Else
   * null. As coarse as `lookStepMs`, so that a check which brings nothing new seldom writes.
   */
  looked: { at: number; gap: number } | null;
  /** The worst that was told in this low period; `none`: it is in none, or nothing was told. */
  lowPeriod: 'none' | 'low' | 'critical';
  /** What the low period began with: a level, or a word without one. */
  lowPeriodBy: 'level' | 'word' | null;
  toldAt: number | null;
  notSyncing: boolean;
  /**
   * When `charge-soon` was told in this discharge, and the lowest level since; null and missing: it was not. A rise by
   * `chargedBy` from that level ends the discharge.
   */
  advised?: { at: number; lowest: number } | null;
  /** About the low period; missing: there is none. */
  conversation?: Conversation;
  /** An alert that must not be told yet; missing: there is none. */
  held?: Held;
  /** Quiet for 30 days when first seen: listed, never alerted, until it syncs again. */
  retired: boolean;
}

/** The names under which 0.1.0 stored some of it. */
interface OldNames {
  dip?: DeviceState['lowPeriod'];
  dipBy?: DeviceState['lowPeriodBy'];
  silent?: boolean;
}

/**
 * A state as it was stored, in this version or in 0.1.0; null for what is none, of a disk that failed or of a later version: it must
 * not hide everybody else's. An alert in it that is none is left out.
 */
export function readDeviceState(text: string): DeviceState | null {
  const stored = objectIn(text);
  if (!stored) return null;
  const { dip, dipBy, silent, conversation, held, ...state } = stored as DeviceState & OldNames;
  return {
    ...state,
    ...(fits(conversation, ofConversation) ? { conversation } : {}),
    ...(fits(held, ofHeld) ? { held } : {}),
    ...(dip === undefined ? {} : { lowPeriod: dip }),
    ...(dipBy === undefined ? {} : { lowPeriodBy: dipBy }),
    ...(silent === undefined ? {} : { notSyncing: silent }),
  };
}

function objectIn(text: string): object | null {
  try {
    const found: unknown = JSON.parse(text);
    return typeof found === 'object' && found !== null && !Array.isArray(found) ? found : null;
  } catch {
    return null;
  }
}

const isTime = (value: unknown) => Number.isSafeInteger(value);
const isTimeOrNone = (value: unknown) => value === null || isTime(value);
const isText = (value: unknown) => typeof value === 'string';
const severities: readonly unknown[] = ['low', 'critical'] satisfies Severity[];
const states: readonly unknown[] = [
  'open',
  'acknowledged',
  'snoozed',
  'solved',
] satisfies Conversation['state'][];

type Checks<T> = Record<keyof T, (value: unknown) => boolean>;

const ofConversation: Checks<Conversation> = {
  id: isText,
  severity: (value) => severities.includes(value),
  state: (value) => states.includes(value),
  since: isTime,
  newsAt: isTime,
  toldAt: isTime,
  times: isTime,
  alertIds: Array.isArray,
  until: isTimeOrNone,
  openSince: isTime,
  escalated: (value) => value === null || severities.includes(value),
  escalatedAt: isTimeOrNone,
};

const ofHeld: Checks<Held> = {
  kind: isText,
  since: isTime,
  until: isTime,
  conversation: (value) => value === undefined || fits(value, { id: isText, times: isTime }),
};

/** Whether each field of what was stored is what it has to be. */
function fits<T>(stored: unknown, checks: Checks<T>): stored is T {
  if (typeof stored !== 'object' || stored === null) return false;
  const given = stored as Record<string, unknown>;
  return Object.entries<(value: unknown) => boolean>(checks).every(([field, isFit]) => isFit(given[field]));
}
