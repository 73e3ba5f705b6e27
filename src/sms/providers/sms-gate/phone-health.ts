// How a phone is that is reached directly, by itself. Source: the app's health service, which is in its code alone.
import { isObject, jsonOf } from '../../answer-json';
import type { SenderHealth } from '../../provider';
import type { Wire } from './wire';

/** A phone that is nearly empty answers 500, with the same body. */
export async function askPhone(wire: Wire): Promise<SenderHealth> {
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
