// Wiring only: puts the rooms together, one engine for each user folder.
import { readAlert } from './battery/old-news';
import { type Cloud, failed, type ProblemCode } from './clouds/cloud';
import { demoPerson } from './clouds/demo-person';
import { openClouds } from './clouds/open';
import { clouds as declaredClouds, isMadeUp } from './clouds/registry';
import { createHttp } from './net/http';
import type { System } from './net/system';
import { oneAtATime, underWay } from './net/turns';
import { createAuthorizations } from './oauth/authorize';
import { type Client, createTokenEndpoint } from './oauth/token-endpoint';
import { createAccessTokens } from './oauth/tokens';
import { type Cap, capsReached } from './people/caps';
import { type Checking, type CheckResult, createChecking } from './people/checking';
import { type Edit, editPerson } from './people/editing';
import { introduceDemoPerson } from './people/introduce-demo';
import type { Introduction } from './people/joining';
import { createOutlets, type Outlets } from './people/outlets';
import { createOverview, type Overview } from './people/overview';
import { type Report, report } from './people/report';
import { createRounds, type Rounds } from './people/rounds';
import { createSignups, type SignupTerms } from './people/signups';
import { isStillWanted } from './people/still-wanted';
import { prepareTests, type TestAlert } from './people/test-alert';
import { createUntold, type Untold } from './people/untold';
import { Trouble } from './sentences/trouble';
import { createSmsAccounts, type SmsAccounts } from './sms/accounts';
import type { Person, StoredReading } from './store/records';
import { openStore } from './store/sqlite/open';
import { type Connect, createConnect } from './web/connect';
import { createDoor, type Door } from './web/door';
import { refuseReserved } from './web/paths';
import type { PublicPort } from './web/public-port';
import { createPublicRoutes, type PublicRoutes } from './web/public-routes';
import { callbackPath } from './web/redirect';
import { createSignupRoutes, type SignupNode, signupPaths } from './web/signup-routes';
import { callbackAddress, createSmsCallbacks } from './web/sms-callbacks';
import { createWebhookRoutes, type WebhookNode } from './web/webhook-routes';
import { createAnswerPost } from './webhooks/answer-post';
import { createInbox, type SyncMessage } from './webhooks/inbox';
import { protocols } from './webhooks/protocols/registry';
import { createSubscriptions } from './webhooks/subscriptions';

export interface EngineOptions {
  /** Where the store lives: `<userDir>/fitbit`. */
  folder: string;
  /** Origins to use in place of the vendors' own; empty outside of tests and demos. */
  origins: Readonly<Record<string, string>>;
  /** Environment variables: a proxy may be named there. */
  environment?: Readonly<Record<string, string | undefined>>;
  system: System;
  /** What outlives this engine; without it, one of its own. */
  door?: Door;
}

/** All that a node, a dialog or a bench can ask for, by what it is about. */
export interface Engine {
  clients: Clients;
  people: People;
  /** Connects an account from the dialog. */
  connect: Pick<Connect, 'start' | 'standing' | 'paste'>;
  checks: Checks;
  alerts: Alerts;
  /** The outboxes of SMS accounts, by their config nodes' ids. */
  sms: Pick<SmsAccounts, 'open' | 'close' | 'openDryRun'>;
  web: Web;
  oversight: Oversight;
  /** Lets what is under way come to its end, then lets go of everything. */
  close(): Promise<void>;
}

/** What config nodes bring: the clients in whose name clouds are asked. */
export interface Clients {
  /** A config node is there. The answer takes it away again; people stay. */
  add(settings: ClientSettings): Promise<{ clientId: string; remove(): void }>;
  /** What is missing of a client, or null. */
  lackOf(asked: ClientAsked): ClientLack | null;
  /** Throws a Trouble where there is no such cloud. */
  cloud(id: string): Cloud;
}

