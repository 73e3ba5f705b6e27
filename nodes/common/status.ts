// The one table of statuses. A ring heals itself, a dot needs somebody; under 20 characters.
import type { Node, NodeAPI, NodeStatusFill, NodeStatusShape } from 'node-red';

const table = {
  checking: ['blue', 'ring'],
  ok: ['green', 'ring'],
  okMany: ['green', 'ring'],
  demo: ['grey', 'ring'],
  demoCharged: ['grey', 'ring'],
  noBattery: ['grey', 'ring'],
  nobody: ['grey', 'dot'],
  elsewhere: ['grey', 'ring'],
  badReading: ['yellow', 'dot'],
  nobodyLeft: ['red', 'dot'],
  noClientId: ['red', 'dot'],
  noClientSecret: ['red', 'dot'],
  noConfig: ['red', 'dot'],
  editorOpen: ['yellow', 'dot'],
  noAccount: ['red', 'dot'],
  low: ['yellow', 'dot'],
  lowUnknown: ['yellow', 'dot'],
  notSyncing: ['yellow', 'dot'],
  tryLater: ['yellow', 'ring'],
  reconnect: ['red', 'dot'],
  misconfigured: ['red', 'dot'],
  gone: ['red', 'dot'],
  storeTrouble: ['red', 'dot'],
  needsNode: ['red', 'dot'],
  tooOld: ['red', 'dot'],
  unreadable: ['red', 'dot'],
  noAddress: ['grey', 'ring'],
  waiting: ['green', 'ring'],
  badAddress: ['red', 'dot'],
  noCountry: ['red', 'dot'],
  noInvitation: ['red', 'dot'],
  full: ['yellow', 'dot'],
  capReached: ['yellow', 'dot'],
  joined: ['green', 'ring'],
  left: ['grey', 'ring'],
  today: ['green', 'ring'],
  todayOdd: ['yellow', 'ring'],
  neverVerified: ['yellow', 'dot'],
  noScope: ['yellow', 'dot'],
  noWebhooks: ['red', 'dot'],
  noCode: ['yellow', 'dot'],
  noSecret: ['red', 'dot'],
  authBlocked: ['red', 'dot'],
  pathTaken: ['red', 'dot'],
  portTaken: ['red', 'dot'],
  noNodeServer: ['red', 'dot'],
  noRawBody: ['red', 'dot'],
  sending: ['blue', 'ring'],
  retrying: ['yellow', 'ring'],
  retryingCode: ['yellow', 'ring'],
  held: ['blue', 'ring'],
  accepted: ['blue', 'ring'],
  sent: ['green', 'ring'],
  delivered: ['green', 'ring'],
  dryRun: ['grey', 'ring'],
  notSent: ['grey', 'ring'],
  failed: ['red', 'dot'],
  repeated: ['grey', 'ring'],
  outdated: ['grey', 'ring'],
  noNumber: ['red', 'dot'],
  wantsNone: ['grey', 'ring'],
  badNumber: ['red', 'dot'],
} as const satisfies Record<string, readonly [NodeStatusFill, NodeStatusShape]>;

/** A page that nobody can reach is more than a timer that does all the work. */
const graver: Readonly<Record<string, readonly [NodeStatusFill, NodeStatusShape]>> = {
  'fitbit-signup noAddress': ['red', 'dot'],
};

export type StatusName = keyof typeof table;

/** A status with what goes into its text. */
export interface ShownStatus {
  name: StatusName;
  fill: Readonly<Record<string, string | number>>;
}

const mostCharacters = 19;

/** Loaded with the first name that is shown: who uses none of these nodes loads nothing of theirs. */
function isolating(): (name: string) => string {
  const { isolated }: typeof import('../../src/sentences/isolated') = require('../../src/sentences/isolated');
  return isolated;
}

const closed = new WeakSet<Node>();

/** The node is there, once more if it was built before. */
export function beginStatus(node: Node): void {
  closed.delete(node);
}

/** The node is closed: what it had under way shows nothing any more, for another node may have its id by now. */
export function endStatus(node: Node): void {
  closed.add(node);
}

/** What the editor looks texts up by: names the catalogue, so that it is found for an instance of a subflow as well. */
const keyOf = (type: string, name: StatusName) => `@lowbatt/node-red-fitbit/${type}:${type}.status.${name}`;

/**
 * Shows a status of the table; `fill` goes into its text. A long name is cut, so that the number stays.
 *
 * Where nothing goes into it, the text is the catalogue's key: each editor shows it in its own language, as it does for
 * Node-RED's own nodes. An editor can fill no key with values, so all others are written in the server's language.
 * `words` is the text in that language, whichever it was: for Status nodes.
 */
export function show(
  RED: NodeAPI,
  node: Node,
  name: StatusName,
  fill: Readonly<Record<string, string | number>> = {},
): void {
  if (closed.has(node)) return;
  const [colour, shape] = graver[`${node.type} ${name}`] ?? table[name];
  const write = (values: Readonly<Record<string, string | number>>) =>
    RED._(`${node.type}.status.${name}`, { ...values });
  const { name: who } = fill;
  const excess = write(fill).length - mostCharacters;
  const cut = typeof who === 'string' && excess > 0;
  const called = cut ? `${who.slice(0, Math.max(1, who.length - excess - 1))}…` : who;
  // A place that nothing fills leaves a blank.
  const text = write({ ...fill, ...(called === undefined ? {} : { name: called }) })
    .slice(0, mostCharacters)
    .trim();
  // The same without any value: none goes into it.
  const isFixed = write({}) === write(fill);
  // What stands behind a name from right to left would be shown on its wrong side. The marks are not seen: not counted.
  const isolate = typeof called === 'string' && text.includes(called) ? isolating()(called) : null;
  const words = isolate === null ? text : text.replace(String(called), () => isolate);
  const status = { fill: colour, shape, text: isFixed ? keyOf(node.type, name) : words, words };
  node.status(status);
}
