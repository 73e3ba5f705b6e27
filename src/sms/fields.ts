// What an account of a provider asks for. The dialog reads it too, so nothing of a program is here.

/** What is typed into an account, by the names of its fields; empty where nothing is. */
export type Settings<Name extends string = string> = Readonly<Record<Name, string>>;

/** A field of an account. Its name is also that of its words in the catalogue of fitbit-sms-account. */
export type ProviderField<Name extends string = string> = {
  /** No two providers have one of the same name: an account keeps what was typed for each. */
  name: Name;
  /** The icon before its label, of Font Awesome 4, such as `fa-lock`. */
  icon?: string;
  /** What stands in it while it is empty. */
  example?: string;
  /** The word in the catalogue of the hint below it. */
  hint?: string;
  /** Under "More". */
  isUnderMore?: boolean;
  /** Must be filled in: always, where another field is empty, or where what is typed there looks like this. */
  required?: true | { unless: Name } | { where: Name; looksLike: RegExp };
  /** Filled in together with another one, or neither. */
  together?: Name;
  /** What is typed must look like this, unless that is nothing. */
  pattern?: RegExp;
  /**
   * A button beside it finds what may stand there: it posts `ChoicesAsked` to this route below Node-RED's admin root, and
   * offers the `Choices` that come back.
   */
  choicesFrom?: string;
} & (
  | {
      /** `address`: of a server, with http or https, and without a user or a password in it. */
      kind: 'text' | 'address';
      /** Kept with the credentials, out of flows that are exported and shown around. */
      isCredential: boolean;
    }
  /** Always a credential: it can be declared in no way that puts it into a flow. */
  | { kind: 'secret' }
  /** One of these, the first of them until somebody chooses; each has its word in the catalogue. */
  | {
      kind: 'select';
      options: readonly [string, ...string[]];
      /** Each option has a sentence in the catalogue as well, which is shown while it is chosen. */
      isExplained?: boolean;
    }
  /** Yes or no, and no until somebody ticks it: `true`, or empty. */
  | { kind: 'tick' }
  /** A whole number, or nothing. `unit`: what stands behind it, the same in every language. */
  | { kind: 'number'; least: number; most: number; unit?: string }
  /** An object in JSON, over several lines. `usual`: what stands there until somebody changes it. */
  | { kind: 'json'; usual?: string; lines: number }
);

/** What fills in several fields at once, by their names. */
export interface ProviderPreset<Name extends string = string> {
  /** A proper name, the same in every language. */
  label: string;
  /** What it was built from, and whether it was tried. */
  documents: string;
  values: Readonly<Partial<Record<Name, string>>>;
}

/** What the dialog posts to find what may stand in a field: its account, and what is typed, without untouched secrets. */
export interface ChoicesAsked {
  account: string;
  typed: Settings;
}

/** What may stand in a field, each with what it is called. */
export interface Choices {
  choices: readonly { value: string; label: string }[];
}

/** Shown while an account is for one of these countries, by its default country or by how a field begins. */
export interface ProviderWarning<Name extends string = string> {
  /** The word in the catalogue. */
  hint: string;
  /** ISO 3166. */
  country: string;
  field: Name;
  begins: string;
}

/** What the dialog's script knows of a field: its row is drawn by the build. */
export interface CheckedField
  extends Pick<ProviderField, 'name' | 'kind' | 'required' | 'together' | 'pattern'> {
  /** Of a number. */
  least?: number;
  most?: number;
  /** The key of the sentence that says what is wrong. */
  wrong: string;
}

/** What the dialog's script knows of a provider. */
export interface ProviderForm {
  id: string;
  label: string;
  /** The fields in which something can be wrong. */
  fields: readonly CheckedField[];
  warnings: readonly ProviderWarning[];
  validityMinutes: { least: number; most: number };
  presets: readonly Pick<ProviderPreset, 'label' | 'values'>[];
  /** Which fields find what may stand in them, and by which routes. */
  choices: readonly { name: string; from: string }[];
  /** All its fields, by their names, with what stands in them until somebody changes it. */
  usual: Settings;
}

/** Whether a field is kept with the credentials, out of the flow. */
export function isCredential(field: ProviderField): boolean {
  return field.kind === 'secret' || ('isCredential' in field && field.isCredential);
}

/** What stands in a field until somebody changes it. */
export function usualValue(field: ProviderField): string {
  if (field.kind === 'select') return field.options[0];
  return field.kind === 'json' ? (field.usual ?? '') : '';
}

/** Whether there is anything that can be wrong with what is typed into a field. */
export function isChecked({ kind, required, together, pattern }: ProviderField): boolean {
  const isOfKind = kind === 'address' || kind === 'number' || kind === 'json';
  return isOfKind || required !== undefined || together !== undefined || pattern !== undefined;
}

/** The address of a server that can be asked; null where it is none, or names a user or a password, which would be shown. */
export function readAddress(typed: string): URL | null {
  if (!/^https?:\/\/\S+$/i.test(typed) || !URL.canParse(typed)) return null;
  const url = new URL(typed);
  return url.username === '' && url.password === '' ? url : null;
}

/** An object in JSON; null where it is none. */
export function readObject(typed: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(typed);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
