// Loaded into a Node-RED by the crash harness alone: turns "write, then use" round in one place. What the mutated
// operation writes reaches the disk five seconds after its caller was told that it is there, so that a harness that
// cannot find the loss is known to be blind. Or, for `clocks`: an alert's SMS is looked for only within a day of what the clock
// shows, as if clocks never jumped. The product has no such switch.
import type { Database } from '../../src/store/sqlite/database';
import { shipped } from '../support/repository';

type Operation = (database: Database, ...rest: unknown[]) => unknown;

const loaded: { operations: object } = require(shipped('src/store/sqlite.js'));
const operations = loaded.operations as Record<string, Operation>;

/** Which write comes late. */
const lateWrites: Record<string, string> = {
  notifications: 'addNotifications',
  grants: 'replaceGrant',
  alerts: 'saveDecision',
  sms: 'addSms',
};
const lateMs = 5_000;

const isClocks = process.env.CRASH_MUTATION === 'clocks';
if (isClocks) {
  const day = 24 * 3_600_000;
  const find = operations.smsOfKey;
  if (!find) throw new Error('There is no smsOfKey to mutate');
  operations.smsOfKey = (database, key) => find(database, key, database.now() - day, database.now() + day);
}

const name = lateWrites[process.env.CRASH_MUTATION ?? ''] ?? '';
const original = operations[name];
if (original) mutate(original);
else if (!isClocks) throw new Error('CRASH_MUTATION names no write that can come late');

function mutate(original: Operation): void {
  operations[name] = (database, ...rest) => {
    // What it would answer is known only by doing it; then it is taken back.
    database.connection.exec('SAVEPOINT mutation');
    const value = original(database, ...rest);
    database.connection.exec('ROLLBACK TO mutation; RELEASE mutation');
    let late = rest;
    if (name === 'saveDecision') {
      // A low period that is forgotten together with its alert would simply be found again: only the alert comes late.
      const [nodeId, personId, states, alerts] = rest;
      original(database, nodeId, personId, states, []);
      late = [nodeId, personId, [], alerts];
    }
    setTimeout(() => {
      try {
        original(database, ...late);
      } catch {
        // What this is about is gone meanwhile.
      }
    }, lateMs).unref();
    return value;
  };
}
