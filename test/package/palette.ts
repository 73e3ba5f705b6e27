// What the package tells the editor: its nodes by type, read off the built pages as a browser would.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { filesUnder, read, readJson, root } from '../support/repository';

/** English first: the others are compared with it. */
export const languages: readonly string[] = [
  'en-US',
  ...readdirSync(join(root, 'nodes', 'fitbit-config', 'locales')).filter((one) => one !== 'en-US'),
];
/** These two lack nothing. What another one lacks is shown in English, and listed by `npm run languages`. */
export const wholeLanguages: readonly string[] = ['en-US', 'de'];

export interface PaletteNode {
  type: string;
  /** The built folder, such as `dist/nodes/fitbit-config`. */
  folder: string;
  /** The built page: script and dialog. */
  page: string;
  script: string;
  definition: {
    category: string;
    inputs?: number;
    outputs?: number;
    defaults: Record<string, { value: unknown; type?: string }>;
    credentials?: Record<string, { type: string }>;
  };
}

/** All nodes of package.json, with what they register in the editor. */
export function paletteNodes(): PaletteNode[] {
  const files: Record<string, string> = readJson('package.json')['node-red'].nodes;
  return Object.entries(files).map(([type, file]) => {
    const page = read(file.replace(/\.js$/, '.html'));
    const script = scriptsOf(page).join('\n');
    return {
      type,
      folder: file.slice(0, file.lastIndexOf('/')),
      page,
      script,
      definition: definitionsOf(script)[type] ?? { category: '', defaults: {} },
    };
  });
}

/** The plugins of package.json, in the same shape: a page with a script, and catalogues. */
export function editorPlugins(): PaletteNode[] {
  const files: Record<string, string> = readJson('package.json')['node-red'].plugins;
  return Object.entries(files).map(([type, file]) => {
    const page = read(file.replace(/\.js$/, '.html'));
    return {
      type,
      folder: file.slice(0, file.lastIndexOf('/')),
      page,
      script: scriptsOf(page).join('\n'),
      definition: { category: 'plugin', defaults: {} },
    };
  });
}

/** The scripts that Node-RED's scorecard finds: plain ones, neither modules nor minified. */
export function scriptsOf(page: string): string[] {
  return [...page.matchAll(/<script[^>]+type="text\/javascript"[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, script]) => script ?? '',
  );
}

function definitionsOf(script: string): Record<string, PaletteNode['definition']> {
  const definitions: Record<string, PaletteNode['definition']> = {};
  const registerType = (type: string, definition: PaletteNode['definition']) => {
    definitions[type] = definition;
  };
  const [events, comms] = [{ on: () => undefined }, { subscribe: () => undefined }];
  runInNewContext(script, { RED: { nodes: { registerType }, events, comms } });
  return definitions;
}

/** All texts of a catalogue, however deep. */
export function textsIn(value: unknown): string[] {
  return typeof value === 'string' ? [value] : Object.values(value as object).flatMap(textsIn);
}

/** The types that each Node-RED that is tested brings along. */
export const coreTypes: readonly ReadonlySet<string>[] = ['node-red', 'node-red-4'].map(typesOfCore);

function typesOfCore(name: string): Set<string> {
  const folder = require.resolve('@node-red/nodes/package.json', {
    paths: [require.resolve(`${name}/package.json`)],
  });
  const core = folder.slice(folder.indexOf('node_modules')).replace(/package\.json$/, 'core');
  const programs = filesUnder(core).filter((path) => path.endsWith('.js') && !path.includes('/locales/'));
  return new Set(
    programs.flatMap((path) =>
      [...read(path).matchAll(/registerType\(\s*["']([^"']+)["']/g)].map(([, type]) => type ?? ''),
    ),
  );
}
