// The walls of the house, as functions from sources to what breaks them: one sentence for each break.
import { codeOf, hiddenImports, type Import, importsOf, type Source, withoutComments } from './imports';

/** Which rooms a room may import, besides itself. A room that is not listed may not be there. */
const ground = ['net', 'sentences'];
const firstFloor = ['store', 'battery', 'clouds'];
const secondFloor = ['oauth', 'people', 'webhooks', 'sms'];
const standsOn: Readonly<Record<string, readonly string[]>> = {
  net: [],
  sentences: [],
  sandbox: [],
  // The command, which takes a store from one driver to the other.
  move: [...ground, 'store'],
  ...Object.fromEntries(firstFloor.map((room) => [room, ground])),
  ...Object.fromEntries(secondFloor.map((room) => [room, [...ground, ...firstFloor]])),
  'use-cases': [...ground, ...firstFloor, ...secondFloor],
  web: [...ground, ...firstFloor, ...secondFloor, 'use-cases'],
  engine: [...ground, ...firstFloor, ...secondFloor, 'use-cases', 'web'],
};
/** Demo is the sandbox in the engine's own process. */
const extraDoors: readonly { from: string; room: string }[] = [
  { from: 'src/clouds/demo-sandbox.ts', room: 'sandbox' },
];

function allImports(sources: readonly Source[]): Import[] {
  const paths = new Set(sources.map(({ path }) => path));
  return sources.flatMap((source) => importsOf(source, paths));
}

const breakOf = ({ from, specifier }: Import, why: string) => `${from} imports ${specifier}: ${why}`;

/** The shapes of msgs, which are shipped and know nothing else: whoever sends or takes one may know its type. */
const isTypeOfMsg = ({ to, typeOnly }: Pick<Import, 'to' | 'typeOnly'>) =>
  typeOnly && to === 'types/messages';

/** The room of a file in src/: its folder, or `engine`. */
function roomOf(path: string): string | null {
  if (path === 'src/engine.ts') return 'engine';
  return /^src\/([^/]+)\/./.exec(path)?.[1] ?? null;
}

/** src/ is plain TypeScript: neither Node-RED nor the nodes are seen from in there. */
export function engineSeesNodeRed(sources: readonly Source[]): string[] {
  const inside = sources.filter(({ path }) => path.startsWith('src/'));
  const imports = allImports(sources)
    .filter(({ from }) => from.startsWith('src/'))
    .filter(({ specifier, to, typeOnly }) =>
      to === null
        ? /^@?node-red(\/|$)/.test(specifier)
        : !to.startsWith('src/') && !isTypeOfMsg({ to, typeOnly }),
    )
    .map((one) => breakOf(one, 'src/ knows neither Node-RED nor what lies outside of src/'));
  const names = inside
    // In a sentence, its name.
    .filter(({ text }) => /(?<!Node-)\bRED\b/.test(codeOf(text)))
    .map(({ path }) => `${path} speaks of RED`);
  return [...imports, ...names];
}

/** Each room of src/ stands on those below it, and on nothing else. */
export function wrongFloor(sources: readonly Source[]): string[] {
  const breaks: string[] = [];
  for (const { path } of sources) {
    if (path.startsWith('src/') && !Object.hasOwn(standsOn, roomOf(path) ?? '')) {
      breaks.push(`${path} is in no room of the house`);
    }
  }
  for (const one of allImports(sources)) {
    const from = roomOf(one.from);
    const to = one.to === null ? null : roomOf(one.to);
    if (from === null || to === null || from === to) continue;
    const hasDoor = extraDoors.some((door) => door.from === one.from && door.room === to);
    if (!standsOn[from]?.includes(to) && !hasDoor)
      breaks.push(breakOf(one, `${from} does not stand on ${to}`));
  }
  return breaks;
}

/**
 * A driver of the store is a folder of src/store/: its own files know it, the one that opens the store where it lies, and the
 * room that takes a store from one to the other.
 */
export function driverSeen(sources: readonly Source[]): string[] {
  const driverOf = (path: string) => /^src\/store\/[^/]+\//.exec(path)?.[0];
  return allImports(sources)
    .filter(({ from, to }) => {
      const driver = driverOf(to ?? '');
      const mayKnow = from === 'src/store/open.ts' || from.startsWith('src/move/');
      return driver !== undefined && driver !== driverOf(from) && !mayKnow;
    })
    .map((one) => breakOf(one, 'only src/store/open.ts knows which driver keeps the store'));
}

/** No file leads back to itself, types included. One sentence for each circle. */
export function circles(sources: readonly Source[]): string[] {
  const leadsTo = new Map(sources.map(({ path }) => [path, new Set<string>()]));
  for (const { from, to } of allImports(sources)) if (to !== null) leadsTo.get(from)?.add(to);
  const found = new Set<string>();
  const done = new Set<string>();
  const walk = (path: string, trail: readonly string[]) => {
    const at = trail.indexOf(path);
    if (at >= 0) found.add([...trail.slice(at), path].join(' -> '));
    if (at >= 0 || done.has(path)) return;
    for (const next of leadsTo.get(path) ?? []) walk(next, [...trail, path]);
    done.add(path);
  };
  for (const path of leadsTo.keys()) walk(path, []);
  return [...found];
}

/** A node's folder takes code from src/, nodes/common and itself; of another node it may know the types. */
export function nodesReachOver(sources: readonly Source[]): string[] {
  const folderOf = (path: string) => /^nodes\/([^/]+)\/./.exec(path)?.[1];
  return allImports(sources)
    .filter(({ from, to }) => from.startsWith('nodes/') && to !== null)
    .filter(({ from, to, typeOnly }) => {
      if (to?.startsWith('src/') || isTypeOfMsg({ to, typeOnly })) return false;
      const there = folderOf(to ?? '');
      if (there === undefined) return true;
      return there !== folderOf(from) && there !== 'common' && !(typeOnly && folderOf(from) !== 'common');
    })
    .map((one) => breakOf(one, 'a node takes nothing but types from another node'));
}

