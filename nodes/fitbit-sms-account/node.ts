// The config node of a Twilio account: opens its outbox.
import type { Node, NodeAPI, NodeDef } from 'node-red';
import type { Engine } from '../../src/engine';
import { asTrouble, type Trouble } from '../../src/sentences/trouble';
import { defaultCaps, type Outbox } from '../../src/sms/outbox';
import { isOfAccount } from '../../src/sms/twilio-codes';
import { isBlind, seesAgain } from '../common/blind';
import { forgetDryRunsOfNode } from '../common/dry-runs';
import { filled } from '../common/filled';
import { lease, patiently } from '../common/lease';
import { safely } from '../common/safely';

interface AccountDef extends NodeDef {
  country: string;
  messagingServiceSid: string;
  apiKeySid: string;
  region: string;
  edge: string;
  validityMinutes: number | string;
  dailyPerNumber?: number | string;
  dailyAll?: number | string;
}

type Credentials = Partial<Record<'accountSid' | 'authToken' | 'from' | 'apiKeySecret', string>>;

/** What a sending node gets from its account. */
export interface ReadyAccount {
  engine: Engine;
  outbox: Outbox;
}

export interface AccountNode extends Node<Credentials> {
  /** Default country for numbers without one, ISO 3166. */
  country: string;
  ready: Promise<ReadyAccount>;
  /** An SMS was refused or failed: what is the account's own fault is told at the account. */
  refused(trouble: Trouble): void;
  /** An SMS went all the way, so the account works. One that was only accepted may still fail by the account. */
  hasSent(): void;
}

export function create(RED: NodeAPI, node: Node, def: AccountDef): void {
  const account = node as AccountNode;
  const { engine, release } = lease(RED);
  const { accountSid, authToken, from, apiKeySecret } = account.credentials ?? {};
  account.country = def.country || '';
  let isClosed = false;
  account.ready = engine.then(async (opened) => {
    const twilio = {
      accountSid: filled(accountSid),
      authToken: filled(authToken),
      apiKeySid: filled(def.apiKeySid),
      apiKeySecret: filled(apiKeySecret),
      from: filled(from),
      messagingServiceSid: filled(def.messagingServiceSid),
      region: filled(def.region),
      edge: filled(def.edge),
    };
    const validitySeconds = Math.min(600, Math.max(1, Number(def.validityMinutes) || 60)) * 60;
    const caps = {
      perNumber: capOr(defaultCaps.perNumber, def.dailyPerNumber),
      perDay: capOr(defaultCaps.perDay, def.dailyAll),
    };
    const outbox = await opened.sms.open(node.id, twilio, { validitySeconds, caps });
    return { engine: opened, outbox };
  });
  safely(RED, node, () =>
    account.ready.catch((thrown: unknown) => {
      const trouble = asTrouble(thrown);
      if (!isClosed) isBlind(RED, node, trouble, true);
      throw trouble;
    }),
  );
  account.refused = (trouble) => {
    // Of an SMS that was under way at a Deploy: the account that follows may be another one.
    if (!isClosed && isOfAccount(trouble)) isBlind(RED, node, trouble, true);
  };
  account.hasSent = () => seesAgain(RED, node);

  node.on('close', (removed: boolean, done: () => void) => {
    isClosed = true;
    if (removed) forgetDryRunsOfNode(node.id);
    engine
      .then((opened) => opened.sms.close(node.id))
      .catch(() => undefined)
      .then(() => patiently(release()))
      .then(done, done);
  });
}

/** What cannot be a cap must not be one: the default goes before it. */
function capOr(usual: number, typed: number | string | undefined): number {
  const cap = Math.floor(Number(typed));
  return cap >= 1 ? cap : usual;
}
