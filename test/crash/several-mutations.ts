// Faults for the PostgreSQL driver, each as what stands in its built file and what it becomes.

const isElsewhere = /(isElsewhere = \(owner, epoch\) => `\(\$\{owner\} <> \$\{epoch\} AND )EXISTS \([^)]*\)/;
const isFree = /(isFree = \(owner\) => `\()\$\{owner\} IS NULL OR NOT EXISTS \([^)]*\)/;

export const severalMutations = {
  /** No write asks who owns what it changes. */
  epochs: [[isElsewhere, '$1false']],
  /** What another instance has, or is about to have, is claimed all the same. */
  'skip-locked': [
    [isFree, '$1true'],
    [/ FOR UPDATE SKIP LOCKED/g, ''],
  ],
  /** Hearts beat by the clock of each instance. */
  heartbeat: [[/beat_at = clock_timestamp\(\)/g, 'beat_at = to_timestamp($2::bigint / 1000.0)']],
} as const satisfies Record<string, readonly (readonly [RegExp, string])[]>;

export type SeveralMutation = keyof typeof severalMutations;

/** The driver with this fault. Throws where what it takes out is not there. */
export function mutated(name: string, text: string): string {
  const changes: readonly (readonly [RegExp, string])[] | undefined =
    severalMutations[name as SeveralMutation];
  if (!changes) throw new Error(`${name} is no mutation of several instances`);
  return changes.reduce((before, [found, instead]) => {
    const after = before.replace(found, instead);
    if (after === before) throw new Error(`There is nothing to mutate by ${name}: ${found}`);
    return after;
  }, text);
}
