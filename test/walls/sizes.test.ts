// How big a file and a function may grow before nobody can walk through it any more.
import should = require('should');

import { stripTypeScriptTypes } from 'node:module';
import { type Node, parse } from 'acorn';
import { fullAncestor, simple } from 'acorn-walk';
import { filesUnder, read } from '../support/repository';

const limits = { file: 300, node: 60, editor: 250, engine: 220, ownLines: 60, closure: 150 };

/** Words in a language and tables of a database are long because there is much of them, and read from top to bottom. */
const mayBeLong = [/^src\/sentences\/languages\//, /\/schema\.ts$/];
/** Wiring is one function that reads like a parts list. */
const mayWire = ['src/engine.ts'];

type Located = Node & {
  loc: { start: { line: number }; end: { line: number } };
  id?: { name: string } | null;
};

/** The syntax tree of a TypeScript source, each node on the line where it stands in the source. */
function treeOf(text: string): Node {
  const erasable = text
    .replace(/^export = /gm, 'module.exports = ')
    .replace(/^import (\w+) = require\(/gm, 'const $1 = require(');
  return parse(stripTypeScriptTypes(erasable), {
    ecmaVersion: 'latest',
    sourceType: 'module',
    locations: true,
  });
}

const isFunction = ({ type }: Node) => /Function/.test(type);

/** The name under which a reader finds a function: its own, or that of what it is assigned to. */
function nameOf(node: Located, ancestors: readonly Node[]): string {
  const parent = ancestors.at(-2) as (Node & { id?: { name?: string }; key?: { name?: string } }) | undefined;
  return node.id?.name ?? parent?.id?.name ?? parent?.key?.name ?? `line ${node.loc.start.line}`;
}

/** Lines of a function that belong to no function inside of it; where an inner one begins and ends counts as its own. */
function ownLines(node: Located): number {
  const lines = new Set<number>();
  for (let line = node.loc.start.line; line <= node.loc.end.line; line += 1) lines.add(line);
  const takeOut = (inner: Node) => {
    const { start, end } = (inner as Located).loc;
    for (let line = start.line + 1; line < end.line; line += 1) lines.delete(line);
  };
  const { body } = node as unknown as { body: Node };
  const found: Node[] = [];
  simple(body, { Function: (inner: Node) => void found.push(inner) });
  for (const inner of found) if (inner !== node) takeOut(inner);
  return lines.size;
}

/** A sentence for each file, closure and function that is too big. */
function tooBig(path: string, text: string): string[] {
  const breaks: string[] = [];
  const long = text.split('\n').length - 1;
  const most = mayWire.includes(path) ? limits.engine : limits.file;
  if (long > most && !mayBeLong.some((pattern) => pattern.test(path))) {
    breaks.push(`${path}: ${long} lines`);
  }
  fullAncestor(treeOf(text), (node, _state, ancestors) => {
    if (!isFunction(node)) return;
    const located = node as Located;
    const whole = located.loc.end.line - located.loc.start.line + 1;
    const own = ownLines(located);
    const name = `${path}: ${nameOf(located, ancestors as Node[])}`;
    if (own > limits.ownLines && !mayWire.includes(path)) breaks.push(`${name} has ${own} lines of its own`);
    if (whole > limits.closure && !mayWire.includes(path)) breaks.push(`${name} takes ${whole} lines`);
  });
  return breaks;
}

const sources = [...filesUnder('src'), ...filesUnder('nodes')].filter(
  (path) => path.endsWith('.ts') && !path.endsWith('.d.ts'),
);

describe('the size of files and functions', () => {
  it('of a node is that of a parts list, and of a module in the editor that of a page', () => {
    const lines = (path: string) => read(path).split('\n').length - 1;
    const partsLists = sources.filter((path) => path.endsWith('/node.ts'));
    const modules = sources.filter((path) => /^nodes\/[^/]+\/editor\//.test(path));

    partsLists.length.should.equal(6);
    partsLists.filter((path) => lines(path) > limits.node).should.eql([]);
    modules.length.should.be.above(20);
    modules.filter((path) => lines(path) > limits.editor).should.eql([]);
  });

  it('is one that a reader can walk through', () => {
    sources.flatMap((path) => tooBig(path, read(path))).should.eql([]);
  });

  it('notices a long file, a long function, and a closure that holds a whole room', () => {
    const lines = (count: number) => Array.from({ length: count }, (_, at) => `  call(${at});`).join('\n');
    const inner = (name: string, count: number) => `function ${name}(): void {\n${lines(count)}\n}`;

    should(tooBig('src/a/a.ts', `${lines(301)}\n`)).eql(['src/a/a.ts: 301 lines']);
    should(tooBig('src/a/schema.ts', `${lines(301)}\n`)).eql([]);
    should(tooBig('src/engine.ts', `${lines(221)}\n`)).eql(['src/engine.ts: 221 lines']);
    should(tooBig('src/a/b.ts', inner('long', 60))).eql(['src/a/b.ts: long has 62 lines of its own']);
    should(tooBig('src/a/c.ts', inner('fits', 58))).eql([]);
    const room = `const room = () => {\n${inner('one', 50)}\n${inner('two', 50)}\n${inner('three', 50)}\n};`;
    should(tooBig('src/a/d.ts', room)).eql(['src/a/d.ts: room takes 158 lines']);
  });
});
