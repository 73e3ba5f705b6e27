// A flow that hears from a cloud: webhook nodes into a battery node, and a proof that the way in works.
import type { Sandbox } from '../../src/sandbox/sandbox';
import { configNode, ids, mainFlow } from './flows';
import type { FlowNode, NodeRed } from './node-red';

/** Ids of the nodes beyond those of `mainFlow`. */
export const hookIds = { hook: 'bb00000000000001', heard: 'bb00000000000002' } as const;
export const verifyCode = '5f1d3a';
export const webhookSecret = 'Bearer 0123456789abcdef';

export interface HookFlow {
  config?: object;
  /** Fields of the webhook node; one of the same config for each. */
  hooks?: object[];
}

/** The main flow, with a webhook node that asks for the checks and a probe behind it. */
export function hookFlow(
  sandbox: Sandbox,
  cloud: string,
  { config = {}, hooks = [{}] }: HookFlow,
): FlowNode[] {
  return [
    ...mainFlow(sandbox, cloud, { config: hookConfig(config), isDryRun: true }),
    ...hooks.map((fields, at) => ({
      id: at === 0 ? hookIds.hook : `${hookIds.hook.slice(0, -2)}1${at}`,
      type: 'fitbit-webhook-in',
      z: ids.tab,
      name: '',
      config: ids.config,
      path: '/fitbit/webhook',
      configVersion: 1,
      credentials: { verifyCode, webhookSecret },
      x: 100,
      y: 200,
      wires: [[hookIds.heard, ids.battery]],
      ...fields,
    })),
    { id: hookIds.heard, type: 'test-probe', z: ids.tab, x: 700, y: 200, wires: [] },
  ];
}

export function hookConfigNode(sandbox: Sandbox, cloud: string, config: object): FlowNode {
  return configNode(sandbox, cloud, hookConfig(config));
}

function hookConfig(config: object): object {
  return { webhooks: true, ...config };
}

/** Resolves when the webhook node shows this. */
export async function shows(red: NodeRed, text: string | RegExp): Promise<{ fill?: string; shape?: string }> {
  return red.comms.statuses.first(
    (status) =>
      status.id === hookIds.hook &&
      (typeof text === 'string' ? status.text === text : text.test(status.text ?? '')),
  );
}

/** JSON that no serialiser writes like this, so that only who has the raw bytes can check its signature. */
export const oddBody =
  '[ {"collectionType":"activities" ,"ownerId":"nobody\\u002d1","ownerType":"user","n":1.0,\n "note":"\\/ \u00fc"} ]';

/** What Fitbit gets at an address: both halves of the handshake, a right, a wrong and a broken notification. */
export async function fitbitProof(sandbox: Sandbox, url: string): Promise<object> {
  const { control } = sandbox;
  const notify = async (more: object) =>
    (await control.notify({ vendor: 'fitbit', url, people: ['anna'], ...more })).statuses[0];
  const other = await fetch(url, { method: 'PUT', body: '{}' });
  return {
    handshake: (await control.verify({ vendor: 'fitbit', url, secret: verifyCode })).statuses,
    right: await notify({ body: oddBody }),
    forged: await notify({ forged: true }),
    broken: await notify({ body: '[{"collectionType":' }),
    large: await notify({ body: `"${'x'.repeat(256 * 1024)}"` }),
    other: [other.status, other.headers.get('allow')],
  };
}

/** What `fitbitProof` must say. */
export const fitbitProven = {
  handshake: [204, 404],
  right: 204,
  forged: 404,
  broken: 400,
  large: 413,
  other: [405, 'GET, POST'],
};
