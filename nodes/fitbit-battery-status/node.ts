// The node that checks and tells: any msg asks for a check; alerts leave by output 1, new readings by output 2.
import type { Node, NodeAPI, NodeDef, NodeMessage } from 'node-red';
import type { AlertMessage, ReadingMessage } from '../../src/battery/messages';
import { isMadeUp, labelOf } from '../../src/clouds/registry';
import { system } from '../../src/net/system';
import type { Visit } from '../../src/people/rounds';
import { sentence } from '../../src/sentences/sentences';
import { asTrouble, Trouble } from '../../src/sentences/trouble';
import { isBlind, seesAgain } from '../common/blind';
import { ownerLanguage, safely, tellable } from '../common/safely';
import { whenStarted } from '../common/started';
import { type StatusName, show } from '../common/status';
import { typedValue } from '../common/typed-value';
import type { ConfigNode, ReadyClient } from '../fitbit-config/node';
import { lonely } from './lonely';
import { roundSettings, type StatusDef, withLow } from './settings';
import { statusOf } from './status-of';
import { hasWatched, markWatched } from './watched';

export function create(RED: NodeAPI, node: Node, def: NodeDef & StatusDef): void {
  const config = RED.nodes.getNode(def.config) as ConfigNode | null;
  if (!config?.ready) {
    const missing = new Trouble('no-config', 'config.missing');
    show(RED, node, 'noConfig');
    isBlind(RED, node, missing);
    node.on('input', (_msg, _send, done) => done(tellable(RED, missing)));
    return;
  }
  const fixed = roundSettings(def);
  const isFixed = def.lowType === 'num';
  let detach: () => void = () => undefined;
  let unwatch: () => void = () => undefined;
  let isClosed = false;
  /** Fields that a cloud wrote oddly, each told once. */
  const oddTold = new Set<string>();
  const alone = lonely(system);

  /** Lets the sidebar show by what this node judges. */
  function watch({ engine, cloud, clientId }: ReadyClient, settings: typeof fixed | null): void {
    unwatch();
    const personId = def.person || null;
    unwatch = engine.oversight.watch({ nodeId: node.id, cloud, clientId, personId, settings });
  }

  /** What goes on of the msg that asked; one that cannot be copied must not keep an alert back. */
  const carried = (carry: unknown): NodeMessage => {
    try {
      return carry ? RED.util.cloneMessage(withoutOurs(carry as NodeMessage)) : {};
    } catch {
      return {};
    }
  };
  /** A msg of ours, with the other fields of the one that asked for it. */
  const dressed = (carry: unknown, message: AlertMessage | ReadingMessage): NodeMessage => ({
    ...carried(carry),
    ...message,
  });
  whenStarted(
    RED,
    node,
    async () => {
      const { engine, lack } = await config.ready;
      if (isClosed) return;
      const lacking = lack();
      if (lacking) {
        show(RED, node, failureStatus(lacking.code));
        isBlind(RED, node, lacking);
      }
      // What stands elsewhere is known with the first check.
      watch(await config.ready, isFixed ? fixed : null);
      const send = (alert: AlertMessage, carry?: unknown) => {
        if (isClosed) return false;
        node.send([dressed(carry, alert), null]);
        return true;
      };
      detach = await engine.alerts.attach(node.id, send);
      if (isClosed) detach();
    },
    (error) => {
      show(RED, node, 'storeTrouble');
      node.error(error);
    },
  );

  /** What counts as low may stand elsewhere, and change from check to check. */
  async function settingsFor(msg: NodeMessage) {
    if (isFixed) return fixed;
    const found = withLow(fixed, await typedValue(RED, node, def.lowType, String(def.low), msg));
    if (!found) throw new Trouble('bad-threshold', 'check.bad-threshold');
    return found;
  }

  /** A watch that has lost what it watches must not report success; one that never had anybody is new. */
  function refuseNobody(): void {
    const isLong = alone.foundNobody();
    if (hasWatched(RED, node) || isLong) throw new Trouble('nobody', 'check.nobody');
  }

  node.on('input', (msg, send, done) => {
    const check = async () => {
      show(RED, node, 'checking');
      const ready = await config.ready;
      const { engine, cloud, clientId, configId, lack } = ready;
      // Whose people it would be about nobody knows.
      if (clientId === '') refuse(lack());
      const settings = await settingsFor(msg);
      if (!isFixed && !isClosed) watch(ready, settings);
      const round = {
        nodeId: node.id,
        cloud,
        clientId,
        configId,
        settings,
        personId: wantedPerson(msg) ?? (def.person || null),
        carry: msg,
      };
      const visits = await engine.checks.run(round, (reading) => send([null, dressed(msg, reading)]));
      if (visits === null) throw new Trouble('person-unknown', 'person.unknown');
      refuse(lack());
      if (visits.length === 0 && !isMadeUp(cloud)) refuseNobody();
      if (visits.length > 0) alone.end();
      // Whoever goes on from Demo to a service of their own has not lost anybody.
      if (visits.length > 0 && !isMadeUp(cloud)) await markWatched(RED, node);
      const { name, fill } = statusOf(visits, isMadeUp(cloud));
      show(RED, node, name, fill);
      const odd = [...new Set(visits.flatMap((visit) => visit.odd ?? []))].filter(
        (field) => !oddTold.has(field),
      );
      if (odd.length > 0) {
        for (const field of odd) oddTold.add(field);
        const fill = { service: labelOf(cloud), fields: odd.join(', ') };
        node.warn(sentence(ownerLanguage(RED), 'check.odd', fill));
      }
      seesAgain(RED, node);
      const failed = visits.filter(({ isError }) => isError);
      if (failed.length > 0) throw checkTrouble(failed, visits.length, labelOf(cloud), ownerLanguage(RED));
    };
    const checkAndSay = () =>
      check().catch((thrown: unknown) => {
        const trouble = asTrouble(thrown);
        // Whom a msg asks for is the flow's matter, and may be right with the next one.
        const isOfMsg = trouble.code === 'person-unknown' && def.person === '';
        if (trouble.code !== 'check-failed' && !isOfMsg && !isClosed) isBlind(RED, node, trouble);
        throw trouble;
      });
    const fail = (error: Error) => {
      const code = 'code' in error ? String(error.code) : '';
      if (code !== 'check-failed') show(RED, node, failureStatus(code));
      done(error);
    };
    safely(RED, node, checkAndSay, fail, done);
  });

  node.on('close', (done: () => void) => {
    isClosed = true;
    detach();
    unwatch();
    alone.end();
    done();
  });
}

