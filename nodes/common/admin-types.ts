// What the admin routes of the nodes take and answer, as JSON: described once, for the routes and for the editor's scripts.
// Nothing is imported here, so that both sides can read it. Times are ISO 8601 in UTC; numbers of people are shortened.

/** What any route answers with 400 or 415. */
export interface AdminTrouble {
  code: string;
  text: string;
}

/** What was done, or how something stands, in a sentence in the editor's language. */
export interface Sentence {
  text: string;
}

export interface CheckOutcome {
  at: string;
  ok: boolean;
  /** Why it failed. */
  text?: string | undefined;
}

/** GET fitbit/people */
export type PeopleQuery = Record<'cloud' | 'clientId' | 'configId', string>;

/** As the dialog of fitbit-config lists them. */
export interface ListedPeople {
  people: ListedPerson[];
}

/** What the form shows of somebody who is edited: the number only in its short form, so it cannot stand in its field. */
export interface EditablePerson {
  id: string;
  name: string;
  number: string | null;
  language: string;
  sms: boolean;
  /** Percent and hours of their own; null for what the battery node says. */
  ownLow: number | null;
  ownNotSyncingHours: number | null;
}

export interface ListedPerson extends EditablePerson {
  /** Goes back with the owner's word: it is for this number and no other. */
  numberMark: string;
  numberState: 'none' | 'unproven' | 'proven';
  stopped: boolean;
  /** Whether msgs can name this person: who signed up by themselves waits for the owner. Always so where no msg does. */
  isNamed: boolean;
  /** Whether no config that is deployed knows the client that this person is connected by. */
  orphan: boolean;
  access: { state: 'ok' | 'lost'; text?: string | undefined };
  /** False if the service may not tell of this person: the permission was not asked for when they connected. */
  webhook: boolean;
  lastCheck: CheckOutcome | null;
  devices: ListedDevice[];
}

export interface ListedDevice {
  id: string;
  name: string;
  /** Percent. */
  level: number | null;
  /** The service's own word. */
  status: string | null;
  syncedAt: string | null;
}

/** POST fitbit/people: somebody whose levels come by msgs. `clientId`: their source. They need no consent. */
export type PersonAdded = Pick<PeopleQuery, 'cloud' | 'clientId'> &
  Pick<PersonEdit, 'name' | 'number' | 'language' | 'country'>;

/** POST fitbit/people/<id>/forget-device: `name` as it stands in the list, for the answer. */
export type DeviceForgotten = Record<'device' | 'name', string>;

/** POST fitbit/people/<id>/link: by which name msgs are about somebody who signed up by themselves. */
export type PersonLinked = Pick<PersonEdit, 'name'>;

/**
 * POST fitbit/people/<id>: what is empty or not there keeps what is stored. `removeNumber` is the only way to take a
 * number away; null for `ownLow` and `ownNotSyncingHours` goes back to what the battery node says.
 */
export interface PersonEdit {
  name: string;
  number: string;
  removeNumber: boolean;
  language: string;
  sms: boolean;
  ownLow: string | null;
  ownNotSyncingHours: string | null;
  /** Default for a number without a country; where it is missing, that of a config that knows the person. */
  country?: string;
}

/** POST fitbit/people/<id>/confirm: the owner's word for a number, by the mark that was shown beside it. */
export type NumberConfirmation = Record<'shown', string>;

/** DELETE fitbit/people/<id> */
export type RemovalQuery = Record<'configId', string>;

export interface Removal extends Sentence {
  removed: true;
}

/** GET fitbit/redirect */
export interface RedirectQuery {
  cloud: string;
  publicAddress: string;
  serve: string;
  configId: string;
  /** Of a node that is reached from outside. */
  path?: string;
}

export interface RedirectAnswer {
  /** The exact address to register. */
  redirectUri: string;
  /** How it is registered. */
  register: string;
  /** Where `path` is reached from outside; null without a public address. */
  webhookAddress: string | null;
  /** Why the service would not take the address. */
  hint?: string;
}

/** GET fitbit/serving: whether the public paths can be served so; if not, that is the trouble that is answered. */
export type ServingQuery = Record<'serve' | 'bind' | 'port' | 'passNodeAuth', string>;

/** GET fitbit/lacking: the configs that run without a client secret, by their ids in the editor. */
export interface LackingAnswer {
  withoutSecret: string[];
}

/** POST fitbit/connect: what is typed in the dialog; a stored secret is found by the config's id. */
export interface ConnectRequest {
  configId: string;
  cloud: string;
  clientId: string;
  /** Null for the stored one. */
  clientSecret: string | null;
  publicAddress: string;
  serve: string;
  port: number;
  bind: string;
  webhooks: boolean;
  country: string;
  passNodeAuth?: boolean;
  /** Default for somebody new. */
  language?: string;
  /** Who connects again. */
  personId?: string;
  person: Introduction;
}

export interface Introduction {
  name: string;
  /** Null keeps what is stored. */
  number: string | null;
  /** Empty for no choice. */
  language: string;
}

export interface ConnectStarted {
  id: string;
  authorizeUrl: string;
  redirectUri: string;
  /** Whole, once, to who typed it: only so can a wrong one be seen before it is kept. Null where none was typed. */
  number: string | null;
}

/** GET fitbit/connect/<id>, and POST fitbit/connect/<id>/paste */
export type ConnectProgress =
  | { state: 'waiting' }
  | { state: 'failed' | 'expired'; text: string }
  | { state: 'connected'; text: string; person: { id: string; name: string } };

/** The address that the browser could not open. */
export interface PastedAddress {
  address: string;
}

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
  count: { all: number; need: number; low: number };
  found: number;
  people: OverviewPerson[];
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
    | 'sms-number-used-up';
  /** The node whose dialog mends it. */
  nodeId: string;
  isConfig: boolean;
  /** A count or a code that belongs into the sentence. */
  fact: string;
  /** The sentence itself, where it is one of the engine's. */
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
  sent: SmsFate[];
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
  /** [ms since 1970 UTC, percent], oldest first. */
  curve: [number, number][];
}

/** An SMS of the last days, and what became of it. */
export interface SmsFate {
  at: string;
  to: string;
  fate: 'waiting' | 'accepted' | 'dryRun' | 'sent' | 'delivered' | 'failed' | 'refused' | 'uncertain';
  /** Why it failed. */
  text?: string;
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
