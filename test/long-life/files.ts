// What lies in the store's folder, seen from outside: rows of each table and the sizes of the files.
import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const file = 'fitbit.sqlite';

/** Rows by table. Whoever uses the store keeps it locked, so a copy is read: nothing may be under way. */
export function rowsOf(folder: string): Record<string, number> {
  const copy = mkdtempSync(join(tmpdir(), 'fitbit-rows-'));
  try {
    for (const name of [file, `${file}-wal`]) {
      if (existsSync(join(folder, name))) copyFileSync(join(folder, name), join(copy, name));
    }
    const db = new DatabaseSync(join(copy, file));
    const tables = db
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      .all()
      .map(({ name }) => String(name));
    const count = (name: string) =>
      Number(db.prepare(`SELECT COUNT(*) AS count FROM "${name}"`).get()?.count);
    const rows = Object.fromEntries(tables.map((name) => [name, count(name)]));
    db.close();
    return rows;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** KiB. */
export function sizesOf(folder: string): { db: number; wal: number } {
  const kib = (name: string) =>
    existsSync(join(folder, name)) ? Math.ceil(statSync(join(folder, name)).size / 1024) : 0;
  return { db: kib(file), wal: kib(`${file}-wal`) };
}