/** A node's face loads no package of its own: whatever needs one is in the engine. */
export function nodesLoadPackages(sources: readonly Source[]): string[] {
  return allImports(sources)
    .filter(({ from, to, typeOnly }) => from.startsWith('nodes/') && to === null && !typeOnly)
    .filter(({ specifier }) => !specifier.startsWith('node:'))
    .map((one) => breakOf(one, 'nodes/ loads packages only through src/'));
}

/** An import that is put together at run time goes round every rule. */
export function importsInDisguise(
  sources: readonly Source[],
  allowed: readonly { path: string }[],
): string[] {
  return sources
    .filter(({ path }) => !allowed.some((one) => one.path === path))
    .flatMap((source) =>
      hiddenImports(source).map(
        (argument) => `${source.path} imports ${argument}: the rules cannot see what`,
      ),
    );
}

/** A word that may stand only in listed files, each with its reason. */
export interface Allowed {
  path: string;
  word: string;
  because: string;
}

export const timeAndChance: readonly RegExp[] = [
  /\bDate\.now\b/g,
  /\bnew Date\(\s*\)/g,
  /(?<!new )(?<![.\w])Date\(/g,
  /\b(?:setTimeout|setInterval|setImmediate)\b/g,
  /\bMath\.random\b/g,
  /\b(?:randomBytes|randomUUID|randomInt|randomFill|randomFillSync|getRandomValues|generateKey\w*)\b/g,
  /\bperformance\b/g,
  /\bprocess\.hrtime\b/g,
];

export const processAndConsole: readonly RegExp[] = [/\bprocess\.\w+/g, /(?<!\/)\bconsole\.\w+/g];

/** Where the words stand without being allowed, and what is allowed without standing there any more. */
export function misplaced(
  sources: readonly Source[],
  words: readonly RegExp[],
  allowed: readonly Allowed[],
): string[] {
  const used = new Set<Allowed>();
  const breaks: string[] = [];
  for (const { path, text } of sources) {
    const code = codeOf(text);
    const found = new Set(words.flatMap((word) => code.match(word) ?? []));
    for (const word of found) {
      const permit = allowed.find((one) => one.path === path && one.word === word);
      if (permit) used.add(permit);
      else breaks.push(`${path} uses ${word}`);
    }
  }
  const stale = allowed.filter((one) => !used.has(one));
  return [...breaks, ...stale.map(({ path, word }) => `${path} is allowed ${word} and does not use it`)];
}

/**
 * What is a cloud's own stands in its files: its facts, its wire and its webhook protocol. Everybody else asks for the
 * facts, and compares no id. A sentence for each place that does; `exempt` are path beginnings.
 */
export function cloudsComparedByName(
  sources: readonly Source[],
  ids: readonly string[],
  exempt: readonly { path: string }[],
): string[] {
  const id = `['"\`](?:${ids.join('|')})['"\`]`;
  const comparison = new RegExp(`[=!]==?\\s*${id}|${id}\\s*(?:[=!]==?|:)|\\bcase\\s+${id}`, 'g');
  const isOwn = (path: string) =>
    ids.some((one) => path.startsWith(`src/clouds/${one}`) || path === `src/webhooks/protocols/${one}.ts`);
  return sources
    .filter(({ path }) => !isOwn(path) && !exempt.some((one) => path.startsWith(one.path)))
    .flatMap(({ path, text }) =>
      (withoutComments(text).match(comparison) ?? []).map(
        (found) => `${path} compares a cloud's id: ${found}`,
      ),
    );
}

/**
 * Whoever names a provider of SMS outside of its own files: by its id in any form, or, where that is a word that stands for
 * something else as well (`common`), where it is compared, chosen or given as a provider's.
 */
export function providersNamed(
  sources: readonly Source[],
  ids: readonly string[],
  exempt: readonly { path: string }[],
  common: readonly string[] = [],
): string[] {
  return ids.flatMap((id) => {
    const asProvider = new RegExp(`(?:[=!]==?|\\bcase|provider\\w*[:(]) *(['"\`])${id}\\1`, 'i');
    const isNamed = (text: string) =>
      common.includes(id) ? asProvider.test(text) : text.toLowerCase().includes(id);
    return sources
      .filter(({ path }) => !path.startsWith(`src/sms/providers/${id}`))
      .filter(({ path }) => !exempt.some((one) => path.startsWith(one.path)))
      .filter(({ text }) => isNamed(text))
      .map(({ path }) => `${path} names the provider ${id}`);
  });
}

/** Six at most, each of them imported by src/, as those are that users bring (`peers`), and nothing imported that is not declared. */
export function wrongDependencies(
  sources: readonly Source[],
  dependencies: readonly string[],
  peers: readonly string[] = [],
): string[] {
  const imported = new Map<string, string>();
  for (const { from, specifier, to } of allImports(sources)) {
    if (!from.startsWith('src/') || to !== null || specifier.startsWith('node:')) continue;
    const name = /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
    imported.set(name, from);
  }
  return [
    ...(dependencies.length > 6 ? [`${dependencies.length} dependencies: six at most`] : []),
    ...[...dependencies, ...peers]
      .filter((name) => !imported.has(name))
      .map((name) => `nothing in src/ imports ${name}`),
    ...[...imported]
      .filter(([name]) => !dependencies.includes(name) && !peers.includes(name))
      .map(([name, from]) => `${from} imports ${name}, which is no dependency`),
  ];
}
