// What a msg brings of a level, where levels come by msgs: it is taken, and answers whom the check that follows is about.
import type { NodeMessage } from 'node-red';
import { type IncomingReading, isWishToCheck, readIncoming } from '../../src/battery/incoming';
import { faultOfPattern, shownTopic, topicPattern } from '../../src/battery/topic-pattern';
import { system } from '../../src/net/system';
import { Trouble } from '../../src/sentences/trouble';
import type { ReadyClient } from '../fitbit-config/node';
import { wantedPerson } from './merged';
import type { StatusDef } from './settings';
import type { CheckSettings } from './thresholds';

const hour = 3_600_000;

/** A check of somebody (null: of everybody), or `nothing`: the msg says neither. */
export type Wanted =
  | {
      kind: 'check';
      personId: string | null;
      /** What of the msg could not be read, beside what was. */
      odd: Trouble | null;
    }
  | { kind: 'nothing' };

/** A msg without what says how its level came: that must not go on with an alert. */
export function withoutOrigin(msg: NodeMessage): NodeMessage {
  const { device: _device, retain: _retain, ...rest } = msg as MqttMessage;
  return rest as NodeMessage;
}

interface MqttMessage extends NodeMessage {
  device?: unknown;
  retain?: unknown;
}

export interface Brought {
  /**
   * Says in the msg whose level it was understood as, by `person` {id, name} and `device`. Rejects with a Trouble for what is
   * no level and no wish to check, and where nobody is meant.
   */
  take(
    msg: NodeMessage,
    client: ReadyClient,
    settings: Pick<CheckSettings, 'notSyncingHours'>,
  ): Promise<Wanted>;
}

export function createBrought(def: StatusDef): Brought {
  const pattern = def.topicPattern ?? '';
  const readTopic = topicPattern(pattern);
  let hasFitted = false;
  let misfitToldAt = Number.NEGATIVE_INFINITY;

  /**
   * A wildcard may bring a whole house. But as long as no topic has fitted the flow hears of one an hour: a wrong pattern must
   * not look like a quiet watch.
   */
  function isToldOfMisfits(): boolean {
    if (hasFitted || system.steady() - misfitToldAt < hour) return true;
    misfitToldAt = system.steady();
    return false;
  }

  return {
    async take(msg, { engine, cloud, clientId, language }, { notSyncingHours }) {
      // A pattern that is wrong would let the node guess whose level this is.
      if (faultOfPattern(pattern) !== null) throw new Trouble('bad-topic-pattern', 'incoming.pattern');
      const { payload, topic, device, retain } = msg as MqttMessage;
      const named = typeof topic === 'string' ? readTopic?.(topic) : null;
      if (named) hasFitted = true;
      // A topic that the pattern does not fit names no person.
      else if (readTopic && isText(topic) && !wantedPerson(msg) && !isWishToCheck(payload)) {
        if (isToldOfMisfits()) return { kind: 'nothing' };
        throw new Trouble('topic-unlike', 'incoming.topic', { pattern, topic: shownTopic(topic) });
      }
      const ofMsg = wantedPerson(msg) ?? named?.person ?? null;
      const person = ofMsg ?? (def.person || null);
      const said = readIncoming(payload, system.now());
      if (said.kind !== 'reading') {
        if (said.kind === 'nothing') return { kind: 'nothing' };
        const meant = wantedPerson(msg) ?? (def.person || null);
        return {
          kind: 'check',
          odd: null,
          personId: meant === null ? null : await engine.people.meant({ cloud, clientId }, meant),
        };
      }
      const deviceName = deviceOf(device) ?? named?.device ?? null;
      const { id, name } = await engine.checks.take({
        cloud,
        clientId,
        person,
        device: deviceName,
        said,
        isRetained: retain === true,
        notSyncingHours,
        // Whoever the dialog names was there once, and may have been removed.
        addIn: def.addPeople === true && ofMsg !== null ? language : null,
      });
      // For a complete node, which may have to reply whose level it was.
      Object.assign(msg, { person: { id, name }, device: deviceName });
      return { kind: 'check', personId: id, odd: oddTrouble(said) };
    },
  };
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

/** What a msg calls the device; null where it does not. Throws a Trouble for what is no name: two would become one device. */
function deviceOf(said: unknown): string | null {
  if (typeof said === 'number') return String(said);
  if (isText(said)) return said;
  if (said === undefined || said === null || typeof said === 'string') return null;
  throw new Trouble('not-a-reading', 'incoming.device');
}

/** What is said once the level has been taken. */
function oddTrouble({ odd }: IncomingReading): Trouble | null {
  if (odd.length === 0) return null;
  return new Trouble('odd-field', odd.includes('at') ? 'incoming.odd-time' : 'incoming.odd', {
    fields: odd.join(', '),
  });
}
