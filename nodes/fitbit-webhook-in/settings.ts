// What the dialog stored, as the engine takes it.
import type { Node, NodeDef } from 'node-red';
import { readNetworks } from '../../src/web/allowed';
import { filled } from '../common/filled';
import { pathOr } from '../common/public-place';

export interface WebhookDef extends NodeDef {
  config: string;
  path: string;
  allowList: string;
  trustProxies: string;
}

export type WebhookInNode = Node<{ verifyCode?: string; webhookSecret?: string }>;

/** What proves that it was the service. */
export function proofsOf({ credentials }: WebhookInNode) {
  return {
    verifyCode: filled(credentials?.verifyCode),
    webhookSecret: filled(credentials?.webhookSecret),
  };
}

/** Where the service posts to, and from where it may. */
export function placeOf(def: WebhookDef) {
  return {
    path: pathOr('/fitbit/webhook', def.path),
    allowed: (def.allowList ?? '').trim() === '' ? null : readNetworks(def.allowList),
    proxies: readNetworks(proxiesOf(def)),
  };
}

/**
 * Without a list nothing is decided by it, and a tunnel on this machine, the usual way in, is to name who posts. With
 * one, only what the owner wrote is believed.
 */
function proxiesOf({ allowList, trustProxies }: WebhookDef): string {
  const hasList = (allowList ?? '').trim() !== '';
  return (trustProxies ?? '').trim() || (hasList ? '' : '127.0.0.1, ::1');
}
