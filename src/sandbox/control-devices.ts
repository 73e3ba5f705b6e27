// What the control surface shows and changes about people and their devices.
import { BadInput } from './checks';
import type { Input } from './control-input';
import { type Device, makeDevice, readDevice, settle, syncTime } from './devices';
import type { Person, World } from './world';

export interface DeviceState {
  id: string;
  name: string;
  type: 'TRACKER' | 'SCALE';
  level: number | null;
  status: string | null;
  /** ISO 8601, UTC. */
  syncedAt: string | null;
  omit: string[];
}

export interface PersonState extends Omit<Person, 'devices'> {
  devices: DeviceState[];
}

export function findPerson(world: World, key: string): Person {
  const person = world.people.get(key);
  if (!person)
    throw new BadInput(`there is no person "${key}": there are ${[...world.people.keys()].join(', ')}`);
  return person;
}

export function findDevice(person: Person, wanted: number | string = 0): Device | undefined {
  return typeof wanted === 'number'
    ? person.devices[wanted]
    : person.devices.find((device) => device.id === wanted);
}

export function showPerson(world: World, person: Person): PersonState {
  return { ...person, devices: person.devices.map((device) => showDevice(device, world.now())) };
}

export function addDevice(world: World, person: Person, input: Input<'device'>): Device {
  const { device: wanted = 0, name, remove } = input;
  if (name === undefined || remove)
    throw new BadInput(`${person.key} has no device ${wanted}; a name would add one`);
  const id = typeof wanted === 'string' ? wanted : undefined;
  const device = makeDevice(world.seed, person.key, person.devices.length, { name, id }, world.now());
  person.devices.push(device);
  return device;
}

export function changeDevice(device: Device, input: Input<'device'>, now: number) {
  const syncedAt =
    input.syncedAt === undefined ? undefined : reject(() => syncTime(input.syncedAt ?? null, now));
  // What was set by hand stays: a drain goes on only if none of what it moves was touched.
  if (input.level !== undefined || syncedAt !== undefined) settle(device, now);
  if (input.level !== undefined) device.level = input.level;
  if (syncedAt !== undefined) device.syncedAt = syncedAt;
  if (input.status !== undefined) device.status = input.status;
  device.type = input.type ?? device.type;
  device.name = input.name ?? device.name;
  device.omit = input.omit ?? device.omit;
}

function showDevice(device: Device, now: number): DeviceState {
  const { level, status, syncedAt } = readDevice(device, now);
  const { id, name, type, omit } = device;
  return {
    id,
    name,
    type,
    level,
    status,
    syncedAt: syncedAt === null ? null : new Date(syncedAt).toISOString(),
    omit,
  };
}

/** Whatever a deeper layer finds wrong with its input is the caller's mistake. */
export function reject<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw new BadInput(error instanceof Error ? error.message : String(error));
  }
}
