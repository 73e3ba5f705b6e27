// No regular expression of ours takes more than linear time, whatever text it meets: a checker judges each of them.
import should = require('should');

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Node, parse } from 'acorn';
import { full } from 'acorn-walk';
import { checkSync } from 'recheck';
import { root } from '../support/repository';

interface Found {
  file: string;
  source: string;
  flags: string;
}

/** The sandbox plays the clouds on the owner's own machine and hears of no stranger. */
const isOurs = (file: string) => file !== 'dist/src/sandbox.js';

/** The program in a file that Node-RED or the editor runs. */
function programOf(file: string): string | null {
  const text = readFileSync(join(root, file), 'utf8');
  if (file.endsWith('.js')) return text;
  return /<script type="text\/javascript">([\s\S]*?)<\/script>/.exec(text)?.[1] ?? null;
}

function* programs(): Generator<[string, string]> {
  for (const name of readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' })) {
    const file = `dist/${name}`;
    const isProgram = name.endsWith('.js') || (name.endsWith('.html') && !name.includes('locales'));
    const program = isProgram && isOurs(file) ? programOf(file) : null;
    if (program !== null) yield [file, program];
  }
}

/** Every regular expression of a program; one that is put together while it runs has no source that could be judged. */
function expressionsOf(file: string, program: string): Found[] {
  const found: Found[] = [];
  full(parse(program, { ecmaVersion: 'latest', sourceType: 'script' }), (node: Node) => {
    const { type, regex, callee } = node as Node & {
      regex?: { pattern: string; flags: string };
      callee?: { name?: string };
    };
    if (type === 'Literal' && regex) found.push({ file, source: regex.pattern, flags: regex.flags });
    if (/^(New|Call)Expression$/.test(type) && callee?.name === 'RegExp') {
      found.push({ file, source: '(a*)*b', flags: 'made while it runs' });
    }
  });
  return found;
}

/** What the checker says against one, or null. The time limit counts as a fault: nobody could tell. */
function faultOf({ source, flags }: Found): string | null {
  if (flags === 'made while it runs') return flags;
  const { status } = checkSync(source, flags, { timeout: 10_000 });
  return status === 'safe' ? null : status;
}

describe('regular expressions', () => {
  it('none of them is super-linear', function () {
    this.timeout(120_000);
    const all = [...programs()].flatMap(([file, program]) => expressionsOf(file, program));
    const different = [...new Map(all.map((one) => [`/${one.source}/${one.flags}`, one]))];

    const faults = different.flatMap(([name, one]) => {
      const fault = faultOf(one);
      return fault === null ? [] : [`${one.file}: ${name} ${fault}`];
    });

    should(different.length).be.above(30);
    should(faults).eql([]);
  });

  it('the checker finds the one that once held up Node-RED for half a second', () => {
    should(faultOf({ file: '', source: '\\s*;\\s*q=', flags: '' })).equal('vulnerable');
    should(faultOf({ file: '', source: '\\/+$', flags: '' })).equal('vulnerable');
  });
});
