// Which fields a cloud has sent: their names and the kinds of their values, and nothing of what stood in them. For the
// report that a user gives to whoever cannot call the live cloud.

export interface Fields {
  /** Takes down the fields of one answer; `call` names what was asked. */
  note(call: string, body: unknown): void;
  /** By call: `pairedDevices[].batteryLevel number`, sorted. */
  all(): Readonly<Record<string, readonly string[]>>;
}

/** Far more than any documented answer has; ends one whose names are data. */
const mostFields = 100;
const mostDepth = 6;
/** A field's name as the contracts write them. One with a digit may be an id. */
const plainName = /^[A-Za-z_]{1,40}$/;

export function createFields(): Fields {
  const seen = new Map<string, Set<string>>();
  return {
    note(call, body) {
      const names = seen.get(call) ?? new Set();
      seen.set(call, names);
      for (const name of namesIn(body, '', 0)) if (names.size < mostFields) names.add(name);
    },
    all: () => Object.fromEntries([...seen].map(([call, names]) => [call, [...names].sort()])),
  };
}

function namesIn(value: unknown, path: string, depth: number): string[] {
  if (depth > mostDepth) return [];
  if (Array.isArray(value)) {
    return value.length === 0
      ? [`${path}[] empty`]
      : value.flatMap((item) => namesIn(item, `${path}[]`, depth + 1));
  }
  if (typeof value !== 'object' || value === null)
    return [`${path} ${value === null ? 'null' : typeof value}`.trim()];
  return Object.entries(value).flatMap(([name, inner]) => {
    const shown = plainName.test(name) ? name : '*';
    return namesIn(inner, path ? `${path}.${shown}` : shown, depth + 1);
  });
}
