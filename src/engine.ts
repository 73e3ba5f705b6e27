// Wiring only: puts the rooms together, one engine for each Node-RED. What it does is in use-cases/.
import { type OpenClouds, openClouds } from './clouds/open';
import { clouds as declaredClouds } from './clouds/registry';
import { atMost, serialByKey } from './net/concurrency';
import { createEvent } from './net/event';
import { createHttp } from './net/http';
import type { System } from './net/system';
import { createAuthorizations } from './oauth/authorize';
import { type Clients, createClients } from './oauth/clients';
import { createTokenEndpoint } from './oauth/token-endpoint';
import { createAccessTokens } from './oauth/tokens';
import { createAlertDelivery } from './people/alert-delivery';
import { requestsAtOnce } from './people/checking';
import { type Conversations, createConversations } from './people/conversations';
import type { Introduction } from './people/joining';
import { createSignups } from './people/signup/signups';
import { createSmsAccounts, type SmsAccounts } from './sms/accounts';
import { createInboxes } from './sms/inboxes';
import { createIncoming, type Incoming } from './sms/incoming';
import { createRegistrations } from './sms/registrations';
import { inStep } from './store/in-step';
import { openStoreAt, type StorePlace } from './store/open';
import type { Person } from './store/records';
import { type ActByMsg, createActByMsg } from './use-cases/act-by-msg';
import { type AddClient, createAddClient } from './use-cases/add-client';
import { type Alerts, createAlerts } from './use-cases/alerts';
import { type Checks, createChecks } from './use-cases/checks';
import { type Connect, createConnect } from './use-cases/connect';
import { createHearReply } from './use-cases/hear-reply';
import { createHeldUntil } from './use-cases/held-until';
import { createIsOutdated } from './use-cases/is-outdated';
import { createLanguageOf } from './use-cases/language-of';
import { createOversight, type Oversight } from './use-cases/oversight';
import { createPeople, type People, type RemovedEvent } from './use-cases/people';
import { createRemovePerson } from './use-cases/remove-person';
import { createRevokeConsent } from './use-cases/revoke-consent';
import { createSignupNodes } from './use-cases/signup-nodes';
import { createSubscribing } from './use-cases/subscribe';
import { createSweepSignups } from './use-cases/sweep-signups';
import { createUseToken } from './use-cases/use-token';
import { createWebhookNodes } from './use-cases/webhook-nodes';
import { createGateway, type Gateway } from './web/gateway';
import { createPublicBases } from './web/public-bases';
import { callbacksBelow } from './web/sms-callbacks';
import { createWeb, type Web } from './web/web';
import { createAnswerPost } from './webhooks/answer-post';
import { createInbox } from './webhooks/inbox';
import { protocols } from './webhooks/protocols/registry';
import { createSubscriptions } from './webhooks/subscriptions';

export interface EngineOptions {
  /** Where the store lies: `<userDir>/fitbit`, or a database. */
  store: StorePlace;
  /** Origins to use in place of the vendors' own; empty outside of tests and demos. */
  origins: Readonly<Record<string, string>>;
  /** Environment variables: a proxy may be named there. */
  environment?: Readonly<Record<string, string | undefined>>;
  system: System;
  /** What outlives this engine; without it, one of its own. */
  gateway?: Gateway;
}

/** All that a node, a dialog or a bench can ask for, by what it is about. */
export interface Engine {
  clients: { add: AddClient; lackOf: Clients['lackOf']; cloud: OpenClouds['get'] };
  people: People;
  /** Connects an account from the dialog. */
  connect: Pick<Connect, 'start' | 'progress' | 'paste'>;
  checks: Checks;
  alerts: Alerts;
  conversations: Conversations & { act: ActByMsg };
  sms: Pick<SmsAccounts, 'open' | 'close' | 'openDryRun' | 'choices'>;
  replies: Pick<Incoming, 'attach'>;
  web: Web;
  oversight: Oversight;
  /** Lets what is under way come to its end, then lets go of everything. */
  close(): Promise<void>;
}