function refuse(lacking: Trouble | null): void {
  if (lacking) throw lacking;
}

function failureStatus(code: string): StatusName {
  const own: Readonly<Record<string, StatusName>> = {
    nobody: 'nobodyLeft',
    'no-client-id': 'noClientId',
    'no-client-secret': 'noClientSecret',
  };
  return own[code] ?? (code.startsWith('store') ? 'storeTrouble' : 'misconfigured');
}

/** What a msg brings beside the fields that are ours: an old `to` must not send this alert to somebody else. */
function withoutOurs(msg: NodeMessage): NodeMessage {
  const ours = ['payload', 'topic', 'to', 'alert', 'person', 'battery', 'sms', 'smsKey'];
  return Object.fromEntries(Object.entries(msg).filter(([field]) => !ours.includes(field)));
}

/** Whom a msg asks for: an id, or an object with one; it goes before the dialog's choice. */
function wantedPerson(msg: NodeMessage): string | null {
  const { person } = msg as { person?: unknown };
  if (typeof person === 'string' && person !== '') return person;
  if (typeof person === 'object' && person !== null && 'id' in person && typeof person.id === 'string') {
    return person.id;
  }
  if (person === undefined || person === null || person === '') return null;
  throw new Trouble('person-unknown', 'person.unknown');
}

/** One error for the whole round: the first reason in words, everybody's code and reason as facts. */
function checkTrouble(failed: readonly Visit[], count: number, service: string, language: string): Trouble {
  const people = failed.map(({ person, problem }) => ({
    id: person.id,
    code: problem?.code ?? 'unknown',
    text: problem
      ? sentence(language, `problem.${problem.code}`, { service, detail: problem.detail ?? '' })
      : '',
  }));
  const key = count === 1 ? 'check.failed.one' : 'check.failed.many';
  const fill = {
    who: failed[0]?.person.name ?? '',
    reason: people[0]?.text ?? '',
    failed: failed.length,
    count,
  };
  return new Trouble('check-failed', key, fill, { people });
}
