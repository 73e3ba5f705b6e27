// Loaded into a Node-RED by the crash harness alone: turns "write, then use" round in one place. What the mutated
// operation writes reaches the disk five seconds after its caller was told that it is there, so that a harness that
// cannot find the loss is known to be blind. The product has no such switch.
import { join } from 'node:path';
import type { Operations, Shelf } from '../../src/store/operations';

type Loose = Record<string, (shelf: Shelf, ...rest: never[]) => unknown>;

const { operations }: { operations: Operations } = require(
  join(__dirname, '..', '..', 'src', 'store', 'operations.js'),
);

/** Which write comes late. */
const lateWrites: Record<string, string> = {
  notices: 'addNotices',
  grants: 'replaceGrant',
  alerts: 'saveDecision',
  sms: 'addSms',
};
const lateMs = 5_000;

const name = lateWrites[process.env.CRASH_MUTATION ?? ''];
if (name === undefined) throw new Error('CRASH_MUTATION names nothing that can be mutated');
const loose = operations as unknown as Loose;
const original = loose[name];
if (!original) throw new Error(`the store has no ${name}`);

loose[name] = (shelf, ...rest) => {
  // What it would answer is known only by doing it; then it is taken back.
  shelf.db.exec('SAVEPOINT mutation');
  const value = original(shelf, ...rest);
  shelf.db.exec('ROLLBACK TO mutation; RELEASE mutation');
  // A dip that is forgotten together with its alert is simply found again: its state is written in time.
  if (name === 'saveDecision') {
    const [nodeId, personId, states] = rest as unknown as Parameters<Operations['saveDecision']> extends [
      unknown,
      ...infer R,
    ]
      ? R
      : never;
    operations.saveDecision(shelf, nodeId, personId, states, []);
  }
  setTimeout(() => {
    try {
      original(shelf, ...rest);
    } catch {
      // The store was closed meanwhile, or what this is about is gone: then it is lost, as meant.
    }
  }, lateMs).unref();
  return value;
};
