// What a deployed config made of a field that names an environment variable. Nothing that a request brings is looked up in
// the environment.
import type { NodeAPI, NodeDef } from 'node-red';
import { Trouble } from '../../../src/sentences/trouble';
import { idInEditor } from '../../common/blind';
import { filled, namesVariable } from '../../common/filled';
import { isKnownAs, runningAs, runningConfigs } from '../../common/running';
import type { ConfigNode } from '../node';

const notDeployed = () => new Trouble('connect-not-deployed', 'connect.not-deployed');

/**
 * A field's value without stray blanks. A `${NAME}` becomes what a deployed config made of the very same text: the one
 * that is open, in a subflow one of its places, else any other. Throws a Trouble where no config has been deployed with
 * it, or several made different things of it.
 */
export function asDeployed(
  RED: NodeAPI,
  field: 'clientId' | 'publicAddress',
  value = '',
  configId: string | undefined = undefined,
): string {
  const text = value.trim();
  if (!namesVariable(text)) return text;
  const asTyped = new Map<string, unknown>();
  RED.nodes.eachNode((def) => {
    const typed = def as NodeDef & Partial<Record<typeof field, unknown>>;
    if (def.type === 'fitbit-config') asTyped.set(def.id, typed[field]);
  });
  const same = runningConfigs<ConfigNode>().filter((config) => {
    const deployed = asTyped.get(idInEditor(config));
    return typeof deployed === 'string' && deployed.trim() === text;
  });
  const own = configId ? same.filter((config) => isKnownAs(config, configId)) : [];
  const values = new Set((own.length > 0 ? own.slice(0, 1) : same).map((config) => config[field]));
  const [only] = values;
  if (only === undefined || values.size > 1) throw notDeployed();
  return only;
}

/** The secret to connect with: the typed one, or what the deployed config got. Throws a Trouble where that is not known. */
export function secretToConnect(
  RED: NodeAPI,
  typed: string | undefined,
  configId: string | undefined,
): string {
  if (typed !== undefined && !namesVariable(typed)) return typed.trim();
  const deployed = storedText(RED, configId);
  // Typed, but not deployed: what Node-RED makes of it is not known.
  if (typed !== undefined && typed.trim() !== deployed?.trim()) throw notDeployed();
  const secret = secretAsDeployed(RED, configId);
  if (secret === null) throw notDeployed();
  return secret;
}

/**
 * The secret that the deployed config runs with, environment variables filled in; empty without one. Null where it
 * runs nowhere, so that nobody knows what its variable stands for. It never goes back to a browser.
 */
export function secretAsDeployed(RED: NodeAPI, configId: string | undefined): string | null {
  const [running] = configId ? runningAs<ConfigNode>(configId) : [];
  if (running) return filled(running.credentials?.clientSecret);
  const text = storedText(RED, configId) ?? '';
  return namesVariable(text) ? null : text.trim();
}

/** What the owner typed into the editor and deployed. */
function storedText(RED: NodeAPI, configId: string | undefined): string | null {
  const credentials = configId
    ? (RED.nodes.getCredentials(configId) as Record<string, unknown> | null)
    : null;
  const secret = credentials?.clientSecret;
  return typeof secret === 'string' ? secret : null;
}
