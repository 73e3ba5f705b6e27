// The shapes of all msgs that the nodes send and take, for TypeScript and for editors. It stands alone: the package ships it.
// Times are ISO 8601 in UTC, levels percent, numbers E.164; what is not known is null. docs/function-nodes.md shows the use.

/** What every msg has; Node-RED's own. */
interface Msg {
  _msgid?: string;
}

export interface PersonFacts {
  id: string;
  name: string;
}

export interface BatteryFacts {
  /** At the last sync. */
  level: number | null;
  /** The service's own word, such as `Low`. */
  status: string | null;
  deviceId: string;
  /** The product, such as `Charge 6`. */
  device: string;
  /** `tracker` (watches too), `scale` or `unknown`. */
  type: string;
  syncedAt: string | null;
}

/** When a device will be at the low threshold and almost empty (10 %) if it is not charged. */
export interface ForecastFacts {
  lowAt: string | null;
  emptyAt: string | null;
  /** Between these with a chance of 80 %. */
  low: [from: string, to: string] | null;
  empty: [from: string, to: string] | null;
}

export type AlertKind =
  | 'low'
  | 'critical'
  | 'charged'
  | 'not-syncing'
  | 'syncing-again'
  | 'charge-soon'
  | 'reconnect'
  | 'cannot-check'
  | 'test';

export interface AlertFacts {
  /** The same for a repeat of the same alert. */
  id: string;
  kind: AlertKind;
  /** When it was decided. */
  at: string;
  /** The id of an earlier alert that could not be told to all; who had that one does not get this one. */
  instead?: string;
  /** Of what is told of a low period: the same from the first telling until it was charged. */
  conversation?: string;
  /** Which telling of that it is, from 1 on. */
  times?: number;
  /** Whether it is for the next person, as nobody has charged it since the first was told. */
  escalated?: boolean;
  /** Where it has waited for the end of quiet hours or of a pause: when that was. */
  heldUntil?: string;
  /** The node's quiet hours, such as `22:00`, where the wearer is: who sends an SMS of it waits for their end. */
  quiet?: { from: string; to: string };
}

/** `fitbit-battery-status`, output 1. */
export interface AlertMessage extends Msg {
  /** The sentence, ready to send, in the person's language. */
  payload: string;
  /** Person and device, such as `Anna/Charge 6`. */
  topic: string;
  /** Only where the person has a number that is proven and wants SMS. */
  to?: string;
  alert: AlertFacts;
  /** `sms` is false where the person has switched SMS off. */
  person: PersonFacts & { sms?: false };
  /** Missing where the alert is about no device: `reconnect`, `cannot-check`, `test`. */
  battery?: BatteryFacts;
  /** Missing where `battery` is. */
  forecast?: ForecastFacts | null;
}

/** `fitbit-battery-status`, output 2. */
export interface ReadingMessage extends Msg {
  /** The level. */
  payload: number | null;
  topic: string;
  person: PersonFacts;
  battery: BatteryFacts;
  forecast: ForecastFacts | null;
}

/** What `history` tells of one device. */
export interface DeviceHistory {
  person: PersonFacts;
  device: string;
  deviceId: string;
  level: number | null;
  status: string | null;
  /** The oldest first. */
  readings: { at: string; level: number | null; status: string | null; syncedAt: string | null }[];
  forecast: ForecastFacts | null;
  /** When it will be at which level if it is not charged, the highest first, and between which times with a chance of 80 %. */
  ahead: { level: number; at: string; between: [from: string, to: string] }[];
}

/** `fitbit-battery-status`, output 3: devices for `history`, a picture as SVG text for `chart`. */
export interface AnswerMessage extends Msg {
  payload: DeviceHistory[] | string;
  /** As it came. */
  person: WhichPerson;
}

/** What became of an SMS. */
export interface SmsFacts {
  /** Its id at the provider; null in a dry run. */
  sid: string | null;
  /** The provider's word, such as `queued` or `accepted`; `dry-run` where there is no account. */
  status: string;
  /** How many SMS it counts as; of a joint SMS all of it. */
  segments: number;
  to: string;
  /** The id of the account's node by which it went; missing where that is the first one's own. */
  account?: string;
}

/** `fitbit-sms-out`, output 1: the msg as it came, with what became of its SMS. */
export interface AcceptedMessage extends Msg {
  sms: SmsFacts;
}

/** `fitbit-sms-out`, output 2: an SMS that somebody sends back. */
export interface ReplyMessage extends Msg {
  payload: string;
  topic: string;
  from: string;
  /** Whom the last SMS to that number was about, else the only one whose number it is; null where nobody knows. */
  person: PersonFacts | null;
  /** The word that is understood. */
  reply: 'ok' | 'later' | 'pause' | 'battery' | 'stop' | 'start' | null;
}

