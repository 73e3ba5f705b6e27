// Typed inputs: a value, or the name of the place where it stands.

/** Node-RED's own types of a typed input that name a place where the value stands. */
export const PLACES: readonly TypedInputType[] = ['msg', 'flow', 'global', 'env'];

/** Makes a typed input. Another type starts with a value of its own: the name of a property makes no number. */
export function makeTyped(
  selector: string,
  typeField: string,
  types: TypedInputType[],
  first: (type: string) => string,
): void {
  let shown = $(typeField).val();
  const row = $(selector).closest('.form-row');
  const input = $(selector).typedInput({ types, typeField });
  // The field that is typed into is another one than the label names.
  row.find('label').attr('id', `${selector.slice(1)}-label`);
  row.find('.red-ui-typedInput-input').attr('aria-labelledby', `${selector.slice(1)}-label`);
  input.on('change', () => {
    const type = $(typeField).val();
    if (type === shown) return;
    shown = type;
    input.typedInput('value', first(type));
  });
}

/** Whether a typed input names something that can be there; `type` is `msg`, `flow`, `global` or `env`. */
export function isPlace(type: string, value: string): boolean {
  if (type === 'env') return value.trim() !== '';
  // The editor puts the store of a context before the name, if there are several.
  return RED.utils.validatePropertyExpression(value.replace(/^#:\(.+?\)::/, '')) === true;
}
