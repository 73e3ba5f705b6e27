// The help of a node as Node-RED's form has it: what it says of the msgs that leave, port by port.

/** A property that the help names, such as `alert.kind`. */
export interface Documented {
  name: string;
  /** Such as `string` and `null`. */
  types: readonly string[];
  isOptional: boolean;
}

const property =
  /<dt(?: class="(optional)")?>([\w.]+) <span class="property-type">([\w |]+)<\/span><\/dt>\s*<dd>./g;

/** How many msgs come in and go out, as the node tells the editor. */
export interface Ports {
  inputs?: number;
  outputs?: number;
}

/** What it says of each output, in turn; none for a node without outputs. */
export function documentedOutputs(help: string, { inputs = 0, outputs = 0 }: Ports): Documented[][] {
  const section = outputs > 0 ? (sections(help)[inputs > 0 ? 1 : 0] ?? '') : '';
  const ports = section.includes('<ol class="node-ports">')
    ? [...section.matchAll(/<li>([\s\S]*?)<\/li>/g)].map(([, port]) => port ?? '')
    : [section];
  return outputs > 0 ? ports.map(propertiesIn) : [];
}

/** What it says of the msg that comes in. */
export function documentedInputs(help: string, { inputs = 0 }: Ports): Documented[] {
  return inputs > 0 ? propertiesIn(sections(help)[0] ?? '') : [];
}

/** What stands under each heading, in turn. */
function sections(help: string): string[] {
  return help.split(/<h3>.*?<\/h3>/).slice(1);
}

function propertiesIn(section: string): Documented[] {
  return [...section.matchAll(property)].map(([, optional, name = '', types = '']) => ({
    name,
    types: types.split(' | '),
    isOptional: optional !== undefined,
  }));
}

/** The headings, in turn. */
export function headings(help: string): string[] {
  return [...help.matchAll(/<h3>(.*?)<\/h3>/g)].map(([, heading]) => heading ?? '');
}

/** The sample msgs, shortened with … as they are. */
export function samples(help: string): unknown[] {
  return [...help.matchAll(/<pre>([\s\S]*?)<\/pre>/g)].flatMap(([, text = '']) =>
    text
      .split(/(?<=^\})\n(?=\{)/m)
      .map((one) => JSON.parse(one.replaceAll('[ … ]', '[]').replaceAll('&amp;', '&'))),
  );
}

/** The properties of a msg by their paths; what Node-RED itself puts there is left out. */
export function propertiesOf(msg: object): Map<string, unknown> {
  const found = new Map<string, unknown>();
  const walk = (value: unknown, path: string) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) found.set(path, value);
    else for (const [name, inner] of Object.entries(value)) walk(inner, path ? `${path}.${name}` : name);
  };
  walk(msg, '');
  found.delete('_msgid');
  return found;
}

/** Where what the help says and what was seen are two different things, one sentence for each. */
export function differences(documented: readonly Documented[], seen: readonly object[]): string[] {
  const msgs = seen.map(propertiesOf);
  const names = new Set(msgs.flatMap((one) => [...one.keys()]));
  const undocumented = [...names].filter((name) => !documented.some((one) => one.name === name));
  return [
    ...undocumented.map((name) => `${name} is sent and not documented`),
    ...documented.flatMap(({ name, types, isOptional }) => {
      const values = msgs.filter((one) => one.has(name)).map((one) => one.get(name));
      if (values.length === 0) return [`${name} is documented and never sent`];
      const isSometimesMissing = values.length < msgs.length;
      const others = values.map(typeOf).filter((type) => !types.includes(type));
      return [
        ...(isSometimesMissing && !isOptional
          ? [`${name} is not always sent, and not marked as optional`]
          : []),
        ...(!isSometimesMissing && isOptional ? [`${name} is always sent, and marked as optional`] : []),
        ...[...new Set(others)].map(
          (type) => `${name} can be ${type}, and the help says ${types.join(' | ')}`,
        ),
      ];
    }),
  ];
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
