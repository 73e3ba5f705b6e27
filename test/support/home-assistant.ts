// Home Assistant as its documents describe it: reads off a real MQTT broker what it would make of the messages there.
// https://www.home-assistant.io/integrations/mqtt/#device-discovery-payload
// https://www.home-assistant.io/integrations/sensor.mqtt/ and .../binary_sensor.mqtt/
import { createServer, type Socket } from 'node:net';
import { Aedes } from 'aedes';
import * as v from 'valibot';
import { type Arrivals, arrivals } from './waiting';

export interface Message {
  topic: string;
  payload: string;
  retain: boolean;
}

export interface Broker {
  port: number;
  /** What was published, oldest first; the broker's own topics are left out. */
  published: Arrivals<Message>;
  /** Somebody else says something that it is to keep. */
  keep(topic: string, payload: string): Promise<void>;
  /** What it keeps, for whoever subscribes later. */
  kept(): Promise<Map<string, string>>;
  close(): Promise<void>;
}

/** A real broker on a loopback port: a free one, or that of a broker that is to come back. It keeps nothing over a restart. */
export async function startBroker(port = 0): Promise<Broker> {
  const aedes = await Aedes.createBroker();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    aedes.handle(socket);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const published = arrivals<Message>('MQTT');
  aedes.on('publish', ({ topic, payload, retain }) => {
    if (!topic.startsWith('$SYS/')) published.add({ topic, payload: String(payload), retain });
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    published,
    keep: (topic, payload) =>
      new Promise((resolve, reject) => {
        const packet = { cmd: 'publish' as const, topic, payload, retain: true, qos: 0 as const, dup: false };
        aedes.publish(packet, (error) => (error ? reject(error) : resolve()));
      }),
    async kept() {
      const { persistence } = aedes as unknown as {
        persistence: { createRetainedStreamCombi(topics: string[]): AsyncIterable<Message> };
      };
      const found = new Map<string, string>();
      for await (const { topic, payload } of persistence.createRetainedStreamCombi(['#'])) {
        found.set(topic, String(payload));
      }
      return found;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await new Promise<void>((resolve) => aedes.close(() => resolve()));
    },
  };
}

const text = v.pipe(v.string(), v.minLength(1));
/** A topic that one publishes to: no wildcards, no empty level. */
const topic = v.pipe(text, v.regex(/^[^+#/\0]+(\/[^+#/\0]+)*$/));
const common = {
  unique_id: text,
  name: v.optional(v.nullable(text)),
  state_topic: topic,
  value_template: v.optional(text),
  json_attributes_topic: v.optional(topic),
  json_attributes_template: v.optional(text),
  icon: v.optional(text),
  expire_after: v.optional(v.number()),
  force_update: v.optional(v.boolean()),
  enabled_by_default: v.optional(v.boolean()),
  entity_category: v.optional(v.picklist(['config', 'diagnostic'])),
  qos: v.optional(v.picklist([0, 1, 2])),
};
const sensor = v.strictObject({
  ...common,
  platform: v.literal('sensor'),
  device_class: v.literal('battery'),
  // A battery is measured in percent: https://www.home-assistant.io/integrations/sensor/#device-class
  unit_of_measurement: v.literal('%'),
  state_class: v.optional(v.literal('measurement')),
  suggested_display_precision: v.optional(v.number()),
});
const binarySensor = v.strictObject({
  ...common,
  platform: v.literal('binary_sensor'),
  device_class: v.literal('problem'),
  payload_on: v.optional(text),
  payload_off: v.optional(text),
});
const deviceDiscovery = v.strictObject({
  device: v.strictObject({
    identifiers: v.pipe(v.array(text), v.minLength(1)),
    name: v.optional(text),
    model: v.optional(text),
    manufacturer: v.optional(text),
    sw_version: v.optional(text),
    configuration_url: v.optional(v.pipe(v.string(), v.url())),
  }),
  origin: v.strictObject({
    name: text,
    sw_version: v.optional(text),
    support_url: v.optional(v.pipe(v.string(), v.url())),
  }),
  availability: v.array(
    v.strictObject({ topic, payload_available: v.optional(text), payload_not_available: v.optional(text) }),
  ),
  availability_mode: v.optional(v.picklist(['all', 'any', 'latest'])),
  components: v.record(text, v.variant('platform', [sensor, binarySensor])),
});
const discoveryTopic = /^homeassistant\/device\/[a-zA-Z0-9_-]+\/config$/;

export interface ShownDevice {
  name: string;
  identifiers: readonly string[];
  /** By the component's id: `unavailable`, `unknown`, `on`, `off` or the number. */
  states: Record<string, string>;
  attributes: unknown;
}

/** What Home Assistant would show, had it just been started. Throws where it would not take a message. */
export function devicesShown(kept: ReadonlyMap<string, string>): ShownDevice[] {
  return [...kept]
    .filter(([name]) => name.startsWith('homeassistant/'))
    .map(([name, payload]) => {
      if (!discoveryTopic.test(name)) throw new Error(`${name} is no topic of a device's discovery`);
      const { device, components, availability, availability_mode } = v.parse(
        deviceDiscovery,
        JSON.parse(payload),
      );
      const online = availability.map(({ topic: where }) => kept.get(where) === 'online');
      const isAvailable = availability_mode === 'all' ? online.every(Boolean) : online.some(Boolean);
      const states = Object.entries(components).map(([id, component]) => {
        const raw = kept.get(component.state_topic);
        return [
          id,
          isAvailable ? stateOf(component.platform, render(component.value_template, raw)) : 'unavailable',
        ];
      });
      const [attributes] = Object.values(components).map((one) => kept.get(one.json_attributes_topic ?? ''));
      return {
        name: device.name ?? '',
        identifiers: device.identifiers,
        states: Object.fromEntries(states),
        attributes: attributes === undefined ? null : JSON.parse(attributes),
      };
    });
}

/** The only kind of template that is in use; Jinja writes what is null as None. */
function render(template: string | undefined, payload: string | undefined): string | undefined {
  if (template === undefined || payload === undefined) return payload;
  const field = /^\{\{ value_json\.(\w+) \}\}$/.exec(template)?.[1];
  if (field === undefined) throw new Error(`a template that this stand-in cannot read: ${template}`);
  const value = JSON.parse(payload)[field];
  return value === null ? 'None' : String(value);
}

function stateOf(platform: string, value: string | undefined): string {
  if (value === undefined || value === 'None') return 'unknown';
  if (platform === 'sensor') {
    if (!/^\d+$/.test(value)) throw new Error(`a sensor in percent cannot be ${value}`);
    return value;
  }
  if (value !== 'ON' && value !== 'OFF') throw new Error(`a binary sensor cannot be ${value}`);
  return value.toLowerCase();
}
