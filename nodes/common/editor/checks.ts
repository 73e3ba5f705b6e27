// What every dialog checks while somebody types, and the sentence under a field that is wrong.

export function isInteger(value: string, least: number, most: number): boolean {
  return /^\d+$/.test(value) && Number(value) >= least && Number(value) <= most;
}

/** Node-RED fills in an environment variable when the flow starts, so there is nothing to check yet. */
export function isVariable(value: string): boolean {
  return /^\$(\{\w+\}|\(\w+\))$/.test(value);
}

/** Says under each field what is wrong with it, while it is being typed; the red border is Node-RED's. */
export function explainInvalidFields<N extends EditorNode, Name extends string>(
  node: N,
  field: (name: NoInfer<Name>) => JQuery,
  rules: Record<Name, EditorRule<N>>,
): void {
  const names = Object.keys(rules) as Name[];
  const explainers = names.map((name) => {
    const row = field(name).closest('.form-row');
    const id = `fitbit-invalid-${name}`;
    const sentence = $('<div class="fitbit-error" role="status">').attr('id', id).appendTo(row);
    const hints = field(name).attr('aria-describedby');
    field(name).attr('aria-describedby', hints ? `${hints} ${id}` : id);
    return () => {
      const value = field(name).val();
      const verdict = isVariable(value) || rules[name].call(node, value, {});
      sentence.text(verdict === true ? '' : verdict).toggle(verdict !== true);
      if (verdict !== true) row.closest('details').prop('open', true);
    };
  });
  const explainAll = () => {
    for (const explain of explainers) explain();
  };
  // Another dialog may be open beneath this one.
  for (const name of names.slice(0, 1))
    field(name).closest('.fitbit-form').on('input keyup change', explainAll);
  explainAll();
}