/** Everybody who is watched. */
export interface People {
  /** Everybody of a cloud, with the last readings, and whether a config node still knows their client. */
  list(cloud: string): Promise<PersonView[]>;
  find(id: string): Promise<Person | null>;
  /** Changes what the owner says about a person; the answer is the person as they are now. Throws a Trouble for nobody. */
  edit(id: string, edit: Edit): Promise<Person>;
  /**
   * The owner's word for the number that they were shown, by its mark, and that was not proven by a code. The answer:
   * whose it is. Throws a Trouble where another one waits by now.
   */
  confirmNumber(id: string, shown: string): Promise<string>;
  /** Revokes at the cloud and deletes here. `clientSecret` serves where no config node knows the client. */
  remove(id: string, clientSecret: string): Promise<Removal>;
  /** Somebody was removed or has left: `run` hears who, once nothing of them is stored any more. */
  onRemoved(run: (person: Pick<Person, 'id' | 'number'>) => void): void;
  /** Whether an SMS is about, or goes to, the made-up person. */
  isDemo(personId: string | null, to: string): Promise<boolean>;
}

/** Asking clouds for battery levels. */
export interface Checks {
  /** A battery node checks whom it looks after, and tells: see `Rounds`. */
  run: Rounds['run'];
  /**
   * Checks one person now, for whoever looks; alerts are left to the battery nodes. Throws a Trouble where nobody of
   * that id is checked.
   */
  now(id: string): Promise<{ person: Person; result: CheckResult }>;
  /** The last check of a person since Node-RED started, or null. */
  last: Checking['last'];
}

/** How alerts reach the flow, and what becomes of those that no SMS could tell. */
export interface Alerts extends Pick<Outlets, 'attach' | 'tell'> {
  /** Alerts whose SMS could not even be tried. */
  untold: Untold;
  /**
   * The test alerts of a person, one for each battery node that looks after them, to be sent by `tell`; nothing of them
   * is kept. Throws a Trouble where nobody of that id is told alerts.
   */
  prepareTests(id: string): Promise<TestAlert[]>;
}

/** What the public address serves, and by which port. */
export interface Web {
  /** Answers the public paths, whichever server they come in by. */
  handle: PublicRoutes['handle'];
  /** A webhook node is there: opens its path and gives it what came in. Throws a Trouble where the path is taken. */
  openWebhook(node: WebhookSettings): Promise<OpenWebhook>;
  /** A sign-up node is there: opens its pages. The answer closes them. Throws a Trouble where the path is taken. */
  openSignup(node: SignupSettings): (returns?: boolean) => void;
  /** Opens the public port; a second config with other settings gets a Trouble. */
  serve: PublicPort['open'];
  probePort: PublicPort['probe'];
  /** A public address is served: what stands before our paths from outside. The answer takes it back. */
  addPublicBase(base: string): () => void;
}

/** What the owner sees of it all at a glance. */
export interface Oversight {
  /** A battery node is there and says whom it looks after. The answer takes it away. */
  watch: Overview['watch'];
  /** Everybody, the most urgent first. */
  people: Overview['people'];
  /** The limits of sign-up pages and SMS accounts that are reached. */
  caps(): Promise<Cap[]>;
  /** What keeps the store from writing right now, or null. */
  storeTrouble(): Promise<Trouble | null>;
  /** Codes and counts for an issue, free of everything personal. */
  report(): Promise<Report>;
  /** Calls `run` whenever something has changed that `people` shows. The answer ends that. `run` must not throw. */
  onChange(run: () => void): () => void;
}

export interface ClientSettings {
  /** The config node's id. */
  configId?: string;
  cloud: string;
  clientId: string;
  clientSecret: string;
  language: string;
  /** Whether a node has chosen this config: one that nobody uses changes nothing for the others. */
  isUsed?(): boolean;
}

/** Whose client is meant: where several configs have the same one, the asking node's goes first. */
export interface ClientAsked {
  cloud: string;
  clientId: string;
  configId?: string | undefined;
}

