// With which settings a provider is asked what may stand in a field of the dialog: what is typed, and what is deployed.
import { isCredential, type Settings } from './fields';
import type { AccountProvider } from './provider';

/**
 * `typed`: without the secrets that nobody touched. Those of the deployed account take their place, but only for the address
 * that they were deployed for: a password goes nowhere else.
 */
export function settingsForChoices(
  { fields }: Pick<AccountProvider, 'fields'>,
  typed: Readonly<Record<string, string | undefined>>,
  deployed: Settings,
): Settings {
  const isSamePlace = fields
    .filter(({ kind }) => kind === 'address')
    .every(({ name }) => typed[name] === undefined || typed[name] === deployed[name]);
  return Object.fromEntries(
    fields.map((field) => {
      const kept = isCredential(field) && !isSamePlace ? undefined : deployed[field.name];
      return [field.name, typed[field.name] ?? kept ?? ''];
    }),
  );
}
