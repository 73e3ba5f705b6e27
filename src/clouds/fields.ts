// Which fields a cloud has sent: their names and the kinds of their values, and nothing of what stood in them. For the
// report that a user gives to whoever cannot call the live cloud.

export interface Fields {
  /** Takes down the fields of one answer; `call` names what was asked. */
  note(call: string, body: unknown): void;
  /** Takes down that a field of an answer could not be read, by its name; `entry` for a whole entry of a list. */
  odd(call: string, field: string): void;
  /** By call: `pairedDevices[].batteryLevel number`, sorted; last the fields that could not be read. */
  all(): Readonly<Record<string, readonly string[]>>;
}

/** Far more than any documented answer has; ends one whose names are data. */
const mostFields = 100;
const mostDepth = 6;
/** A field's name as the contracts write them. One with a digit may be an id. */
const plainName = /^[A-Za-z_]{1,40}$/;

/** What stood in one place of the answers to a call. */
interface Place {
  kinds: Set<string>;
  /** By a field's name; `[]` for what a list holds. */
  below: Map<string, Place>;
}

interface Call {
  top: Place;
  /** Names of our own code's making, so there are few. */
  odd: Set<string>;
  /** How many fields were found, and how many places to look for them. */
  fields: number;
  places: number;
}

export function createFields(): Fields {
  const calls = new Map<string, Call>();
  const callOf = (name: string) => {
    const call = calls.get(name) ?? { top: emptyPlace(), odd: new Set(), fields: 0, places: 0 };
    calls.set(name, call);
    return call;
  };
  return {
    note(name, body) {
      const call = callOf(name);
      take(call, call.top, body, 0);
    },
    odd(name, field) {
      callOf(name).odd.add(field);
    },
    all: () =>
      Object.fromEntries(
        [...calls].map(([name, { top, odd }]) => [
          name,
          [...namesOf(top, '').sort(), ...[...odd].sort().map((field) => `${field} not understood`)],
        ]),
      ),
  };
}

const emptyPlace = (): Place => ({ kinds: new Set(), below: new Map() });

/** Runs for every notification: what was seen before costs a look-up, and no string is made. */
function take(call: Call, place: Place, value: unknown, depth: number): void {
  if (depth > mostDepth || call.fields >= mostFields) return;
  if (Array.isArray(value)) {
    const items = below(call, place, '[]');
    if (value.length === 0) addKind(call, items, 'empty');
    for (const item of value) take(call, items, item, depth + 1);
  } else if (typeof value === 'object' && value !== null) {
    for (const name of Object.keys(value)) {
      const inner = place.below.get(name) ?? below(call, place, plainName.test(name) ? name : '*');
      take(call, inner, (value as Record<string, unknown>)[name], depth + 1);
    }
  } else addKind(call, place, value === null ? 'null' : typeof value);
}

/** The place below another. What comes after very many places is not kept. */
function below(call: Call, place: Place, name: string): Place {
  const known = place.below.get(name);
  if (known) return known;
  const made = emptyPlace();
  if (call.places < mostFields * mostDepth) {
    call.places += 1;
    place.below.set(name, made);
  }
  return made;
}

function addKind(call: Call, { kinds }: Place, kind: string): void {
  if (kinds.has(kind)) return;
  kinds.add(kind);
  call.fields += 1;
}

function namesOf({ kinds, below: places }: Place, path: string): string[] {
  const own = [...kinds].map((kind) => `${path} ${kind}`.trim());
  const deeper = [...places].flatMap(([name, place]) =>
    namesOf(place, name === '[]' || !path ? path + name : `${path}.${name}`),
  );
  return [...own, ...deeper];
}