/** What a client can lack, by the code of its Trouble: without either nothing can be asked of the cloud. */
export type ClientLack = 'no-client-id' | 'no-client-secret';

export interface WebhookSettings extends Omit<WebhookNode, 'cloud' | 'clientSecret'> {
  cloud: string;
  /** The config node's id. */
  configId?: string | undefined;
  send(message: SyncMessage): void;
}

export interface SignupSettings
  extends Omit<SignupNode, 'client' | 'redirectUri' | 'consentOrigin' | 'terms'> {
  cloud: string;
  clientId: string;
  /** The config node's id. */
  configId?: string | undefined;
  terms: Omit<SignupTerms, 'cloud' | 'clientId'>;
}

export interface OpenWebhook {
  /** Whether the cloud's handshake, or anything that was proven, has ever come in. */
  isVerified: boolean;
  /** `returns`: a Deploy closes it to open it again, so who posts meanwhile is asked to come again. */
  close(returns?: boolean): void;
}

export interface PersonView {
  person: Person;
  readings: StoredReading[];
  hasClient: boolean;
  /** Whether the connection carries what webhooks need. */
  hasWebhookScopes: boolean;
  /** A number that they gave when they signed up, and that waits for the owner's word; null for none. */
  waitingNumber: string | null;
  /** Of the number that would be confirmed now: see `confirmNumber`. */
  numberMark: string;
}

export interface Removal {
  name: string;
  service: string;
  revoked: boolean;
}

/** How often unfinished sign-ups are looked for. */
const sweepMs = 5 * 60_000;

