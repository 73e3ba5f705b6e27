// The providers that there are. A new one is a folder or a file here, a line in this list, and its words.
import type { AccountProvider, Provider } from '../provider';
import { dryRun } from './dry-run';
import { http } from './http/http';
import { smsGate } from './sms-gate/sms-gate';
import { twilio } from './twilio/twilio';

/** Those that an account may choose; the first is that of an account which says nothing. */
export const accountProviders: readonly [AccountProvider, ...AccountProvider[]] = [twilio, smsGate, http];

/** The provider that an account chose; the first where it is none that is known here. */
export function accountProvider(id: unknown): AccountProvider {
  return accountProviders.find((one) => one.id === id) ?? accountProviders[0];
}

/** The provider of a stored SMS. */
export function providerOf(id: unknown): Provider {
  return id === dryRun.id ? dryRun : accountProvider(id);
}
