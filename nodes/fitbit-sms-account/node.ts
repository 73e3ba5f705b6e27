// The config node of a Twilio account: opens its outbox.
import type { Node, NodeAPI, NodeDef } from 'node-red';
import type { Engine } from '../../src/engine';
import { defaultCaps, type Outbox } from '../../src/sms/outbox';
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
}

export function create(RED: NodeAPI, node: Node, def: AccountDef): void {
  const account = node as AccountNode;
  const { engine, release } = lease(RED);
  const { accountSid, authToken, from, apiKeySecret } = account.credentials ?? {};
  account.country = def.country || '';
  account.ready = engine.then(async (opened) => {
    const twilio = {
      accountSid: trimmed(accountSid),
      authToken: trimmed(authToken),
      apiKeySid: trimmed(def.apiKeySid),
      apiKeySecret: trimmed(apiKeySecret),
      from: trimmed(from),
      messagingServiceSid: trimmed(def.messagingServiceSid),
      region: trimmed(def.region),
      edge: trimmed(def.edge),
    };
    const validitySeconds = Math.min(600, Math.max(1, Number(def.validityMinutes) || 60)) * 60;
    const caps = {
      perNumber: capOr(defaultCaps.perNumber, def.dailyPerNumber),
      perDay: capOr(defaultCaps.perDay, def.dailyAll),
    };
    const outbox = await opened.openSmsAccount(node.id, twilio, { validitySeconds, caps });
    return { engine: opened, outbox };
  });
  safely(RED, node, () => account.ready);

  node.on('close', (_removed: boolean, done: () => void) => {
    engine
      .then((opened) => opened.closeSmsAccount(node.id))
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

function trimmed(text: string | undefined): string {
  return (text ?? '').trim();
}
