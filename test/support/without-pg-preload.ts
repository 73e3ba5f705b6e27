// Loaded into a Node-RED under test by --require: the package pg is not installed there.
import Module = require('node:module');

type Resolving = { _resolveFilename(name: string, ...rest: unknown[]): string };

const resolving = Module as unknown as Resolving;
const usual = resolving._resolveFilename;
resolving._resolveFilename = (name, ...rest) => {
  if (name === 'pg') throw Object.assign(new Error('pg is not there'), { code: 'MODULE_NOT_FOUND' });
  return usual.call(Module, name, ...rest);
};
