// The repository as files, for tests that look at what was written instead of running it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The repository's root, seen from build/test/support. */
export const root = join(__dirname, '..', '..', '..');

/** A file of what is shipped, by its path below dist/. */
export const shipped = (path: string): string => join(root, 'dist', path);

export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

// biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever is there
export function readJson(path: string): any {
  return JSON.parse(read(path));
}

/** Every file under a folder, as paths from the root with forward slashes, sorted. */
export function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}
