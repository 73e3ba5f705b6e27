// What the owner sees of it all at a glance: a group of the engine.
import type { OpenClouds } from '../clouds/open';
import type { Event } from '../net/event';
import type { System } from '../net/system';
import type { Clients } from '../oauth/clients';
import { type Cap, capsReached } from '../people/caps';
import type { Curves } from '../people/curves';
import { createOverview, type Overview } from '../people/overview';
import type { Signups } from '../people/signup/signups';
import type { Trouble } from '../sentences/trouble';
import type { SmsAccounts } from '../sms/accounts';
import type { SenderHealth } from '../sms/provider';
import type { Instance, Store } from '../store/store';
import type { Checks } from './checks';
import { createReport, type MakeReport } from './report';
import { createShowHistory, type ShowHistory } from './show-history';
import type { SignupNodes } from './signup-nodes';
import { createWhomTold, type WhomTold } from './whom-told';

export interface Oversight extends Pick<Overview, 'watch' | 'people'>, ShowHistory {
  /** The limits of sign-up pages and SMS accounts that are reached. */
  caps(): Promise<Cap[]>;
  /** The SMS accounts that are open, and how many of their SMS count this month. */
  accounts(): Promise<AccountUse[]>;
  /** The SMS accounts of which an SMS waits for its next try, and why. */
  waitingSms: SmsAccounts['waiting'];
  /** What keeps the store from writing right now, or null. */
  storeTrouble(): Promise<Trouble | null>;
  /** The Node-REDs that share the store, the first one first; none where this one has it alone. */
  instances(): Promise<Instance[]>;
  report: MakeReport;
  whomTold: WhomTold;
  /** Something has changed that `people` shows. */
  onChange: Event<[]>['on'];
}

/** `id`: of the account's config node; `name`: as its owner calls it, else its provider; `perMonth`: its cap, or null. */
export interface AccountUse {
  id: string;
  name: string;
  ofMonth: number;
  perMonth: number | null;
  gateway: GatewayState | null;
}

/**
 * The phone by which the SMS of an account leave, as it was seen last. `level` in percent; `lastSeenAt`: when its server last
 * heard of it, ISO 8601, UTC. Null is unknown.
 */
export interface GatewayState {
  isReached: boolean;
  level: number | null;
  isCharging: boolean | null;
  lastSeenAt: string | null;
}

interface OversightParts {
  store: Store;
  system: System;
  clouds: OpenClouds;
  checks: Pick<Checks, 'last' | 'readings'>;
  clients: Pick<Clients, 'has'>;
  signups: Pick<Signups, 'waitingForOwner' | 'numberMark'>;
  signupNodes: Pick<SignupNodes, 'all'>;
  accounts: Pick<SmsAccounts, 'caps' | 'waiting' | 'health'>;
  curves: Curves;
  changed: Event<[]>;
}

export function createOversight(parts: OversightParts): { overview: Overview; oversight: Oversight } {
  const { store, system, clouds, clients, checks, signups, signupNodes, accounts, curves, changed } = parts;
  const overview = createOverview({
    store,
    system,
    checking: checks,
    curves,
    readings: checks.readings,
    hasCloud: clouds.has,
    hasClient: clients.has,
    waitingNumber: signups.waitingForOwner,
    numberMark: signups.numberMark,
  });
  const policies = () => signupNodes.all().map(({ policy }) => policy);
  const oversight = {
    watch: overview.watch,
    people: overview.people,
    ...createShowHistory(parts),
    caps: () => capsReached(store, system, policies(), accounts.caps()),
    accounts: () =>
      Promise.all(
        accounts.caps().map(async ({ id, name, caps: { perMonth = null } }) => ({
          id,
          name,
          gateway: gatewayState(accounts.health(id)),
          ofMonth: await store.countSmsOfMonth(id, system.now()),
          perMonth,
        })),
      ),
    waitingSms: accounts.waiting,
    storeTrouble: store.trouble,
    instances: store.instances,
    report: createReport({ ...parts, checking: checks }),
    whomTold: createWhomTold(store),
    onChange: changed.on,
  };
  return { overview, oversight };
}

function gatewayState(health: SenderHealth | null): GatewayState | null {
  if (health === null) return null;
  const { phone = null, lastSeenAt = null } = health.kind === 'reached' ? health : {};
  return {
    isReached: health.kind === 'reached',
    level: phone?.level ?? null,
    isCharging: phone?.isCharging ?? null,
    lastSeenAt: lastSeenAt === null ? null : new Date(lastSeenAt).toISOString(),
  };
}
