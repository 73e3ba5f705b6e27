// A check of somebody whose levels come by msgs: what was heard last is the answer, and nothing is asked.
import { quietHours } from '../battery/settings';
import { isByMsg } from '../clouds/registry';
import type { System } from '../net/system';
import type { Checking, CheckResult } from './checking';
import type { Heard } from './heard';

/** The same checks, and besides those of whom levels come by msgs. `checked`: after each; must not throw. */
export function withHeard(
  checking: Checking,
  { heard, system, checked }: { heard: Heard; system: Pick<System, 'now'>; checked(): void },
): Checking {
  const results = new Map<string, CheckResult>();
  return {
    async check(person, configId, notSyncingHours = quietHours) {
      if (!isByMsg(person.cloud)) return checking.check(person, configId);
      const readings = await heard.readings(person.id, notSyncingHours);
      const result: CheckResult = { ok: true, at: system.now(), readings };
      results.set(person.id, result);
      checked();
      return result;
    },
    last: (personId) => results.get(personId) ?? checking.last(personId),
    forget(personId) {
      results.delete(personId);
      heard.forget(personId);
      checking.forget(personId);
    },
    idle: checking.idle,
  };
}
