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
      addNames(names, body, '', 0);
    },
    all: () => Object.fromEntries([...seen].map(([call, names]) => [call, [...names].sort()])),
  };
}

/** Runs for every notification: makes no lists on its way. */
function addNames(names: Set<string>, value: unknown, path: string, depth: number): void {
  if (depth > mostDepth || names.size >= mostFields) return;
  if (Array.isArray(value)) {
    if (value.length === 0) names.add(`${path}[] empty`);
    for (const item of value) addNames(names, item, `${path}[]`, depth + 1);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      const shown = plainName.test(name) ? name : '*';
      addNames(names, inner, path ? `${path}.${shown}` : shown, depth + 1);
    }
  } else names.add(`${path} ${value === null ? 'null' : typeof value}`.trim());
}
