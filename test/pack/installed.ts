// The package as a user gets it: packed by npm, installed from the tarball into a Node-RED user folder.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../support/repository';

export interface Installed {
  userDir: string;
  /** What npm printed. */
  output: string;
  remove(): void;
}

/** The one place in all tests that may ask the npm registry. */
export function packAndInstall(): Installed {
  const folder = mkdtempSync(join(tmpdir(), 'fitbit-pack-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    npm(root, 'pack', '--ignore-scripts', '--pack-destination', folder);
    const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
    const userDir = join(folder, 'user');
    mkdirSync(userDir);
    // As Node-RED makes it on its first start.
    writeFileSync(
      join(userDir, 'package.json'),
      JSON.stringify({ name: 'node-red-project', version: '0.0.1', private: true }),
    );
    const output = npm(
      userDir,
      'install',
      '--prefer-offline',
      '--no-audit',
      '--no-fund',
      join(folder, tarball),
    );
    return { userDir, output, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

function npm(cwd: string, ...options: string[]): string {
  const path = process.env.npm_execpath ?? '';
  const [command, first] = path.endsWith('.js') ? [process.execPath, [path]] : ['npm', []];
  // What npm tells its scripts about this project is not meant for another folder.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(?!config_)/.test(name)),
  );
  const { status, stdout, stderr } = spawnSync(command, [...first, ...options], {
    cwd,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (status !== 0) throw new Error(`npm ${options[0]} ended with ${status}\n${stdout}${stderr}`);
  return stdout + stderr;
}