/** `fitbit-webhook-in`: somebody's tracker has just synced. */
export interface SyncMessage extends Msg {
  payload: {
    /** What kinds of data came, in the service's words. */
    collections: string[];
    /** All notifications of the window. */
    count: number;
    /** When the first and the last of them came. */
    first: string;
    last: string;
    /** As received, at most 100 of them. */
    entries: unknown[];
  };
  topic: string;
  person: PersonFacts;
}

/** `fitbit-signup`, output 1: a code or a welcome to send. */
export interface SignupSms extends Msg {
  payload: string;
  to: string;
  /** One for each code and each welcome: with the same key nothing is sent twice. */
  smsKey: string;
  /** Whom it is about: when they leave, it goes with them. */
  person: PersonFacts;
}

export type SignupEvent = 'joined' | 'confirmed' | 'reconnected' | 'left';

/** `fitbit-signup`, output 2. */
export interface SignupEventMessage extends Msg {
  payload: SignupEvent;
  topic: string;
  person: PersonFacts;
}

/** What `msg.error` holds at a catch node, of an error of these nodes. */
export interface ErrorFacts {
  /** One of the words in docs/errors.md; they stay. */
  code: string;
  /** A sentence that says what to do, with `Error: ` before it. */
  message: string;
  source: { id: string; type: string; name?: string; count: number };
  cause?: ErrorCause;
}

export interface ErrorCause {
  /** Of `check-failed`: whose check, and why. */
  people?: { id: string; code: string; text: string }[];
  /** Of a limit of SMS: false for the first msg since it was reached. */
  again?: boolean;
  /** Of such a limit, but that of refused SMS: how many it lets through. */
  cap?: number;
  /** Of an SMS that another account of the chain had: that account's node. */
  account?: string;
  /** Of an SMS to several numbers: how many they were, and those that failed; `place` from 1 on, `to` shortened. */
  count?: number;
  failed?: { place: number; to: string | null; code: string }[];
}

/** From a catch node: the msg that failed, with the error. */
export interface CaughtMessage extends Msg {
  error: ErrorFacts;
}

/** A person by id or name, or an object with one of them. */
export type WhichPerson = string | { id?: string; name?: string; [other: string]: unknown };

/** To `fitbit-battery-status`: checks, which any other msg does as well. */
export interface CheckMessage extends Msg {
  person?: WhichPerson;
}

/** To `fitbit-battery-status` with the service Other source: brings a level. */
export interface LevelMessage extends Msg {
  /** 0 to 100, such text (`83 %`), or an object; none, a boolean, an empty text or a time is a check. */
  payload:
    | number
    | string
    | { level: number | string; status?: string; charging?: boolean; at?: string | number }
    | { status: string; charging?: boolean; at?: string | number };
  person?: WhichPerson;
  device?: string | number;
  /** What the topic pattern reads. */
  topic?: string;
  /** True where a broker had kept the level: it does not count as heard now. */
  retain?: boolean;
}

/** To `fitbit-battery-status`: asks for an answer at output 3. */
export interface QuestionMessage extends Msg {
  action: 'history' | 'chart';
  /** Or `everybody`. */
  person: WhichPerson;
  /** Only this device, by its name or id. */
  device?: string | number;
  /** How far back, 1 to 17520; two weeks without it. */
  hours?: number;
}

/** To `fitbit-battery-status`: does something about one alert, or about all open ones of a person. */
export type ActionMessage = Msg & {
  action: 'acknowledge' | 'snooze' | 'pause' | 'resume';
  /** Until when: ISO 8601 with its zone, or ms since 1970 UTC. */
  until?: string | number;
  /** For how long, in place of `until`. */
  hours?: number;
} & (
    | {
        /** The id of an alert or of its conversation, or the whole of `alert` as output 1 sent it; goes before `person`. */
        alert: string | AlertFacts;
        person?: WhichPerson;
      }
    | {
        /** Or `everybody`. */
        person: WhichPerson;
      }
  );

/** To `fitbit-sms-out`; an alert is one. Where the dialog names other places for number and text, they are not needed. */
export interface SmsMessage extends Msg {
  payload?: string;
  /** One number or several, up to 20. */
  to?: string | string[];
  /** With the same key nothing is sent twice to a number within a day. */
  smsKey?: string;
}

/** What else a msg holds: it goes on. */
export interface CarriedOn {
  [other: string]: unknown;
}

/** What leaves each node, output by output. */
export interface Outputs {
  'fitbit-battery-status': [
    alerts: AlertMessage & CarriedOn,
    readings: ReadingMessage & CarriedOn,
    answers: AnswerMessage & CarriedOn,
  ];
  'fitbit-sms-out': [accepted: AcceptedMessage & CarriedOn, replies: ReplyMessage];
  'fitbit-webhook-in': [synced: SyncMessage];
  'fitbit-signup': [sms: SignupSms, events: SignupEventMessage];
  catch: [caught: CaughtMessage & CarriedOn];
}

/** What each node takes. */
export interface Inputs {
  'fitbit-battery-status': (CheckMessage | LevelMessage | QuestionMessage | ActionMessage) & CarriedOn;
  'fitbit-sms-out': SmsMessage & CarriedOn;
}
