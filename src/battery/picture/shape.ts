// A drawing as plain values: a browser makes elements of it, a server writes it as text. Nothing in it is ever read as markup.

export interface Shape {
  tag: string;
  attributes: Readonly<Record<string, string>>;
  inner: readonly (Shape | string)[];
}

export function shape(
  tag: string,
  attributes: Readonly<Record<string, string>> = {},
  ...inner: (Shape | string)[]
): Shape {
  return { tag, attributes, inner };
}

/** The drawing as XML 1.0, which HTML reads as the same. Characters that XML cannot hold, escaped or not, become U+FFFD. */
export function markupOf({ tag, attributes, inner }: Shape): string {
  const said = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  const within = inner.map((one) => (typeof one === 'string' ? escaped(one) : markupOf(one)));
  return `<${tag}${said.join('')}>${within.join('')}</${tag}>`;
}

/** XML 1.0, 2.2: all but these may stand in a document. */
const unfit = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function escaped(text: string): string {
  return text.replace(unfit, '\ufffd').replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
}
