// A copy of the sources to which a test adds something as a contributor would, and which is then built like the original.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesUnder, read, root } from './repository';

export interface PaletteCopy {
  folder: string;
  /** A new file, or a changed one; `path` as in the repository. */
  write(path: string, text: string): void;
  rewrite(path: string, change: (text: string) => string): void;
  /** The files of the repository that are not what they were, without those that hold nothing but words. */
  changed(): string[];
  /** What the compiler says against it; empty where it is built. */
  build(): string;
  remove(): void;
}

const parts = ['src', 'nodes', 'scripts', 'types'];
const isWords = (path: string) => path.includes('/locales/') || path.includes('/languages/');

export function copyOfPalette(): PaletteCopy {
  const folder = mkdtempSync(join(tmpdir(), 'fitbit-palette-'));
  const configs = readdirSync(root).filter((name) => /^tsconfig.*\.json$/.test(name));
  for (const part of [...parts, 'package.json', ...configs])
    cpSync(join(root, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const there = (path: string) => readFileSync(join(folder, path), 'utf8');
  const write = (path: string, text: string) => writeFileSync(join(folder, path), text);
  return {
    folder,
    write,
    rewrite(path, change) {
      const [before, after] = [there(path), change(there(path))];
      // What is to be changed looks otherwise by now.
      if (before === after) throw new Error(`nothing to change in ${path}`);
      write(path, after);
    },
    changed: () =>
      parts
        .flatMap((part) => filesUnder(part))
        .filter((path) => !isWords(path) && there(path) !== read(path)),
    build() {
      const { status, stdout, stderr } = spawnSync(process.execPath, [join('scripts', 'build.js')], {
        cwd: folder,
        encoding: 'utf8',
      });
      return status === 0 ? '' : `${stdout}${stderr}`;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
