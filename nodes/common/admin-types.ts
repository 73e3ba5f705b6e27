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
  /** `at` is when there was news last: when it was checked last is known to another Node-RED on the same database. */
  isNews?: boolean;
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
  /** Minutes after midnight. */
  ownAdviceAt: number | null;
  advice: boolean;
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
 * number away; null for `ownLow`, `ownNotSyncingHours` and `ownAdviceAt` goes back to what the battery node says.
 */
export interface PersonEdit {
  name: string;
  number: string;
  removeNumber: boolean;
  language: string;
  sms: boolean;
  ownLow: string | null;
  ownNotSyncingHours: string | null;
  ownAdviceAt: string | null;
  advice: boolean;
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

/** GET fitbit/owner-link, POST fitbit/owner-link (a new link), POST fitbit/owner-link/revoke: of a config that is deployed. */
export type OwnerLinkQuery = Record<'configId', string>;

export interface OwnerLink {
  /** Whether the owner's page can be opened from outside. */
  isServed: boolean;
  /** Since when there is a link; null without one. */
  madeAt: string | null;
  /** Whole, once, to who has just made it. */
  link: string | null;
}

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

/** POST fitbit/sms-test: sends a test SMS by a deployed account. `account`: the id of its node. */
export type SmsTest = Record<'account' | 'to', string>;
