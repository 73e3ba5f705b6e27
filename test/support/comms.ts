// The websocket by which the editor hears of statuses and of the debug sidebar.
import { readJson } from './repository';
import { type Arrivals, arrivals } from './waiting';

export interface ShownStatus {
  id: string;
  fill?: string;
  shape?: string;
  text?: string;
}

export interface Comms {
  /** Every status that was shown, oldest first; those from before the connection come first. */
  statuses: Arrivals<ShownStatus>;
  /** What the debug sidebar was given: msg is as encoded for it. */
  debug: Arrivals<{ id: string; msg: string }>;
  close(): void;
}

/** As an editor in English shows it: a text that is a key of one of our catalogues is looked up there. */
function inEnglish(text: string): string {
  const [, type, name] = /^@lowbatt\/node-red-fitbit\/([\w-]+):\1\.status\.(\w+)$/.exec(text) ?? [];
  return type && name ? readJson(`nodes/${type}/locales/en-US/${type}.json`)[type].status[name] : text;
}

/** Opens it and subscribes; `token` where the editor needs a login. */
export async function openComms(url: string, background: () => string): Promise<Comms> {
  const statuses = arrivals<ShownStatus>('statuses', background);
  const debug = arrivals<{ id: string; msg: string }>('debug sidebar', background);
  const socket = new WebSocket(`${url.replace(/^http/, 'ws').replace(/\/$/, '')}/comms`);
  socket.addEventListener('message', ({ data }) => {
    const events = JSON.parse(String(data));
    for (const { topic, data: content } of Array.isArray(events) ? events : [events]) {
      if (topic?.startsWith('status/')) {
        const text = content.text === undefined ? {} : { text: inEnglish(content.text) };
        statuses.add({ id: topic.slice('status/'.length), ...content, ...text });
      }
      if (topic === 'debug') debug.add(content);
    }
  });
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true });
    socket.addEventListener('error', () => reject(new Error('the comms socket did not open')), {
      once: true,
    });
  });
  socket.send(JSON.stringify({ subscribe: 'status/#' }));
  socket.send(JSON.stringify({ subscribe: 'debug' }));
  return { statuses, debug, close: () => socket.close() };
}