/** Opens store and rooms. Throws a Trouble when the store cannot be used; nothing is left open then. */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const { folder, origins, environment = {}, system, door: given } = options;
  const store = await openStore(folder, system);
  const door = given ?? createDoor(system);
  const http = createHttp({ system, origins, environment });
  const clouds = openClouds(declaredClouds, http, system);
  const cloud = clouds.get;
  const clients: (Client & Pick<ClientSettings, 'configId' | 'isUsed'>)[] = [];

  const clientOf = ({ cloud: cloudId, clientId, configId }: ClientAsked): Client | null => {
    const same = clients.filter((one) => one.cloud.id === cloudId && one.clientId === clientId);
    const complete = same.filter(({ clientSecret }) => clientSecret !== '');
    return (
      complete.find((one) => one.configId === configId) ??
      (complete.length > 1 ? complete.findLast(({ isUsed }) => isUsed?.()) : null) ??
      complete.at(-1) ??
      same.at(-1) ??
      null
    );
  };
  const lackOf = (asked: ClientAsked): ClientLack | null => {
    if (isMadeUp(asked.cloud)) return null;
    if (asked.clientId === '') return 'no-client-id';
    return clientOf(asked)?.clientSecret === '' ? 'no-client-secret' : null;
  };

  const tokenEndpoint = createTokenEndpoint(http, system);
  const tokens = createAccessTokens({
    store,
    system,
    tokenEndpoint,
    clientOf: (person, configId) => clientOf({ ...person, configId }),
  });
  const watchers = new Set<() => void>();
  const removalWatchers = new Set<(person: Pick<Person, 'id' | 'number'>) => void>();
  const changed = () => {
    for (const watcher of watchers) watcher();
  };
  store.onChange(changed);
  const checking = createChecking({
    store,
    system,
    cloudOf: cloud,
    // Said before anything is sent: the vendor's own words for it would name another cause.
    useToken: async (person, call, configId) =>
      lackOf({ ...person, configId }) === 'no-client-secret'
        ? failed('no-client-secret')
        : tokens.use(person, call, configId),
    // One that brings nothing new writes nothing, and is seen all the same.
    checked: changed,
  });
  /** What is remembered of a person beside the store. */
  const forget = (personId: string) => {
    checking.forget(personId);
    tokens.forget(personId);
  };
  const outlets = createOutlets({ store, system });
  const rounds = createRounds({
    store,
    system,
    checking,
    outlets,
    cloudOf: cloud,
    signupAddress: (client) => signupRoutes.addressFor(client),
  });
  const authorizations = createAuthorizations<Introduction>({
    store,
    http,
    system,
    tokenEndpoint,
    cloudOf: cloud,
  });
  const webhooks = createWebhookRoutes(door.away);
  const inbox = createInbox({ store, system });
  const answerPost = createAnswerPost({
    system,
    http,
    protocols,
    inbox,
    async revoked({ cloud: cloudId, clientId }, userIds) {
      for (const userId of userIds) {
        const person = await store.personOfAccount(cloudId, clientId, userId);
        if (!person) continue;
        const drop = () => store.dropConsent(person.id, system.now());
        await comingAndGoing(`${person.cloud} ${person.clientId}`, drop);
        forget(person.id);
      }
    },
  });
  const subscriptions = createSubscriptions({ cloudOf: cloud, useToken: tokens.use });
  const subscribing = underWay();
  // Who is being removed must not be subscribed again by a deploy at the same time.
  const subscribingOf = oneAtATime();
  const reconcile = (person: Person) =>
    subscribingOf(person.id, async () => {
      const grant = await store.grant(person.id);
      if (grant) await subscriptions.reconcile(person, grant.scopes);
    });
  const subscribe = (person: Person) => {
    if (!subscriptions.areNeededBy(person) || !webhooks.isOpenFor(person) || person.access !== 'ok') return;
    // What failed is tried again at the next start; until then the timer checks.
    subscribing.watch(reconcile(person)).catch(() => undefined);
  };
  const signups = createSignups({ store, system });
  const overview = createOverview({
    store,
    system,
    checking,
    hasCloud: clouds.has,
    hasClient: (person) => clientOf(person) !== null,
    waitingNumber: signups.waitingForOwner,
    numberMark: signups.numberMark,
  });
  /** Who comes and who goes take turns, by client: a removal in the middle of a new consent would be undone by it. */
  const comingAndGoing = oneAtATime();
  const connect = createConnect({
    store,
    system,
    inTurn: comingAndGoing,
    authorizations,
    checking,
    joined: subscribe,
    arriving: signups.arriving,
  });
  const signupRoutes = createSignupRoutes({
    store,
    system,
    limits: door.limits,
    away: door.away,
    signups,
    connect,
    defaultsFor: overview.defaultsFor,
    remove: (id) => removePerson(id, ''),
  });
  let cancelSweep: () => void = () => undefined;
  const sweep = () => {
    cancelSweep = system.after(sweepMs, sweep);
    const forgetting = signups.forgetUnfinished(
      (person) => clientOf(person) !== null,
      (id, signupId) => removePerson(id, '', () => store.removeUnfinished(id, signupId)),
    );
    // What failed is looked for again.
    subscribing.watch(forgetting).catch(() => undefined);
  };
  const bases = new Set<string>();
  const accounts = createSmsAccounts({
    store,
    system,
    http,
    callbackFor: (callback, id) => callbackAddress(bases, callback, id),
    async isOldNews(msg, to, now) {
      const alert = readAlert(msg);
      if (!alert) return false;
      return !isStillWanted(alert, await store.present(alert.person.id, to), to, now);
    },
  });
  const smsCallbacks = createSmsCallbacks({ store, system, accounts, bases: () => [...bases] });
  const routes = createPublicRoutes({
    system,
    limits: door.limits,
    connect,
    webhooks,
    answerPost,
    signups: signupRoutes,
    smsCallbacks,
  });
  try {
    await connect.takeUp();
  } catch (error) {
    await store.close();
    throw error;
  }
  const detach = door.attach(routes);

  /** `remove` deletes, and says whether there was still somebody to delete. */
  async function removePerson(
    id: string,
    clientSecret: string,
    remove: () => Promise<boolean> = () => store.removePerson(id).then(() => true),
  ): Promise<Removal> {
    const person = await store.person(id);
    if (!person) throw new Trouble('person-unknown', 'person.unknown.removed');
    const itself = cloud(person.cloud);
    const using = clientOf(person) ?? { cloud: itself, clientId: person.clientId, clientSecret };
    const grant = await subscribingOf(id, async () => {
      // Needs a token that works, so it comes first; without it the cloud would post for nobody.
      await subscriptions.end(person);
      // Only now: that token may have been renewed just there.
      const last = await store.grant(id);
      // Deleted before it is revoked: if the power goes in between, nothing is kept of somebody who was told to be gone.
      const isRemoved = await comingAndGoing(`${person.cloud} ${person.clientId}`, remove);
      if (!isRemoved) return null;
      forget(id);
      for (const watcher of removalWatchers) watcher(person);
      return last;
    });
    const revoked = grant ? await tokenEndpoint.revoke(using, grant.refreshToken) : null;
    return { name: person.name, service: itself.label, revoked: revoked?.ok === true };
  }

  return {
    clients: {
      async add({ cloud: cloudId, clientId, clientSecret, language, ...node }) {
        const started = await clouds.start(cloudId, (one) =>
          introduceDemoPerson(store, system, one, language),
        );
        const client: (typeof clients)[number] = {
          cloud: cloud(cloudId),
          // A made-up cloud brings its own.
          clientId: started?.clientId ?? clientId,
          clientSecret: started?.clientSecret ?? clientSecret,
          ...node,
        };
        clients.push(client);
        // Those who can only now be revoked.
        cancelSweep();
        sweep();
        return {
          clientId: client.clientId,
          remove() {
            const at = clients.indexOf(client);
            if (at >= 0) clients.splice(at, 1);
          },
        };
      },
      lackOf,
      cloud,
    },
    people: {
      async list(cloudId) {
        // Nobody of Demo is there before a config chooses it.
        if (!clouds.has(cloudId)) return [];
        const webhookScopes = cloud(cloudId).oauth.scopes(true);
        const people = await store.people(cloudId);
        return Promise.all(
          people.map(async (person) => {
            const granted = (await store.grant(person.id))?.scopes ?? [];
            const waitingNumber = await signups.waitingForOwner(person.id);
            return {
              person,
              readings: await store.lastReadings(person.id),
              hasClient: clientOf(person) !== null,
              waitingNumber,
              numberMark: signups.numberMark(person.id, waitingNumber ?? person.number),
              hasWebhookScopes: webhookScopes.every((scope) => granted.includes(scope)),
            };
          }),
        );
      },
      find: store.person,
      edit: (id, edit) => editPerson({ store, signups, termsFor: signupRoutes.termsFor }, id, edit),
      async confirmNumber(id, shown) {
        const person = await store.person(id);
        if (!person) throw new Trouble('person-unknown', 'person.unknown.removed');
        await signups.confirmByOwner(signupRoutes.termsFor(person), id, shown);
        return person.name;
      },
      remove: removePerson,
      onRemoved(run) {
        removalWatchers.add(run);
      },
      async isDemo(personId, to) {
        if (to === demoPerson.number) return true;
        const person = personId === null ? null : await store.person(personId);
        return person !== null && isMadeUp(person.cloud);
      },
    },
    connect,
    checks: {
      run: rounds.run,
      async now(id) {
        const person = await store.person(id);
        if (!person) throw new Trouble('person-unknown', 'person.unknown.removed');
        const { access, accessReason, numberState, name } = person;
        if (access === 'lost') {
          const code = accessReason ?? 'grant-dead';
          const fill = { service: cloud(person.cloud).label, detail: '' };
          throw new Trouble(code, `problem.${code as ProblemCode}`, fill);
        }
        if (numberState === 'unproven')
          throw new Trouble('number-unproven', 'person.unproven', { who: name });
        return { person, result: await checking.check(person) };
      },
      last: checking.last,
    },
    alerts: {
      attach: outlets.attach,
      tell: outlets.tell,
      untold: createUntold({ store, outlets }),
      prepareTests: (id) => prepareTests({ store, system, overview }, id),
    },
    sms: accounts,
    web: {
      handle: routes.handle,
      async openWebhook({ cloud: cloudId, clientId, configId, send, ...node }) {
        const client = clientOf({ cloud: cloudId, clientId, configId });
        if (!client) throw new Trouble('no-client', 'problem.no-client');
        refuseReserved(node.path);
        if (signupRoutes.serves(node.path)) throw pathTaken(node.path);
        const verifiedFact = `verified ${cloudId} ${clientId} ${node.path}`;
        let isVerified = (await store.fact(verifiedFact)) !== null;
        const opened = isVerified;
        const on: WebhookNode['on'] = (event) => {
          if (!isVerified && event.kind !== 'refused') {
            isVerified = true;
            store.setFact(verifiedFact, 'yes').catch(() => undefined);
          }
          node.on(event);
        };
        const close = webhooks.open({
          ...node,
          cloud: client.cloud,
          clientId,
          clientSecret: client.clientSecret,
          on,
        });
        try {
          const people = await store.peopleOfClient(cloudId, clientId);
          const leave = await inbox.attach({ cloud: cloudId, clientId }, send);
          for (const person of people) subscribe(person);
          return {
            isVerified: opened,
            close(returns) {
              close(returns);
              leave();
            },
          };
        } catch (error) {
          close();
          throw error;
        }
      },
      openSignup({ cloud: cloudId, clientId, configId, ...node }) {
        const client = clientOf({ cloud: cloudId, clientId, configId });
        if (!client) throw new Trouble('no-client', 'problem.no-client');
        const { terms, path } = node;
        refuseReserved(path);
        if (signupPaths(path).some((one) => webhooks.find(one) !== null)) throw pathTaken(path);
        const close = signupRoutes.open({
          ...node,
          client,
          terms: { ...terms, cloud: cloudId, clientId },
          redirectUri: `${node.base}${callbackPath}`,
          consentOrigin: new URL(http.address(client.cloud.oauth.authorizationEndpoint)).origin,
        });
        if (!close) throw pathTaken(path);
        return close;
      },
      serve: door.port.open,
      probePort: door.port.probe,
      addPublicBase(base) {
        bases.add(base);
        return () => {
          bases.delete(base);
        };
      },
    },
    oversight: {
      watch: overview.watch,
      people: overview.people,
      caps: () => capsReached(store, system, signupRoutes.terms(), accounts.caps()),
      storeTrouble: store.trouble,
      report() {
        const fieldsOf = (id: string) => (clouds.has(id) ? cloud(id).fields.all() : null);
        return report(
          { store, checking, fieldsOf },
          declaredClouds.map(({ id }) => id),
        );
      },
      onChange(run) {
        watchers.add(run);
        return () => {
          watchers.delete(run);
        };
      },
    },

    async close() {
      const underWayStill = [
        async () => cancelSweep(),
        async () => detach(),
        async () => (given ? undefined : door.port.close()),
        accounts.closeAll,
        routes.idle,
        connect.idle,
        subscribing.idle,
        rounds.idle,
        checking.idle,
        tokens.close,
        inbox.close,
        outlets.close,
        clouds.close,
        http.close,
      ];
      // Each step for itself: a disk in trouble must not leave the file locked, or the next engine finds it in use.
      for (const end of underWayStill) await end().catch(() => undefined);
      await store.close();
    },
  };
}

function pathTaken(path: string): Trouble {
  return new Trouble('web-path-taken', 'web.path-taken', { path });
}
