// What is wrong with a field of an account, by what its provider declares of it.
import { type CheckedField, type ProviderForm, readAddress, readObject } from '../../../src/sms/fields';
import { isInteger } from '../../common/editor/checks';

export interface AccountNode extends EditorNode {
  provider: string;
  country: string;
  [field: string]: unknown;
}

interface Typed {
  /** What stands in another field of the same node. */
  current(node: AccountNode, name: string): string;
  /** The provider that a node has chosen. */
  formOf(node: AccountNode): ProviderForm;
}

/** A rule for each field that can be wrong. What is typed for another provider than the chosen one does not count. */
export function rulesOf(
  forms: readonly ProviderForm[],
  typed: Typed,
): Record<string, EditorRule<AccountNode>> {
  const rules: Record<string, EditorRule<AccountNode>> = {};
  for (const form of forms) {
    for (const field of form.fields) {
      rules[field.name] = function (value, _options) {
        const isOther = typed.formOf(this).id !== form.id;
        return isOther || isRight(field, value, (name) => typed.current(this, name)) || this._(field.wrong);
      };
    }
  }
  return rules;
}

/** Whether an account would lead back to itself, or into a circle of others, by going on with this one. */
export function comesBack(node: AccountNode, nextId: string | undefined): boolean {
  const seen = new Set([node.id]);
  let id = nextId ?? '';
  while (id !== '' && !seen.has(id)) {
    seen.add(id);
    id = String((RED.nodes.node(id) as AccountNode | null)?.next ?? '');
  }
  return id !== '';
}

function isRight(field: CheckedField, value: string, current: (name: string) => string): boolean {
  const { together, required, pattern } = field;
  if (together !== undefined && Boolean(value) !== (current(together) !== '')) return false;
  if (!value) return !isRequired(required, current);
  return (pattern === undefined || pattern.test(value)) && isOfKind(field, value);
}

function isRequired(required: CheckedField['required'], current: (name: string) => string): boolean {
  if (required === undefined || required === true) return required === true;
  return 'unless' in required
    ? current(required.unless) === ''
    : required.looksLike.test(current(required.where).trim());
}

function isOfKind({ kind, least = 0, most = 0 }: CheckedField, value: string): boolean {
  if (kind === 'address') return readAddress(value.trim()) !== null;
  if (kind === 'number') return isInteger(value, least, most);
  return kind !== 'json' || readObject(value) !== null;
}
