// What the routes of the sidebar tab take and answer, as JSON, as in admin-types.ts.
import type { Curve } from '../../src/battery/picture/curve';
import type { CheckOutcome, EditablePerson, ListedDevice } from './admin-types';

/** GET fitbit/overview: the most urgent `most` of those whose name contains `name`. */
export interface OverviewQuery {
  name: string;
  most: number;
}

export interface OverviewAnswer {
  /** Node-RED's clock: "3 h ago" is told by it and not by the browser's. */
  now: string;
  configs: { id: string; cloud: string }[];
  /** Why nothing can be stored right now. */
  trouble: string | null;
  needs: SetupNeed[];
  accounts: OverviewAccount[];
  /** The Node-REDs that share a database, the first one first; none where there is no database. */
  instances: OverviewInstance[];
  count: { all: number; need: number; low: number; paused: number };
  found: number;
  people: OverviewPerson[];
}

/** A Node-RED among several on one database. */
export interface OverviewInstance {
  /** Its host, and the port of its editor. */
  name: string;
  version: string;
  /** Whether it is the one that answers. */
  isOwn: boolean;
  /** When it started, by the clock of the one that answers. */
  since: string;
  /** How many people it checks, and how many SMS it looks after. */
  people: number;
  sms: number;
  /** By how much its clock is ahead of the database's, whole seconds; negative: behind. 0 where it is less than two. */
  aheadSeconds: number;
}

/** An SMS account. `ofMonth`: its SMS in this month by Node-RED's zone, as far as they count against `perMonth`, its cap. */
export interface OverviewAccount {
  /** Of its config node. */
  id: string;
  ofMonth: number;
  perMonth: number | null;
  /** The phone by which they leave, as it was seen last; null where there is none, or nobody looked yet. */
  gateway: {
    isReached: boolean;
    /** Percent. */
    level: number | null;
    isCharging: boolean | null;
    /** When its server last heard of it. */
    lastSeenAt: string | null;
  } | null;
}

/** What in the set-up needs somebody. */
export interface SetupNeed {
  kind:
    | 'blind'
    | 'editor-open'
    | 'not-public'
    | 'signup-full'
    | 'codes-used-up'
    | 'sms-day-used-up'
    | 'sms-month-used-up'
    | 'sms-number-used-up'
    | 'sms-waiting'
    | 'sms-held';
  /** The node whose dialog mends it. */
  nodeId: string;
  isConfig: boolean;
  /** A count, a code or a time (ISO 8601, UTC) that belongs into the sentence. */
  fact: string;
  /** The sentence itself, or what belongs into it, where it is one of the engine's. */
  text?: string;
}

export interface OverviewPerson extends EditablePerson {
  service: string;
  /** Goes back with the owner's word: it is for this number and no other. */
  numberMark: string;
  /** Not the made-up person of Demo. */
  mayEdit: boolean;
  /** Whether levels come by msgs: there is a source, and no client. */
  byMsg: boolean;
  stopped: boolean;
  /** The config node of their client; null where none is deployed. */
  configId: string | null;
  need: 'no-client' | 'reconnect' | 'confirm' | 'not-linked' | 'untold' | 'cannot-check' | null;
  /** Why an alert could not be told by SMS, and the node that could not. */
  untold: { nodeId: string; text: string } | null;
  reason: string | null;
  connected: boolean;
  lastCheck: CheckOutcome | null;
  /** The battery nodes that look after them; null for thresholds that come with the first msg. */
  watches: { nodeId: string; thresholds: Thresholds | null }[];
  test: TestAlert | null;
  devices: OverviewDevice[];
  /** Their pause that holds now; `lastDay`: where it ends with a day there, that day, such as `2026-12-24`. */
  paused: { until: string; lastDay: string | null } | null;
  /** Open, or held, the worst first. */
  alerts: OverviewAlert[];
  sent: SmsFate[];
}

/** An alert about a low period that has not come to its end, or one that waits. */
export interface OverviewAlert {
  /** Its id; empty for one that waits, and was never told. */
  conversation: string;
  nodeId: string;
  deviceId: string;
  /** Its name, as the owner reads it. */
  device: string;
  /** The kind of the alert: of one that waits, any. */
  kind: string;
  level: number | null;
  /** `held`: it waits for the end of quiet hours or of a pause. */
  state: 'open' | 'acknowledged' | 'snoozed' | 'held';
  /** When it was told first and last, and how many times. */
  since: string;
  toldAt: string;
  times: number;
  /** The end of what it is put off for, or waits for. */
  until: string | null;
  /** When the next person was told. */
  escalatedAt: string | null;
  /** What comes next by itself. */
  next: { what: 'reminder' | 'escalation' | 'snooze-end' | 'hold-end'; at: string } | null;
  /** Its last SMS, the newest first. */
  told: AlertTold[];
}

/** `names`: whose number it is, empty where it is nobody's. `isNext`: for the next person, as nobody had charged it. */
export interface AlertTold extends SmsFate {
  names: string[];
  isNext: boolean;
}

/** POST fitbit/alerts/<conversation>/acknowledge and /snooze (for three hours): how it stands now. */
export type AlertAnswered = Pick<OverviewAlert, 'state' | 'until'>;

/** POST fitbit/people/<id>/pause, and fitbit/pause for everybody: to the end of so many days, or of a day such as `2026-12-24`. */
export interface PauseAsked {
  days?: string;
  day?: string;
}

/** How many people a pause, or the end of one, is for. */
export interface PeoplePaused {
  people: number;
}

export interface Thresholds {
  /** Percent. */
  low: number;
  critical: number;
  /** Without a sync. */
  hours: number;
}

export interface OverviewDevice extends Omit<ListedDevice, 'id'> {
  standing: 'critical' | 'low' | 'not-syncing' | 'unknown' | 'fine' | 'retired';
  isWatched: boolean;
  curve: Curve;
  /** By whose clock it is drawn: IANA, where the person is. */
  timeZone: string;
  /** What the curve says, in words, by the same clock. */
  said: string;
  /** Of its last ten discharges: of how many a forecast could be judged, and by how many hours half of those were off at most. */
  score: { judged: number; hours: number | null } | null;
}

/** An SMS of the last days, and what became of it. */
export interface SmsFate {
  at: string;
  to: string;
  fate: 'waiting' | 'accepted' | 'dryRun' | 'sent' | 'delivered' | 'failed' | 'refused' | 'uncertain';
  /** Why it failed. */
  text?: string;
  /** The config node of the account that took it over, where one did. */
  by?: string;
}

/** A test alert on its way: what left each battery node, which nodes it reached, and what became of its SMS. */
export interface TestAlert {
  at: string;
  legs: TestLeg[];
  sms: SmsFate[];
}

export interface TestLeg {
  nodeId: string;
  /** False where the node was being closed. */
  hasLeft: boolean;
  /** Whether anything is wired to output 1. */
  isWired: boolean;
  steps: TestStep[];
}

export interface TestStep {
  id: string;
  type: string;
  name: string;
  /** Empty while nothing went wrong; our own nodes' sentence, or `?` for another node's error, which could hold anything. */
  failure: string;
}

/** POST fitbit/people/<id>/test */
export interface TestsSent {
  sent: number;
}

/** GET fitbit/dry-runs: SMS that did not leave, whole, the newest first; only for who may change flows. */
export interface DryRunsAnswer {
  runs: { at: string; to: string; text: string }[];
}
