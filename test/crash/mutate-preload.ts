// Loaded into a Node-RED by the crash harness alone: turns "write, then use" round in one place. What the mutated
// operation writes reaches the disk five seconds after its caller was told that it is there, so that a harness that
// cannot find the loss is known to be blind. Or, for `ids`: each try of an SMS reaches the phone under an id of its own. Or, for `cancel`: nobody asks a
// server to take an SMS back, and it counts as done. Or, for `joins`: the alerts in a joint SMS are marked as such five seconds
// after it was written down. The product has no such switch.
import { createRequire } from 'node:module';
import type { Database } from '../../src/store/sqlite/database';
import type { KeptNow, NodeDecision } from '../../src/store/store';
import { shipped } from '../support/repository';

type Operation = (database: Database, ...rest: unknown[]) => unknown;

const loaded: { operations: object } = require(shipped('src/store/sqlite.js'));
const operations = loaded.operations as Record<string, Operation>;

/** Which write comes late. */
const lateWrites: Record<string, string> = {
  notifications: 'addNotifications',
  grants: 'replaceGrant',
  sms: 'joinSms',
};
const lateMs = 5_000;

const mutates = { alerts: mutateAlerts, joins: mutateJoins, ids: mutateIds, cancel: mutateCancel }[
  process.env.CRASH_MUTATION ?? ''
];
mutates?.();

const name = lateWrites[process.env.CRASH_MUTATION ?? ''] ?? '';
const original = operations[name];
if (original) mutate(original);
else if (!mutates) throw new Error('CRASH_MUTATION names no write that can come late');

function mutate(original: Operation): void {
  operations[name] = (database, ...rest) => {
    // What it would answer is known only by doing it; then it is taken back.
    database.connection.exec('SAVEPOINT mutation');
    const value = original(database, ...rest);
    database.connection.exec('ROLLBACK TO mutation; RELEASE mutation');
    late(() => original(database, ...rest));
    return value;
  };
}

function late(write: () => unknown): void {
  setTimeout(() => {
    try {
      write();
    } catch {
      // What this is about is gone meanwhile.
    }
  }, lateMs).unref();
}

/** A low period that is forgotten together with its alert would simply be found again: only the alert comes late. */
function mutateAlerts(): void {
  const { keepCheck, saveDecision } = operations;
  if (!keepCheck || !saveDecision) throw new Error('There is no decision to mutate');
  operations.keepCheck = (database, nodeId, personId, answer, decide) =>
    keepCheck(database, nodeId, personId, answer, (kept: KeptNow) => {
      const decision = (decide as (kept: KeptNow) => NodeDecision)(kept);
      const { alerts } = decision;
      if (alerts.length > 0) {
        late(() => saveDecision(database, nodeId, kept.person, [], alerts));
      }
      return { ...decision, alerts: [] };
    });
}

function mutateJoins(): void {
  const join = operations.joinSms;
  if (!join) throw new Error('There is no joinSms to mutate');
  operations.joinSms = (database, ...rest) => {
    const [joint, members] = rest as [{ id: string }, readonly string[]];
    const verdict = join(database, ...rest);
    if (verdict !== 'added' || members.includes(joint.id)) return verdict;
    const { connection } = database;
    connection
      .prepare("UPDATE sms SET joint = NULL, state = 'joining', next_look_at = created_at WHERE joint = ?")
      .run(joint.id);
    const mark = connection.prepare(
      `UPDATE sms SET joint = ?1, next_look_at = NULL, (state, sid, status, error_code, chain) =
         (SELECT state, sid, status, error_code, chain FROM sms WHERE id = ?1) WHERE id = ?2 AND state = 'joining'`,
    );
    setTimeout(() => {
      for (const member of members) mark.run(joint.id, member);
    }, lateMs).unref();
    return verdict;
  };
}

type Send = (url: string, options: { method?: string; body?: unknown }) => unknown;
type Sent = Parameters<Send>[1] & { origin: string; path: string };

/** What the engine sends by undici goes through here. */
function mutateSend(mutated: (send: Send) => Send): void {
  const load = createRequire(shipped('src/engine.js'));
  const path = load.resolve('undici/lib/api/api-request');
  const request: (this: unknown, options: Sent) => unknown = load(path);
  const module = load.cache[path];
  if (!module) throw new Error('There is no request to mutate');
  module.exports = function mutatedRequest(this: unknown, { origin, path, ...options }: Sent) {
    return mutated((_url, changed) => request.call(this, { origin, path, ...changed }))(
      origin + path,
      options,
    );
  };
}

function mutateIds(): void {
  let tries = 0;
  mutateSend((send) => (url, options) => {
    if (options.method !== 'POST' || !url.endsWith('/messages')) return send(url, options);
    tries += 1;
    const id = `${process.pid}-${tries}`;
    return send(url, { ...options, body: JSON.stringify({ ...JSON.parse(String(options.body)), id }) });
  });
}

/** What a server has waits there for ever, too: else it would run out by the time that the next account has it. */
function mutateCancel(): void {
  const cancelled = new Set<string>();
  mutateSend((send) => async (url, options) => {
    if (options.method === 'DELETE') cancelled.add(url);
    if (options.method === 'POST' && url.endsWith('/messages')) {
      const { ttl: _, ...body } = JSON.parse(String(options.body));
      return send(url, { ...options, body: JSON.stringify(body) });
    }
    if (!cancelled.has(url)) return send(url, options);
    const message = { id: url.split('/').at(-1), recipients: [{ state: 'Cancelled' }] };
    return { statusCode: 200, headers: {}, body: { text: async () => JSON.stringify(message) } };
  });
}
