// Reads what the dialog stored into an account of a provider; odd values fall back to the defaults.
import type { NodeDef } from 'node-red';
import type { SmsAccount } from '../../src/sms/accounts';
import { isCredential, type ProviderField, usualValue } from '../../src/sms/fields';
import type { AccountProvider } from '../../src/sms/provider';
import { filled } from '../common/filled';
import { accountDefaults } from './defaults';

export interface AccountDef extends NodeDef {
  provider?: string;
  country: string;
  validityMinutes: number | string;
  dailyPerNumber?: number | string;
  dailyAll?: number | string;
  monthlyAll?: number | string;
  /** The id of the account after this one. */
  next?: string;
  nextAfterMinutes?: number | string;
  nextIfUncertain?: boolean;
}

/** What stands in a field that a provider declares, by the field's name. */
export type Typed = Readonly<Record<string, unknown>>;

/** Throws where a field holds no text. */
export function accountOf(def: AccountDef, provider: AccountProvider, credentials: Typed): SmsAccount {
  const { least, most } = provider.limits.validityMinutes;
  return {
    provider,
    name: def.name?.trim() ?? '',
    settings: settingsOf(provider, def as unknown as Typed, credentials),
    country: def.country || '',
    validitySeconds:
      Math.min(most, Math.max(least, Number(def.validityMinutes) || accountDefaults.validityMinutes)) * 60,
    caps: {
      perNumber: capOr(accountDefaults.dailyPerNumber, def.dailyPerNumber),
      perDay: capOr(accountDefaults.dailyAll, def.dailyAll),
      perMonth: capOr(null, def.monthlyAll),
    },
    next: def.next
      ? {
          account: def.next,
          afterMinutes: capOr(accountDefaults.nextAfterMinutes, def.nextAfterMinutes),
          evenIfUncertain: def.nextIfUncertain === true,
        }
      : null,
  };
}

function settingsOf({ fields }: AccountProvider, def: Typed, credentials: Typed): Record<string, string> {
  return Object.fromEntries(
    fields.map((field) => {
      const typed = isCredential(field) ? credentials : def;
      if (field.kind === 'tick') return [field.name, typed[field.name] === true ? 'true' : ''];
      // What was saved before its provider was known here has no such fields.
      const text = typed[field.name] ?? usualValue(field);
      return [field.name, fitting(field, filled(text as string))];
    }),
  );
}

/** Of a choice one of what can be chosen. */
function fitting(field: ProviderField, value: string): string {
  return field.kind !== 'select' || field.options.includes(value) ? value : field.options[0];
}

/** A number that cannot be a cap, or minutes, is replaced by the default. */
function capOr<Usual>(usual: Usual, typed: number | string | undefined): number | Usual {
  const cap = Math.floor(Number(typed));
  return cap >= 1 ? cap : usual;
}
