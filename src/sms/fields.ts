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
  /** Must be filled in, or only where another field is empty. */
  required?: true | { unless: Name };
  /** Filled in together with another one, or neither. */
  together?: Name;
  /** What is typed must look like this, unless that is nothing. */
  pattern?: RegExp;
} & (
  | {
      kind: 'text';
      /** Kept with the credentials, out of flows that are exported and shown around. */
      isCredential: boolean;
    }
  /** Always a credential: it can be declared in no way that puts it into a flow. */
  | { kind: 'secret' }
);

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
export interface CheckedField extends Pick<ProviderField, 'name' | 'required' | 'together' | 'pattern'> {
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
}

/** Whether a field is kept with the credentials, out of the flow. */
export function isCredential(field: ProviderField): boolean {
  return field.kind === 'secret' || field.isCredential;
}

/** Whether there is anything that can be wrong with what is typed into a field. */
export function isChecked({ required, together, pattern }: ProviderField): boolean {
  return required !== undefined || together !== undefined || pattern !== undefined;
}
