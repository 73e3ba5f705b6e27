// Node-REDs that are measured: ours with a webhook, and the flow that people build today.
import { join } from 'node:path';
import { type FlowNode, type NodeRed, startNodeRed } from '../test/support/node-red';
import { freePort } from '../test/support/ports';
import { removeFolder, tempFolder } from './children';
import { type Seed, seed } from './people';
import { type CloudId, clientSecret } from './posts';

export const path = '/fitbit/webhook';
export const clientId = 'bench-client';
const tab = 'be00000000000001';
const config = 'be00000000000002';

export function configNode(cloud: CloudId, fields: object): FlowNode {
  return {
    id: config,
    type: 'fitbit-config',
    name: '',
    cloud,
    clientId,
    country: 'DE',
    language: 'en',
    publicAddress: '',
    serve: 'own-port',
    port: 1881,
    bind: '127.0.0.1',
    webhooks: true,
    configVersion: 1,
    credentials: { clientSecret },
    ...fields,
  };
}

export function webhookNode(wires: string[]): FlowNode {
  return {
    id: 'be00000000000003',
    type: 'fitbit-webhook-in',
    z: tab,
    name: '',
    config,
    path,
    allowList: '',
    trustProxies: '',
    configVersion: 1,
    credentials: { verifyCode: 'code', webhookSecret: 'Bearer bench' },
    x: 100,
    y: 100,
    wires: [wires],
  };
}

export const tabNode: FlowNode = { id: tab, type: 'tab', label: 'Bench' };

export interface Served {
  red: NodeRed;
  origin: string;
  stop(): Promise<void>;
}

/** Ours, with people in its store, served by Node-RED's server or by a port of its own. */
export async function startOurs(
  cloud: CloudId,
  serve: 'node-red' | 'own-port',
  userIds: readonly string[],
  origins: Record<string, string>,
  env: Record<string, string> = {},
): Promise<Served> {
  const userDir = tempFolder();
  await seed(userDir, seedOf(cloud, userIds));
  return serveWebhook({ cloud, serve, userDir, origins, env });
}

/** Those people as they stand in the store of a Node-RED that is measured. */
export function seedOf(cloud: CloudId, userIds: readonly string[]): Seed {
  return {
    cloud,
    clientId,
    people: userIds.map((userId) => ({
      key: userId,
      userId,
      accessToken: 'access',
      refreshToken: 'refresh',
    })),
    expiresAt: Date.now() + 24 * 3_600_000,
  };
}

/** A Node-RED with a webhook, on a user folder that goes with it; `settings` may name a database. */
export async function serveWebhook({
  cloud,
  serve,
  origins,
  userDir = tempFolder(),
  env = {},
  settings = {},
}: {
  cloud: CloudId;
  serve: 'node-red' | 'own-port';
  origins: Record<string, string>;
  userDir?: string;
  env?: Record<string, string>;
  settings?: Record<string, unknown>;
}): Promise<Served> {
  const port = await freePort();
  const flows = [
    tabNode,
    configNode(cloud, { serve, port, publicAddress: 'https://bench.example' }),
    webhookNode([]),
  ];
  const common = { allNodes: true, flows: [], realClock: true };
  const red = await startNodeRed({ ...common, userDir, origins, env, settings });
  await red.deploy(flows);
  await red.comms.statuses.first(
    ({ id, text }) => id === webhookNode([]).id && text !== undefined && text !== '',
  );
  const stop = async () => {
    await red.stop('SIGKILL');
    removeFolder(userDir);
  };
  return { red, origin: serve === 'own-port' ? `http://127.0.0.1:${port}` : red.url, stop };
}

const checks: Record<CloudId, string> = {
  fitbit: `const right = crypto.createHmac('sha1', secret).update(msg.payload).digest();
const given = Buffer.from(String(msg.req.headers['x-fitbit-signature']), 'base64');
const proven = given.length === right.length && crypto.timingSafeEqual(given, right);`,
  'google-health': `const signature = Buffer.from(String(msg.req.headers['google-health-api-signature']), 'base64');
const proven = crypto.verify('sha256', msg.payload, { key: secret, dsaEncoding: 'der' }, signature.subarray(5));`,
};

/** `http in` with an unparsed body, a function that checks the signature, `http response`. Nothing is written down. */
export async function startHandmade(cloud: CloudId, secret: string): Promise<Served> {
  const place = { z: tab, x: 100, y: 100, name: '' };
  const ids = { in: 'be00000000000011', check: 'be00000000000012', out: 'be00000000000013' };
  const func = `const secret = ${JSON.stringify(secret)};
${checks[cloud]}
msg.statusCode = proven ? 204 : 404;
if (proven) msg.payload = JSON.parse(msg.payload.toString());
return msg;`;
  const flows: FlowNode[] = [
    tabNode,
    {
      ...place,
      id: ids.in,
      type: 'http in',
      url: path,
      method: 'post',
      upload: false,
      skipBodyParsing: true,
      wires: [[ids.check]],
    },
    {
      ...place,
      id: ids.check,
      type: 'function',
      func,
      outputs: 1,
      libs: [{ var: 'crypto', module: 'crypto' }],
      initialize: '',
      finalize: '',
      wires: [[ids.out]],
    },
    { ...place, id: ids.out, type: 'http response', statusCode: '', headers: {}, wires: [] },
  ];
  const userDir = tempFolder();
  const red = await startNodeRed({ allNodes: true, userDir, flows: [], realClock: true });
  await red.deploy(flows);
  const stop = async () => {
    await red.stop('SIGKILL');
    removeFolder(userDir);
  };
  return { red, origin: red.url, stop };
}

export const databaseIn = (userDir: string) => join(userDir, 'fitbit', 'fitbit.sqlite');
