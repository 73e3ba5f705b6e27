// What other nodes get from an account.
import type { Node } from 'node-red';
import type { Engine } from '../../src/engine';
import type { Trouble } from '../../src/sentences/trouble';
import type { Outbox } from '../../src/sms/outbox';
import type { AccountProvider } from '../../src/sms/provider';
import type { Typed } from './settings';

/** What a sending node gets from its account. */
export interface ReadyAccount {
  engine: Engine;
  outbox: Outbox;
}

export interface AccountNode extends Node<Typed> {
  /** What its SMS leave by. */
  provider: AccountProvider;
  /** Default country for numbers without one, ISO 3166. */
  country: string;
  /** Who sends by it, by id: Node-RED brings the account's errors to the Catch nodes beside them. */
  users: Record<string, Node>;
  ready: Promise<ReadyAccount>;
  /** An SMS was refused or failed: what is the account's own fault is told at the account. */
  noteRefused(trouble: Trouble): void;
  /** An SMS went all the way, so the account works. One that was only accepted may still fail by the account. */
  noteSent(): void;
}
