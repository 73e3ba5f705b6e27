// The public side as a group of the engine: what nodes open there, by which port, and the router that answers.
import type { Http } from '../net/http';
import type { System } from '../net/system';
import type { Clients } from '../oauth/clients';
import type { Conversations } from '../people/conversations';
import type { Curves } from '../people/curves';
import type { Overview } from '../people/overview';
import type { Signups } from '../people/signup/signups';
import type { SmsAccounts } from '../sms/accounts';
import type { Incoming } from '../sms/incoming';
import type { Registrations } from '../sms/registrations';
import type { Person } from '../store/records';
import type { Store } from '../store/store';
import { createAnswerAlerts } from '../use-cases/answer-alerts';
import type { Connect } from '../use-cases/connect';
import { createLeave } from '../use-cases/leave';
import { createOpenSignup, type OpenSignup } from '../use-cases/open-signup';
import { createOpenWebhook, type OpenWebhookNode } from '../use-cases/open-webhook';
import type { Oversight } from '../use-cases/oversight';
import { createOwnerPages, type OwnerPages } from '../use-cases/owner-page';
import type { RemovePerson } from '../use-cases/remove-person';
import { createShowOwnerPage } from '../use-cases/show-owner-page';
import { createSignUp } from '../use-cases/sign-up';
import type { SignupNodes } from '../use-cases/signup-nodes';
import type { WebhookNodes } from '../use-cases/webhook-nodes';
import type { AnswerPost } from '../webhooks/answer-post';
import type { Inbox } from '../webhooks/inbox';
import type { Gateway } from './gateway';
import type { PublicBases } from './public-bases';
import type { PublicPort } from './public-port';
import { createRouter, type Router } from './router';
import { createSignupRoutes } from './signup/routes';
import { createSmsCallbacks } from './sms-callbacks';

export interface Web {
  /** Answers the public paths, whichever server they come in by. */
  handle: Router['handle'];
  openWebhook: OpenWebhookNode;
  openSignup: OpenSignup;
  /** Opens the public port; a second config with other settings gets a Trouble. */
  serve: PublicPort['open'];
  probePort: PublicPort['probe'];
  addPublicBase: PublicBases['add'];
  /** The owner's page of a client, and the link that opens it. */
  ownerPages: Pick<OwnerPages, 'open' | 'madeAt' | 'makeLink' | 'revokeLink'>;
}

interface WebParts {
  store: Store;
  system: System;
  http: Http;
  gateway: Gateway;
  bases: PublicBases;
  clients: Clients;
  connect: Connect;
  signups: Signups;
  signupNodes: SignupNodes;
  webhookNodes: WebhookNodes;
  answerPost: AnswerPost;
  inbox: Inbox;
  accounts: SmsAccounts;
  registrations: Registrations;
  incoming: Incoming;
  removePerson: RemovePerson;
  subscribe(person: Person): void;
  curves: Curves;
  overview: Overview;
  oversight: Oversight;
  conversations: Conversations;
}

export function createWeb(parts: WebParts): { web: Web; router: Router } {
  const { store, system, gateway, bases, signupNodes, removePerson, overview } = parts;
  const { port, limits, reopening } = gateway;
  const answerAlerts = createAnswerAlerts(parts);
  const signupRoutes = createSignupRoutes({
    ...parts,
    limits,
    nodes: signupNodes,
    signUp: createSignUp(parts),
    leave: createLeave(removePerson),
    defaultsFor: overview.defaultsFor,
    thresholdsOf: overview.thresholdsOf,
    answerAlerts,
  });
  const smsCallbacks = createSmsCallbacks({ ...parts, bases: bases.all });
  const ownerPages = createOwnerPages({ store, system, reopening });
  const showOwnerPage = createShowOwnerPage({ ...parts, answerAlerts });
  const ownerRoute = { ownerPages, showOwnerPage, answerAlerts };
  const router = createRouter({ ...parts, ...ownerRoute, limits, signups: signupRoutes, smsCallbacks });
  const web = {
    handle: router.handle,
    openWebhook: createOpenWebhook(parts),
    openSignup: createOpenSignup(parts),
    serve: port.open,
    probePort: port.probe,
    addPublicBase: bases.add,
    ownerPages,
  };
  return { web, router };
}
