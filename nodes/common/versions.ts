// Brings what an earlier version of a node saved up to what this one reads. Runs at every start: a flow that nobody
// opens in the editor stays as it was saved. Like register.ts, it must run on any Node.js.

export type Fields = Readonly<Record<string, unknown>>;

/** Leads from one version to the next; its place in the list is the version that it starts from. */
export type Migration = (fields: Fields) => Fields;

/**
 * The fields as the newest version has them, or null where a newer palette saved them. What carries no version, or
 * none that makes sense, is version 0.
 */
export function migrated<Def extends object>(def: Def, migrations: readonly Migration[]): Def | null {
  const version = versionOf((def as Fields).configVersion);
  if (version > migrations.length) return null;
  const steps = migrations.slice(version);
  const fields = steps.reduce<Fields>((before, step) => step(before), def as Fields);
  return { ...fields, configVersion: migrations.length } as unknown as Def;
}

/** The migration that gives a field that is not there its default. */
export function filledIn(defaults: Fields): Migration {
  return (fields) => {
    const there = Object.entries(fields).filter(([, value]) => value !== undefined);
    return { ...defaults, ...Object.fromEntries(there) };
  };
}

function versionOf(value: unknown): number {
  const version = Number(value);
  return Number.isInteger(version) && version > 0 ? version : 0;
}
