// HTML that cannot be forgotten to be escaped: whatever is filled into a template is, unless it is HTML itself.

export interface Html {
  readonly html: string;
}

type Value = string | number | Html | readonly Html[] | null;

/** A template of HTML. Null and empty lists leave nothing. */
export function html(parts: TemplateStringsArray, ...values: Value[]): Html {
  const filled = parts.map((part, at) => part + (at < values.length ? textOf(values[at] ?? null) : ''));
  return { html: filled.join('') };
}

function textOf(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value));
  if ('html' in value) return value.html;
  return value.map((one) => one.html).join('');
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
}
