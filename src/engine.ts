// Wiring only: puts the rooms together, one engine for each user folder.
import type { Cloud } from './clouds/cloud';
import { type Demo, demoPerson, openDemo } from './clouds/demo';
import { fitbit } from './clouds/fitbit';
import { googleHealth } from './clouds/google-health';
import { createHttp } from './net/http';
import type { System } from './net/system';
import { createAuthorizations } from './oauth/authorize';
import { type Client, createTokenEndpoint, type TokenEndpoint } from './oauth/token-endpoint';
import { createAccessTokens } from './oauth/tokens';
import { type Checking, createChecking } from './people/checking';
import type { Introduction } from './people/joining';
import { createOutlets, type Outlets } from './people/outlets';
import { createRounds, type Rounds } from './people/rounds';
import { Trouble } from './sentences/trouble';
import { type Outbox, openOutbox } from './sms/outbox';
import { type TwilioAccount, twilioSender } from './sms/twilio';
import type { Person, PersonId, StoredReading } from './store/records';
import { openStore } from './store/store';
import { type Connect, createConnect } from './web/connect';
import { createPublicRoutes, type Handle } from './web/public-routes';
import { openPublicServer, type PublicServer } from './web/public-server';

export interface EngineOptions {
  /** Where the store lives: `<userDir>/fitbit`. */
  folder: string;
  /** Origins to use in place of the vendors' own; empty outside of tests and demos. */
  origins: Readonly<Record<string, string>>;
  system: System;
}

export interface Engine {
  connect: Connect;
  checking: Checking;
  rounds: Rounds;
  outlets: Outlets;
  /** Answers the public paths, whichever server they come in by. */
  handle: Handle;
  cloud(id: string): Cloud;
  /** A config node is there. The answer takes it away again; people stay. */
  addClient(settings: ClientSettings): Promise<{ clientId: string; remove(): void }>;
  /** Everybody of a cloud, with the last readings, and whether a config node still knows their client. */
  people(cloud: string): Promise<PersonView[]>;
  /** Revokes at the cloud and deletes here. `clientSecret` serves where no config node knows the client. */
  removePerson(id: string, clientSecret: string): Promise<Removal>;
  /** The outbox of an SMS account, by its config node's id. */
  openSmsAccount(id: string, account: TwilioAccount, validitySeconds: number): Promise<Outbox>;
  closeSmsAccount(id: string): void;
  /** Whether an SMS is about, or goes to, the made-up person. */
  isDemo(personId: string | null, to: string): Promise<boolean>;
  /** Opens the public port; a second config with other settings gets a Trouble. */
  serve(bind: string, port: number): Promise<void>;
  /** Lets what is under way come to its end, then lets go of everything. */
  close(): Promise<void>;
}

export interface ClientSettings {
  cloud: string;
  clientId: string;
  clientSecret: string;
  language: string;
}

export interface PersonView {
  person: Person;
  readings: StoredReading[];
  hasClient: boolean;
}

export interface Removal {
  name: string;
  service: string;
  revoked: boolean;
}

const demoPersonId = 'person_demo' as PersonId;

