// What must be known of each kind of alert: one that lacks any of it does not compile.
import type { Fill, SentenceKey } from '../../sentences/sentences';
import type { DeviceState } from '../device-state';
import type { Forecast, Summary } from '../forecast';
import type { Reading } from '../reading';
import type { AlertSettings } from '../settings';
import type { Listener } from '../when';

/** What an alert said of a battery when it was decided, and what is known now. */
export type KnownBattery = Pick<Reading, 'level' | 'status' | 'syncedAt'>;

/** What a battery node's status can say of a device, besides its level; colour and shape are in nodes/common/status.ts. */
export type DeviceStatus = 'low' | 'notSyncing';

/** What is known beside a reading, for what looks ahead. */
export interface Outlook {
  /** What the device's readings have taught, this one included; null for nothing. */
  summary: Summary | null;
  /** IANA, where the wearer is. */
  timeZone: string;
}

/** A kind of alert about a device. */
export interface DeviceKind {
  /** Of several alerts of one check only the most urgent is told: the one with the lowest number. */
  urgency: number;
  /** Told only where the owner wants good news: each costs an SMS. */
  isGoodNews: boolean;
  /** What is told; the places that a sentence may have are filled by `deviceAlert`. `when`: of its forecast, in words. */
  sentence(reading: Reading, when: string | null): SentenceKey;
  /** What is told of several devices at once, where an SMS has no room for a sentence each: `{list}` is filled in. */
  list: SentenceKey;
  /**
   * Fills places of its sentence that no other kind has, or in words of its own. `forecast`: by what is known at `now` (ms
   * since 1970 UTC), when it was decided; `timeZone`: IANA, of the wearer.
   */
  fill?(
    told: Pick<Reading, 'level'> & { forecast: Forecast | null },
    settings: Pick<AlertSettings, 'empty' | 'adviceAt'>,
    listener: Listener,
  ): Fill;
  /**
   * What the battery node's status says as long as it is so; null: nothing but the level, as for good news. `reading`: null
   * for a device that its cloud lists no more, whose last level says nothing of now.
   */
  status(
    state: DeviceState,
    reading: Reading | null,
    settings: Pick<AlertSettings, 'low'>,
  ): DeviceStatus | null;
  /**
   * The state as if this alert had never been told, for one that no SMS could tell: the next check decides anew. Null
   * for a kind that is not worth that.
   */
  rearmed: ((state: DeviceState) => DeviceState) | null;
  /**
   * Until when its sentence may be told, ms since 1970 UTC; left out: for a day. `at`: when it was decided; `emptyAt`: when
   * the battery will be almost empty by what was known then, or null.
   */
  goodUntil?(at: number, emptyAt: number | null): number;
  /** Whether what this alert told is solved (charged, syncing again), by what the node remembers of the device. */
  isSolved(state: DeviceState): boolean;
  /** Whether it is solved by what a newer reading says: an SMS that waited is then not sent. */
  isSolvedByReading(told: KnownBattery, now: KnownBattery): boolean;
}

/** Decides about the alerts of some kinds, which share what they remember. */
export interface DeviceRule<Kind extends string> {
  kinds: Readonly<Record<Kind, DeviceKind>>;
  /** What it remembers of having told: it stays as it was where an alert must not be told yet, and is decided anew. */
  remembers: readonly (keyof DeviceState)[];
  /**
   * `state`: as it was before this reading, and what the reading itself says. The answer: what is remembered from now on,
   * and what is worth telling. A pure function; `now`: ms since 1970 UTC.
   */
  decide(
    state: DeviceState,
    reading: Reading,
    settings: AlertSettings,
    now: number,
    outlook: Outlook,
  ): { state: DeviceState; alerts: readonly Kind[] };
}
