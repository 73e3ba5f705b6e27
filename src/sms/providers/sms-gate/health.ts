// How the phone is by which SMS leave: its own battery where it is reached directly, and when a server last heard of it.
// Source: the app's health service, which is in its code alone; `GET /devices` of the OpenAPI document.

import { isObject, jsonOf } from '../../answer-json';
import type { SenderHealth } from '../../provider';
import { findDevice } from './devices';
import type { Wire } from './wire';

export async function askHealth(wire: Wire): Promise<SenderHealth> {
  return wire.device ? ofDevice(wire) : ofPhone(wire);
}

/** A server's `/health` is its own readiness, and says nothing of the phone. */
async function ofDevice(wire: Wire): Promise<SenderHealth> {
  const device = await findDevice(wire);
  // A phone that its server does not know any more is out of reach, too.
  if (!device) return { kind: 'unreached' };
  const lastSeen = Date.parse(String(device.lastSeen));
  return { kind: 'reached', phone: null, lastSeenAt: Number.isNaN(lastSeen) ? null : lastSeen };
}

/** A phone that is nearly empty answers 500, with the same body. */
async function ofPhone(wire: Wire): Promise<SenderHealth> {
  const outcome = await wire.get('/health');
  const answer = outcome.ok ? jsonOf(outcome.answer.body) : null;
  if (!isObject(answer) || typeof answer.status !== 'string') return { kind: 'unreached' };
  const level = observed(answer.checks, 'battery:level');
  const charging = observed(answer.checks, 'battery:charging');
  return {
    kind: 'reached',
    phone: {
      level: level !== null && level >= 0 && level <= 100 ? level : null,
      // Flags, by what it is plugged into; 0 means into nothing.
      isCharging: charging === null ? null : charging !== 0,
    },
    lastSeenAt: null,
  };
}

function observed(checks: unknown, name: string): number | null {
  const check = isObject(checks) ? checks[name] : null;
  return isObject(check) && typeof check.observedValue === 'number' ? check.observedValue : null;
}
