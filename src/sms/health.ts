// Watches the way on which the SMS of an account leave, where that is a thing with a battery of its own: out of reach for an
// hour, or nearly empty, is told once, and again after it was well in between.
import type { System } from '../net/system';
import { Trouble } from '../sentences/trouble';
import type { Provider, Sender, SenderHealth } from './provider';

const minute = 60_000;
const askEveryMs = 10 * minute;
const unreachableAfterMs = 60 * minute;
/** Percent. Between the two nothing changes, so that a level that goes up and down is told once. */
const lowBelow = 15;
const fineFrom = 20;

export const healthCodes = { unreachable: 'gateway-unreachable', low: 'gateway-battery-low' } as const;

/** What is remembered of a way from one look to the next. */
export interface HealthMemory {
  last: SenderHealth | null;
  /** By the clock that does not jump, ms. */
  unreachedSince: number | null;
  trouble: (typeof healthCodes)[keyof typeof healthCodes] | null;
}

/** What is wrong with the way; null when nothing is any more. `isNew`: false of what was told before a Deploy. */
export type OnHealth = (trouble: Trouble | null, isNew: boolean) => void;

export interface HealthWatch {
  memory(): HealthMemory;
  stop(): void;
}

export const nothingKnown: HealthMemory = { last: null, unreachedSince: null, trouble: null };

/** What is so after a look. `steady`: ms by the clock that does not jump; `now`: ms since 1970 UTC. */
export function healthAfter(
  before: HealthMemory,
  last: SenderHealth,
  { steady, now }: { steady: number; now: number },
): HealthMemory {
  if (last.kind === 'unreached') {
    const unreachedSince = before.unreachedSince ?? steady;
    const isLong = steady - unreachedSince >= unreachableAfterMs;
    return { last, unreachedSince, trouble: isLong ? healthCodes.unreachable : before.trouble };
  }
  const { phone, lastSeenAt } = last;
  if (lastSeenAt !== null && now - lastSeenAt >= unreachableAfterMs)
    return { last, unreachedSince: null, trouble: healthCodes.unreachable };
  return { last, unreachedSince: null, trouble: isLow(phone, before) ? healthCodes.low : null };
}

type Phone = Extract<SenderHealth, { kind: 'reached' }>['phone'];

/** Of a phone that does not say how it is, nothing is told. */
function isLow(phone: Phone, { trouble }: HealthMemory): boolean {
  if (phone?.level == null || phone.isCharging !== false) return false;
  return phone.level < (trouble === healthCodes.low ? fineFrom : lowBelow);
}

interface WatchParts {
  system: System;
  provider: Pick<Provider, 'label'>;
  health: NonNullable<Sender['health']>;
  onHealth: OnHealth;
  /** What was known of the same way before a Deploy or a restart. */
  memory: HealthMemory;
  /** Something else is wrong now than before, or nothing any more, and that has been told. */
  keep?(memory: HealthMemory): Promise<void>;
}

/** Looks at once, and then every ten minutes until it is stopped. */
export function watchHealth({ system, provider, health, onHealth, ...parts }: WatchParts): HealthWatch {
  let { memory } = parts;
  let isStopped = false;
  let cancel: () => void = () => undefined;

  const look = async () => {
    const seen = await health();
    if (isStopped) return;
    const before = memory;
    memory = healthAfter(before, seen, { steady: system.steady(), now: system.now() });
    if (memory.trouble !== before.trouble) {
      onHealth(troubleOf(memory, provider), true);
      // A store in trouble is told elsewhere.
      await parts.keep?.(memory).catch(() => undefined);
      if (isStopped) return;
    }
    cancel = system.after(askEveryMs, () => void look());
  };
  if (memory.trouble !== null) onHealth(troubleOf(memory, provider), false);
  void look();

  return {
    memory: () => memory,
    stop() {
      isStopped = true;
      cancel();
    },
  };
}

function troubleOf({ trouble, last }: HealthMemory, { label }: Pick<Provider, 'label'>): Trouble | null {
  if (trouble === null) return null;
  if (trouble === healthCodes.unreachable)
    return new Trouble('gateway-unreachable', 'sms.gateway-unreachable', { provider: label });
  const level = last?.kind === 'reached' ? (last.phone?.level ?? 0) : 0;
  return new Trouble('gateway-battery-low', 'sms.gateway-battery-low', { level });
}
