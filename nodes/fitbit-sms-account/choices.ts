// Finds what may stand in a field of the dialog, by asking with what is typed in the others.
import type { Request } from 'express';
import type { NodeAPI } from 'node-red';
import type { Choices } from '../../src/sms/fields';
import { accountProviders } from '../../src/sms/providers/registry';
import { texts } from '../common/admin-request';
import { withEngine } from '../common/lease';

/** POST fitbit/sms-choices/<provider>/<field>: rejects with a Trouble where it cannot be asked. */
export async function findChoices(RED: NodeAPI, request: Request): Promise<Choices> {
  const provider = accountProviders.find(({ id }) => id === request.params.provider);
  const field = provider?.fields.find(
    ({ name, choicesFrom }) => choicesFrom && name === request.params.field,
  );
  if (!provider || !field) return { choices: [] };
  const { account = '' } = texts<{ account: string }>(request.body);
  const typed = texts<Record<string, string>>((request.body as { typed?: unknown } | null)?.typed);
  return withEngine(RED, async ({ sms }) => ({
    choices: await sms.choices(account, provider, field.name, typed),
  }));
}
