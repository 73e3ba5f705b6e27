// Loaded into each of several Node-REDs by the crash harness alone: puts a fault into the PostgreSQL driver as it is shipped, by its text, so that a
// harness that cannot find it is known to be blind. What is looked for has to be there: else the harness would try what ships. The
// product has no such switch.
import Module = require('node:module');

import { readFileSync } from 'node:fs';
import { shipped } from '../support/repository';
import { mutated } from './several-mutations';

type Compile = (this: unknown, content: string, filename: string) => unknown;

const file = shipped('src/store/postgres.js');
const name = process.env.CRASH_MUTATION ?? '';
// At once, and not when a node first opens its store: a Node-RED that could not be mutated does not even start.
const text = mutated(name, readFileSync(file, 'utf8'));

const module_ = Module as unknown as { prototype: { _compile: Compile } };
const compile = module_.prototype._compile;
module_.prototype._compile = function (content, filename) {
  return compile.call(this, filename === file ? text : content, filename);
};
