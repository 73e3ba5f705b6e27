// The first three examples as they ship, at work: 01 and 02 on the Fitbit Web API, 03 on Google Health, and behind
// each of our nodes an `http request` to the collector, behind some of them after a `delay`: what has left our node is
// not yet where it should be, and ends with the process. Nothing of them is taken out but their Demo.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SandboxState } from '../../src/sandbox/sandbox';
import type { FlowNode } from '../support/node-red';
import { accountId } from './sms-ways';

const folder = join(__dirname, '..', '..', '..', 'examples');

export const webhookSecret = 'Bearer crash 0123456789';
/** How long a delay holds what passes: less than the three seconds by which the process must outlive it. */
export const heldMs = 1_000;

const fitbitConfigId = 'f1b0000000000009';
const googleConfigId = 'f1b200000000000c';
export const signupPath = '/fitbit/signup';
export const hookPaths = { fitbit: '/fitbit/webhook', google: '/fitbit/webhook-google' } as const;

/** The battery nodes, by the number of their example, for each cloud. */
export const batteryNodes = {
  fitbit: { '01': 'f1b0000000000004', '02': 'f1b1000000000004' },
  google: { '03': 'f1b2000000000006' },
} as const;

export interface House {
  flows: FlowNode[];
  fitbitConfig: FlowNode;
  googleConfig: FlowNode;
}

/**
 * `accounts`: those by which SMS leave. `publicPort`: where the world finds the public side; `port`: where this Node-RED opens it,
 * or the environment variable that says so.
 */
export function house(
  state: SandboxState,
  accounts: readonly FlowNode[],
  publicPort: number,
  collector: string,
  port: number | string = publicPort,
): House {
  const client = (vendor: string) => {
    const found = state.clients.find((one) => one.vendor === vendor);
    if (!found) throw new Error(`the sandbox has no client of ${vendor}`);
    return found;
  };
  const [fitbit, google] = [client('fitbit'), client('google')];
  const configOf = (of: { clientId: string; clientSecret: string }, cloud: string) => ({
    cloud,
    clientId: of.clientId,
    country: 'DE',
    publicAddress: `http://localhost:${publicPort}`,
    port,
    webhooks: true,
    credentials: { clientSecret: of.clientSecret },
  });
  const changes: Record<string, object> = {
    [fitbitConfigId]: configOf(fitbit, 'fitbit'),
    [googleConfigId]: configOf(google, 'google-health'),
    f1b0000000000005: { account: accountId },
    f1b000000000000a: { path: hookPaths.fitbit, credentials: { verifyCode: '5f1d3a', webhookSecret: '' } },
    f1b1000000000004: { config: fitbitConfigId },
    f1b100000000000a: { url: `${collector}/phone` },
    f1b2000000000003: {
      path: signupPath,
      contact: 'owner@example.org',
      maxPeople: 10_000,
      dailyCodes: 10_000,
    },
    f1b2000000000007: { account: accountId },
  };
  const examples = ['01', '02', '03']
    .flatMap(readExample)
    // 02's own Demo: it shares 01's service.
    .filter(({ id }) => id !== 'f1b1000000000009')
    .map((node) => ({ ...node, ...changes[node.id] }));
  const tab03 = 'f1b2000000000001';
  const googleHook: FlowNode = {
    id: 'cc00000000000002',
    type: 'fitbit-webhook-in',
    z: tab03,
    name: '',
    config: googleConfigId,
    path: hookPaths.google,
    configVersion: 1,
    credentials: { verifyCode: '', webhookSecret },
    x: 100,
    y: 500,
    wires: [['f1b2000000000006']],
  };
  const flows: FlowNode[] = [...examples, googleHook, ...accounts];
  const tap = tapper(flows, collector);
  const alert = (node: string) =>
    `{ kind: 'alert', node: '${node}', id: msg.alert.id, alert: msg.alert.kind, device: msg.battery ? msg.battery.device : null, to: msg.to || null, text: msg.payload }`;
  const reading = (node: string) =>
    `{ kind: 'reading', node: '${node}', device: msg.battery.device, level: msg.payload }`;
  const notifications = `{ kind: 'notifications', numbers: msg.payload.entries.map((one) => one.number), count: msg.payload.count }`;
  const error = `{ kind: 'error', code: msg.error.code || '', alert: msg.alert ? msg.alert.id : null, device: msg.battery ? msg.battery.device : null, text: msg.error.message }`;
  for (const [node, id] of Object.entries({ ...batteryNodes.fitbit, ...batteryNodes.google })) {
    // 02 tells at once, so that both ways are there.
    tap(id, 0, alert(node), node === '02' ? 0 : heldMs);
    tap(id, 1, reading(node));
  }
  tap('f1b000000000000a', 0, notifications);
  tap(googleHook.id, 0, notifications, heldMs);
  tap('f1b2000000000003', 1, `{ kind: 'happened', what: msg.payload, name: msg.topic }`);
  for (const id of ['f1b0000000000007', 'f1b1000000000007', 'f1b2000000000007']) {
    const tab = nodeOf(flows, id).z;
    const caught = flows.find((node) => node.type === 'catch' && node.z === tab);
    if (caught) tap(caught.id, 0, error);
  }
  return { flows, fitbitConfig: nodeOf(flows, fitbitConfigId), googleConfig: nodeOf(flows, googleConfigId) };
}

