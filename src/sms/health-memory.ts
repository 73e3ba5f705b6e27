// What was told of the way on which the SMS of an account leave, kept over restarts: a phone that is nearly empty is told once.
import type { FactStore } from '../store/store';
import { isObject, jsonOf } from './answer-json';
import { isCredential, type Settings } from './fields';
import { type HealthMemory, healthCodes, nothingKnown } from './health';
import type { AccountProvider } from './provider';

export interface KeptHealth {
  /** What was told of this way by the last run; nothing where it was another one. */
  recall(): Promise<HealthMemory>;
  /** Keeps what has been told: after that, so that a crash in between tells it twice rather than never. */
  keep(memory: HealthMemory): Promise<void>;
}

/** `account`: the id of its node. Nothing secret is kept: which way it is, is told by what its dialog shows. */
export function keptHealth(
  store: FactStore,
  account: string,
  { id, fields }: Pick<AccountProvider, 'id' | 'fields'>,
  settings: Settings,
): KeptHealth {
  const name = `way ${account}`;
  const shown = fields.filter((field) => !isCredential(field)).map((field) => settings[field.name]);
  const way = JSON.stringify([id, ...shown]);
  return {
    async recall() {
      const kept = jsonOf((await store.fact(name)) ?? '');
      if (!isObject(kept) || kept.way !== way) return nothingKnown;
      const trouble = Object.values(healthCodes).find((code) => code === kept.trouble) ?? null;
      const level = typeof kept.level === 'number' ? kept.level : null;
      return { last: level === null ? null : reachedWith(level), unreachedSince: null, trouble };
    },
    async keep({ trouble, last }) {
      const level = last?.kind === 'reached' ? (last.phone?.level ?? null) : null;
      await store.setFact(name, JSON.stringify({ way, trouble, level }));
    },
  };
}

const reachedWith = (level: number): HealthMemory['last'] => ({
  kind: 'reached',
  phone: { level, isCharging: false },
  lastSeenAt: null,
});
