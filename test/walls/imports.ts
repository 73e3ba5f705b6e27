// Reads imports and code off TypeScript sources: enough of the language for the rules, and no more.
import { posix } from 'node:path';

export interface Source {
  /** From the root, such as `src/net/http.ts`. */
  path: string;
  text: string;
}

export interface Import {
  from: string;
  /** As it is written: `../net/http`, `undici`, `node:fs`. */
  specifier: string;
  /** The path of the file, or null where it leads to a package. */
  to: string | null;
  /** Nothing of it is there at run time. */
  typeOnly: boolean;
}

const lexemes =
  /(?<comment>\/\*[\s\S]*?\*\/|\/\/[^\n]*)|(?<text>'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*")|`(?:\\.|[^`\\])*`/g;

/** The text without comments; a `//` inside of a string is none. */
export function withoutComments(text: string): string {
  return text.replace(lexemes, (all, comment?: string) => (comment === undefined ? all : ' '));
}

/** The text without comments and plain strings; what stands in templates stays, as it may be code. */
export function codeOf(text: string): string {
  return text.replace(lexemes, (all, comment?: string, plain?: string) => {
    if (comment !== undefined) return ' ';
    return plain === undefined ? all : "''";
  });
}

const declaration =
  /\b(?:import|export)\s+(?<type>type\s+)?(?:(?<names>[^'"();=]*?)\bfrom\s*)?['"](?<specifier>[^'"]+)['"]/g;
const call = /(?<typeof>typeof\s+)?\b(?:import|require)\s*\(\s*['"](?<specifier>[^'"]+)['"]\s*\)/g;
const anyCall = /\b(?:import|require)\s*\(\s*(?<argument>[^)]*)/g;

/** All imports of a source; `paths` are the files that there are. */
export function importsOf({ path, text }: Source, paths: ReadonlySet<string>): Import[] {
  const code = withoutComments(text);
  const found: Import[] = [];
  const add = (specifier: string, typeOnly: boolean) =>
    found.push({ from: path, specifier, to: target(path, specifier, paths), typeOnly });
  for (const { groups } of code.matchAll(declaration)) {
    const names = /^\s*\{(?<list>[^}]*)\}\s*$/.exec(groups?.names ?? '')?.groups?.list?.split(',') ?? [];
    const written = names.map((name) => name.trim()).filter(Boolean);
    const onlyTypes = written.length > 0 && written.every((name) => name.startsWith('type '));
    add(groups?.specifier ?? '', groups?.type !== undefined || onlyTypes);
  }
  for (const { groups } of code.matchAll(call)) add(groups?.specifier ?? '', groups?.typeof !== undefined);
  return found;
}

/** Imports whose target is worked out at run time, which no rule can see through. */
export function hiddenImports({ text }: Source): string[] {
  return [...withoutComments(text).matchAll(anyCall)]
    .map(({ groups }) => groups?.argument?.trim() ?? '')
    .filter((argument) => !/^['"][^'"]+['"]$/.test(argument));
}

function target(from: string, specifier: string, paths: ReadonlySet<string>): string | null {
  if (!specifier.startsWith('.')) return null;
  const path = posix.join(posix.dirname(from), specifier);
  return [`${path}.ts`, `${path}/index.ts`].find((one) => paths.has(one)) ?? path;
}
