// What Node-RED loads for fitbit-config: registers the type and, for the dialog, its admin routes and the languages.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { NodeAPI } from 'node-red';
import { type Face, register } from '../common/register';
import { migrations } from './migrations';
import { registerConfigRoutes } from './routes';

const credentials = { clientSecret: { type: 'password' } } as const;

export = (RED: NodeAPI): void => {
  const settings = { fitbitConfigLanguages: { value: languages(), exportable: true } };
  register(RED, 'fitbit-config', { credentials, migrations, settings }, () => {
    const face: Face = require('./node');
    return face;
  });
  registerConfigRoutes(RED);
};

/** The languages that people can be told things in, by the files that are there: none of them is loaded for that. */
function languages(): string[] {
  const files = readdirSync(join(__dirname, '..', '..', 'src', 'sentences', 'languages'));
  return files.filter((file) => file.endsWith('.js')).map((file) => file.slice(0, -'.js'.length));
}
