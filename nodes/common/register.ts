// Registers a node so that even a Node.js that is too old shows it, red, instead of failing to load it.
// Runs before that check: nothing here may need a newer Node.js or load the engine.
import type { Node, NodeAPI, NodeDef } from 'node-red';
import { guarded, unreadable, withCode } from './guarded';
import { beginStatus, endStatus, show } from './status';
import { type Migration, migrated } from './versions';

/** What builds a node of one type. Its module is loaded with the first node of the type, not before. */
export interface Face<Def extends NodeDef = NodeDef> {
  create(RED: NodeAPI, node: Node, def: Def): void;
}

interface Options {
  /** From each version of the node's fields to the next. */
  migrations: readonly Migration[];
  credentials?: Record<string, { type: 'text' | 'password' }>;
  /** What the editor is told of the machine, by names that begin with the type's. */
  settings?: Record<string, { value: unknown; exportable: boolean }>;
}

/** How each node that is there is built once more: an engine may come later than the nodes. */
export const builders = new Map<Node, { isConfig: boolean; build(): void }>();

let isTold = false;

export function register(
  RED: NodeAPI,
  type: string,
  { migrations, ...options }: Options,
  load: () => Face,
): void {
  function construct(this: Node, def: NodeDef): void {
    RED.nodes.createNode(this, def);
    if (!isSupported(process.versions.node)) refuse(RED, this, type);
    else start(this, def);
  }
  function start(node: Node, def: NodeDef): void {
    // The editor keeps what the node showed before the Deploy, which may be long past.
    node.status({});
    beginStatus(node);
    builders.set(node, { isConfig: !('x' in def), build: () => start(node, def) });
    node.on('close', (done: () => void) => {
      endStatus(node);
      builders.delete(node);
      done();
    });
    const current = migrated(def, migrations);
    if (current) build(node, current);
    else refuseNewer(RED, node, type);
  }
  function build(node: Node, def: NodeDef): void {
    const face = loaded(load);
    if (face instanceof Error) refuseUnreadable(RED, node, face);
    else guarded(RED, node, () => face.create(RED, node, def));
  }
  RED.nodes.registerType(type, construct, options);
}

/** Node.js 22.19 is the first whose SQLite and undici 8 do what is needed. */
export function isSupported(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 19);
}

function refuse(RED: NodeAPI, node: Node, type: string): void {
  const sentence = RED._(`${type}.error.needsNode`);
  if (!isTold) RED.log.error(sentence);
  isTold = true;
  show(RED, node, 'needsNode');
  endEach(node, withCode(sentence, { code: 'node-too-old' }));
}

/** No msg is lost in silence at a node that does not run. */
function endEach(node: Node, error: Error): void {
  node.on('input', (_msg, _send, done) => done(error));
}

/** What is loaded with the first node may be gone by then: the palette is being updated, or its folder cannot be read. */
function loaded(load: () => Face): Face | Error {
  try {
    return load();
  } catch (thrown) {
    return thrown instanceof Error ? thrown : new Error(typeof thrown);
  }
}

function refuseUnreadable(RED: NodeAPI, node: Node, thrown: Error): void {
  const error = unreadable(RED, node.type, thrown);
  show(RED, node, 'unreadable');
  node.error(error);
  endEach(node, error);
}

/** A node that a newer palette saved does not run: its fields may have another meaning there. */
function refuseNewer(RED: NodeAPI, node: Node, type: string): void {
  const sentence = RED._(`${type}.error.tooOld`);
  show(RED, node, 'tooOld');
  node.error(sentence);
  endEach(node, withCode(sentence, { code: 'palette-too-old' }));
}