/** Opens store and rooms. Throws a Trouble when the store cannot be used; nothing is left open then. */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const { origins, environment = {}, gateway = createGateway(options.system) } = options;
  const store = await openStoreAt(options.store, options.system);
  const system = inStep(options.system, store);
  const changed = createEvent();
  const removed: RemovedEvent = createEvent();
  store.onChange(changed.emit);
  // Who comes and who goes take turns, by client: a removal in the middle of a new consent would be undone by it.
  const joiningInTurn = serialByKey();
  const { reopening } = gateway;

  const http = createHttp({ system, origins, environment });
  const clouds = openClouds(declaredClouds, http, system);
  const cloudOf = clouds.get;
  const clients = createClients();
  // Checks and refreshes share these, so that a round asks a cloud for no more at once.
  const limited = atMost(requestsAtOnce);
  const tokenEndpoint = createTokenEndpoint(http, system);
  const clientOf = (person: Person, configId?: string) => clients.clientOf({ ...person, configId });
  const tokens = createAccessTokens({ store, system, tokenEndpoint, clientOf, limited });
  const useToken = createUseToken(tokens, clients);
  const webhookNodes = createWebhookNodes(reopening);
  const signupNodes = createSignupNodes(reopening);
  const alertDelivery = createAlertDelivery({ store, system });
  const { addressFor: signupAddress } = signupNodes;
  const onChecked = changed.emit;
  const parts = { store, system, cloudOf, useToken, limited, alertDelivery, signupAddress, onChecked };
  const { checks, checking, checkPeople, curves, agenda, inTurn, close: closeChecks } = createChecks(parts);
  store.onChange(agenda.changed);
  // What is remembered of a person beside the store.
  const forget = (personId: string) => {
    for (const room of [checking, tokens]) room.forget(personId);
  };

  const signups = createSignups({ store, system });
  const subscriptions = createSubscriptions({ cloudOf, useToken: tokens.use });
  const subscribing = createSubscribing({ store, subscriptions, webhookNodes });
  const { subscribe } = subscribing;
  const removePerson = createRemovePerson({
    store,
    cloudOf,
    clients,
    subscriptions,
    tokenEndpoint,
    subscribingInTurn: subscribing.inTurn,
    joiningInTurn,
    forget,
    removed: removed.emit,
  });
  const connect = createConnect({
    store,
    system,
    inTurn: joiningInTurn,
    authorizations: createAuthorizations<Introduction>({ store, http, system, tokenEndpoint, cloudOf }),
    checking,
    onJoined: subscribe,
    arriving: signups.arriving,
  });
  const sweep = createSweepSignups({ store, system, signups, clients, removePerson });
  const inbox = createInbox({ store, system });
  const revoked = createRevokeConsent({ store, system, joiningInTurn, forget });
  const bases = createPublicBases();
  const callbackFor = callbacksBelow(bases.all);
  const isOutdated = createIsOutdated(store);
  const heldUntil = createHeldUntil(store);
  const incoming = createIncoming({ store, system, actOn: (given, fail) => hearReply(given, fail) });
  const inboxes = createInboxes({ store, system, incoming });
  const registrations = createRegistrations(system);
  const languageOf = createLanguageOf(store);
  const smsRooms = { inboxes, registrations, callbackFor, isOutdated, heldUntil, languageOf };
  const accounts = createSmsAccounts({ store, system, http, ...smsRooms });
  const rooms = { ...parts, clouds, clients, checks, curves, signups, signupNodes };
  const { overview, oversight } = createOversight({ ...rooms, accounts, changed });
  const { watchOf } = overview;
  const conversations = createConversations({ store, system, inTurn, expect: agenda.expect, watchOf });
  const hearReply = createHearReply({ store, system, conversations, accounts });
  const { web, router } = createWeb({
    ...rooms,
    http,
    gateway,
    bases,
    connect,
    webhookNodes,
    answerPost: createAnswerPost({ system, http, protocols, inbox, revoked }),
    inbox,
    accounts,
    registrations,
    incoming,
    removePerson,
    subscribe,
    overview,
    oversight,
    conversations,
  });
  try {
    await connect.resume();
  } catch (error) {
    await store.close();
    throw error;
  }
  const detach = gateway.attach(router);

  return {
    clients: {
      add: createAddClient({ store, system, clouds, clients, sweep: sweep.start }),
      lackOf: clients.lackOf,
      cloud: cloudOf,
    },
    people: createPeople({ ...rooms, conversations, removePerson, removed, forget }),
    connect,
    checks,
    alerts: createAlerts({ store, system, alertDelivery, overview }),
    conversations: { ...conversations, act: createActByMsg({ store, system, conversations }) },
    sms: accounts,
    replies: incoming,
    web,
    oversight,

    async close() {
      const steps = [
        async () => sweep.stop(),
        async () => detach(),
        async () => (options.gateway ? undefined : gateway.port.close()),
        async () => inboxes.close(),
        ...[agenda.close, accounts.closeAll, registrations.close],
        ...[router, connect, sweep, subscribing, checkPeople].map(({ idle }) => idle),
        checking.close,
        closeChecks,
        ...[tokens, inbox, incoming, alertDelivery, clouds, http].map(({ close }) => close),
      ];
      // Each step for itself: a disk in trouble must not leave the file locked, or the next engine finds it in use.
      for (const end of steps) await end().catch(() => undefined);
      await store.close();
    },
  };
}