function readExample(start: string): FlowNode[] {
  const file = readdirSync(folder).find((name) => name.startsWith(start)) ?? '';
  return JSON.parse(readFileSync(join(folder, file), 'utf8'));
}

function nodeOf(flows: readonly FlowNode[], id: string): FlowNode {
  const node = flows.find((one) => one.id === id);
  if (!node) throw new Error(`the examples have no node ${id}`);
  return node;
}

/** Wires a copy of what leaves an output to the collector: a function node that says what it was, and a request. */
function tapper(
  flows: FlowNode[],
  collector: string,
): (id: string, output: number, fact: string, heldForMs?: number) => void {
  let count = 0;
  return (id, output, fact, heldForMs = 0) => {
    const node = nodeOf(flows, id);
    const wires = node.wires as string[][];
    count += 1;
    const [said, sent] = [`cd${String(count).padStart(14, '0')}`, `ce${String(count).padStart(14, '0')}`];
    const place = { z: node.z, x: 900, y: 100 };
    if (heldForMs === 0) wires[output]?.push(said);
    else {
      const held = `cf${String(count).padStart(14, '0')}`;
      wires[output]?.push(held);
      flows.push({
        ...place,
        id: held,
        type: 'delay',
        name: '',
        pauseType: 'delay',
        timeout: String(heldForMs),
        timeoutUnits: 'milliseconds',
        rate: '1',
        nbRateUnits: '1',
        rateUnits: 'second',
        randomFirst: '1',
        randomLast: '5',
        randomUnits: 'seconds',
        drop: false,
        allowrate: false,
        outputs: 1,
        wires: [[said]],
      });
    }
    flows.push(
      {
        ...place,
        id: said,
        type: 'function',
        name: '',
        func: `return { payload: { ...${fact}, life: env.get('CRASH_LIFE') } };`,
        outputs: 1,
        timeout: 0,
        noerr: 0,
        initialize: '',
        finalize: '',
        libs: [],
        wires: [[sent]],
      },
      {
        ...place,
        id: sent,
        type: 'http request',
        name: '',
        method: 'POST',
        ret: 'txt',
        paytoqs: 'ignore',
        url: `${collector}/facts`,
        tls: '',
        persist: false,
        proxy: '',
        insecureHTTPParser: false,
        authType: '',
        senderr: true,
        headers: [],
        wires: [[]],
      },
    );
  };
}
