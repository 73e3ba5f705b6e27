// The palettes that a start is measured with: ours as npm installs it, and one with nothing in its nodes.
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { tempFolder } from './children';

const root = join(__dirname, '..', '..');
const scoped = join('node_modules', '@lowbatt', 'node-red-fitbit');
/** What Node-RED looks for in a palette. */
const shipped = ['package.json', 'dist', 'examples'];

export interface Palette {
  /** Where the palette is now. Never twice the same place: Node.js keeps compiled code by its path, and a user's Node-RED has none. */
  moved(): string;
  /** The folder to remove. */
  folder: string;
}

/** Ours beside a copy of each package that it needs: none is shared with Node-RED, which has some of them in other versions. */
export function installedPalette(): Palette {
  const folder = tempFolder();
  const modules = join(root, 'node_modules') + sep;
  for (const one of dependencies(join(root, 'package.json'))) {
    cpSync(one, join(folder, 'node_modules', one.slice(modules.length)), { recursive: true });
  }
  copyOurs(folder, (path) => !path.endsWith('.map'));
  return { folder, moved: mover(folder) };
}

/** The same pages, catalogues, icons and examples, and an empty program for each node. */
export function emptyPalette(): Palette {
  const folder = tempFolder();
  const isProgram = (path: string) => /\.js(\.map)?$/.test(path);
  copyOurs(folder, (path) => !isProgram(path));
  const { nodes, plugins } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))['node-red'];
  for (const file of Object.values<string>({ ...nodes, ...plugins })) {
    writeFileSync(join(folder, scoped, file), 'module.exports = () => {};\n');
  }
  return { folder, moved: mover(folder) };
}

function copyOurs(folder: string, filter: (path: string) => boolean): void {
  const target = join(folder, scoped);
  mkdirSync(target, { recursive: true });
  for (const name of shipped) cpSync(join(root, name), join(target, name), { recursive: true, filter });
}

function mover(folder: string): () => string {
  let modules = join(folder, 'node_modules');
  let moves = 0;
  return () => {
    moves += 1;
    const next = join(folder, String(moves), 'node_modules');
    mkdirSync(dirname(next));
    renameSync(modules, next);
    modules = next;
    return join(dirname(next), scoped);
  };
}

/** The folders of all packages that a package needs at run time. */
export function dependencies(manifest: string, found = new Set<string>()): string[] {
  const wanted = Object.keys(JSON.parse(readFileSync(manifest, 'utf8')).dependencies ?? {});
  for (const name of wanted) {
    // As Node.js looks: in the package's own folder first, then further up.
    let at = join(manifest, '..');
    while (!existsSync(join(at, 'node_modules', name)) && at !== join(at, '..')) at = join(at, '..');
    const folder = join(at, 'node_modules', name);
    if (found.has(folder) || !existsSync(folder)) continue;
    found.add(folder);
    dependencies(join(folder, 'package.json'), found);
  }
  return [...found];
}