/** Opens store and rooms. Throws a Trouble when the store cannot be used; nothing is left open then. */
export async function openEngine({ folder, origins, system }: EngineOptions): Promise<Engine> {
  const store = await openStore(folder, system);
  const http = createHttp({ system, origins });
  const realClouds: Record<string, Cloud> = {
    'google-health': googleHealth(http, system),
    fitbit: fitbit(http, system),
  };
  let demo: Promise<Demo> | null = null;
  let demoCloud: Cloud | null = null;
  let demoTokens: TokenEndpoint | null = null;
  const clients: Client[] = [];
  const outboxes = new Map<string, { outbox: Promise<Outbox>; isOpen: boolean }>();
  let server: { place: string; opened: Promise<PublicServer> } | null = null;

  const cloud = (id: string): Cloud => {
    const found = id === 'demo' ? demoCloud : realClouds[id];
    if (!found) throw new Trouble('no-client', 'problem.no-client');
    return found;
  };
  const clientOf = (person: Pick<Person, 'cloud' | 'clientId'>): Client | null =>
    clients.findLast((one) => one.cloud.id === person.cloud && one.clientId === person.clientId) ?? null;

  const realTokens = createTokenEndpoint(http, system);
  // Demo lives at addresses of its own, so its tokens are renewed over pools of its own.
  const tokensOf = (client: Client) => (client.cloud.id === 'demo' && demoTokens ? demoTokens : realTokens);
  const tokenEndpoint: TokenEndpoint = {
    exchange: realTokens.exchange,
    refresh: (client, token) => tokensOf(client).refresh(client, token),
    revoke: (client, token) => tokensOf(client).revoke(client, token),
  };
  const tokens = createAccessTokens({ store, system, tokenEndpoint, clientOf });
  const checking = createChecking({ store, system, cloudOf: cloud, useToken: tokens.use });
  const outlets = createOutlets({ store, system });
  const rounds = createRounds({
    store,
    system,
    checking,
    outlets,
    cloudOf: cloud,
    signupAddress: () => null,
  });
  const authorizations = createAuthorizations<Introduction>({
    store,
    http,
    system,
    tokenEndpoint,
    cloudOf: cloud,
  });
  const connect = createConnect({ store, system, authorizations, checking });
  try {
    await connect.takeUp();
  } catch (error) {
    await store.close();
    throw error;
  }

  /** Demo starts over with Node-RED: its sandbox remembers nothing, so neither does the store. */
  async function startDemo(language: string): Promise<Demo> {
    const opened = await openDemo(system);
    demoCloud = opened.cloud;
    demoTokens = createTokenEndpoint(opened.http, system);
    const now = system.now();
    await store.removePerson(demoPersonId);
    const person: Person = {
      id: demoPersonId,
      cloud: 'demo',
      clientId: opened.clientId,
      userId: opened.userId,
      name: demoPerson.name,
      number: demoPerson.number,
      numberState: 'proven',
      sms: true,
      language,
      timeZone: null,
      access: 'ok',
      accessReason: null,
      accessSince: now,
      connectedAt: now,
      failingSince: null,
      failingReason: null,
      deniedSince: null,
    };
    await store.savePersonAndGrant(person, opened.grant);
    return opened;
  }

  async function demoClient(language: string): Promise<Client> {
    demo ??= startDemo(language);
    const { cloud: itself, clientId, clientSecret } = await demo;
    return { cloud: itself, clientId, clientSecret };
  }

  return {
    connect,
    checking,
    rounds,
    outlets,
    cloud,
    handle: createPublicRoutes(connect),

    async addClient({ cloud: cloudId, clientId, clientSecret, language }) {
      const client =
        cloudId === 'demo' ? await demoClient(language) : { cloud: cloud(cloudId), clientId, clientSecret };
      clients.push(client);
      return {
        clientId: client.clientId,
        remove() {
          const at = clients.indexOf(client);
          if (at >= 0) clients.splice(at, 1);
        },
      };
    },

    async people(cloudId) {
      const people = await store.people(cloudId);
      return Promise.all(
        people.map(async (person) => ({
          person,
          readings: await store.lastReadings(person.id),
          hasClient: clientOf(person) !== null,
        })),
      );
    },

    async removePerson(id, clientSecret) {
      const person = await store.person(id);
      if (!person) throw new Trouble('person-unknown', 'person.unknown.removed');
      const grant = await store.grant(id);
      const itself = cloud(person.cloud);
      const using = clientOf(person) ?? { cloud: itself, clientId: person.clientId, clientSecret };
      // Deleted first: if the power goes in between, nothing is kept of somebody who was told to be gone.
      await store.removePerson(id);
      checking.forget(id);
      const revoked = grant ? await tokenEndpoint.revoke(using, grant.refreshToken) : null;
      return { name: person.name, service: itself.label, revoked: revoked?.ok === true };
    },

    openSmsAccount(id, account, validitySeconds) {
      const before = outboxes.get(id);
      if (before?.isOpen) return before.outbox;
      const opening = (async () => {
        // A post that the old account had under way comes to its end first, and so is not done twice.
        await (await before?.outbox.catch(() => null))?.idle();
        return openOutbox({
          store,
          system,
          account: id,
          sender: twilioSender(http, account),
          validitySeconds,
        });
      })();
      outboxes.set(id, { outbox: opening, isOpen: true });
      return opening;
    },

    closeSmsAccount(id) {
      const entry = outboxes.get(id);
      if (!entry) return;
      entry.isOpen = false;
      entry.outbox.then((outbox) => outbox.close()).catch(() => undefined);
    },

    async isDemo(personId, to) {
      if (to === demoPerson.number) return true;
      const person = personId === null ? null : await store.person(personId);
      return person?.cloud === 'demo';
    },

    async serve(bind, port) {
      const place = `${bind}:${port}`;
      if (server && server.place !== place)
        throw new Trouble('web-two-servers', 'web.two-servers', placeOf(server.place));
      server ??= { place, opened: openPublicServer(bind, port, createPublicRoutes(connect)) };
      const opening = server;
      try {
        await opening.opened;
      } catch (error) {
        if (server === opening) server = null;
        throw error;
      }
    },

    async close() {
      const opened = await server?.opened.catch(() => null);
      await opened?.close();
      const open = await Promise.all([...outboxes.values()].map(({ outbox }) => outbox.catch(() => null)));
      for (const outbox of open) outbox?.close();
      await Promise.all(open.map((outbox) => outbox?.idle()));
      await connect.idle();
      await rounds.idle();
      await checking.idle();
      await tokens.idle();
      try {
        await outlets.close();
      } finally {
        // A disk in trouble must not leave the file locked, or the next engine would find it in use.
        const shown = await demo?.catch(() => null);
        await shown?.close();
        await http.close();
        await store.close();
      }
    },
  };
}

function placeOf(place: string): { bind: string; port: string } {
  const colon = place.lastIndexOf(':');
  return { bind: place.slice(0, colon), port: place.slice(colon + 1) };
}
