// Msgs that left our nodes, held against types/messages.schema.json: a test in which one does not fit fails.
import { Ajv, type ValidateFunction } from 'ajv';
import { readJson } from './repository';

/** What left an output: `type` of its node, or `catch` for an error of one of ours; `port` from 0 on. */
export interface Emitted {
  type: string;
  port: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever came
  msg: any;
}

const schema = readJson('types/messages.schema.json');
// The schema is written by a tool, in a style that Ajv would only remark upon.
const ajv = new Ajv({ strict: false, allErrors: true });
const known = new Map<string, ValidateFunction>();

/** What each output sends: the schema of `Outputs`. */
export const outputs: Readonly<Record<string, { items: object | object[] }>> =
  schema.definitions.Outputs.properties;

export const outputsOf = (type: string): object[] => [outputs[type]?.items ?? []].flat();

/** What is wrong with a msg, or null. `isAlone`: nothing of another msg goes on in it, so that every field has to be known. */
export function faultOf({ type, port, msg }: Emitted, isAlone = false): string | null {
  const name = `${type} ${port} ${isAlone}`;
  const output = outputsOf(type)[port];
  if (!output) return `${type} has no output ${port + 1}`;
  const { $schema, definitions } = schema;
  // What is named is closed by itself.
  const alone = isAlone && !('$ref' in output) ? { additionalProperties: false } : {};
  const validate = known.get(name) ?? ajv.compile({ $schema, definitions, ...output, ...alone });
  known.set(name, validate);
  if (validate(msg)) return null;
  return `${type}, output ${port + 1}: ${ajv.errorsText(validate.errors)} in ${JSON.stringify(msg)}`;
}

let faults: string[] = [];

/** Holds a msg against its type, for the test that runs. */
export function hold(one: Emitted): void {
  const fault = faultOf(one);
  if (fault !== null) faults.push(fault);
}

/** What was wrong with msgs since this was last asked. */
export function takeFaults(): string[] {
  const found = faults;
  faults = [];
  return found;
}

// Benchmarks and harnesses have no tests.
if (typeof afterEach === 'function') {
  afterEach('each msg is as types/messages.d.ts says', () => {
    const found = takeFaults();
    if (found.length > 0) throw new Error(found.join('\n'));
  });
}
