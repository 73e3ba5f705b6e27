// The recipes' flows as they lie in docs/recipes, and what a user fills in.
import type { FlowNode } from './node-red';
import { readJson } from './repository';

/** Which flow a recipe is about: one of its own, or the example of this number. */
export const recipes: Readonly<Record<string, string | null>> = {
  'pi-dead': null,
  telegram: null,
  ntfy: '02',
  pushover: '10',
  signal: null,
  email: null,
  lamp: null,
  spreadsheet: null,
  'home-assistant': '05',
  father: '04',
  'own-words': null,
  household: null,
  club: '03',
};

/** The flow of a recipe that has one of its own. */
export const recipe = (name: string): FlowNode[] => readJson(`docs/recipes/${name}.json`);

/** With environment variables of its tab filled in; those that the tab keeps with the credentials among them. */
export function filledIn(flow: readonly FlowNode[], values: Readonly<Record<string, string>>): FlowNode[] {
  return flow.map((node) => {
    if (node.type !== 'tab') return node;
    const env = (node.env ?? []) as { name: string; value: string; type: string }[];
    const unknown = Object.keys(values).filter((name) => !env.some((one) => one.name === name));
    if (unknown.length > 0) throw new Error(`this tab has no ${unknown.join(', ')}`);
    const isSecret = (name: string) => env.some((one) => one.name === name && one.type === 'cred');
    return {
      ...node,
      env: env.map((one) =>
        one.type !== 'cred' && one.name in values ? { ...one, value: values[one.name] } : one,
      ),
      credentials: Object.fromEntries(Object.entries(values).filter(([name]) => isSecret(name))),
    };
  });
}

/** The same with another address in place of a vendor's. */
export const redirected = (flow: readonly FlowNode[], from: string, to: string): FlowNode[] =>
  JSON.parse(JSON.stringify(flow).replaceAll(from, to));
