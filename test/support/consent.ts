// Plays the person at the consent page: reads its form as a browser would, ticks and presses.

import type { SandboxState } from '../../src/sandbox/sandbox';
import type { FlowNode, NodeRed } from './node-red';

/**
 * Opens the consent page, presses Allow (or another `decision`) as `person`; the address that the cloud then sends
 * the browser to. `untick`: the scopes to take back, by how they end.
 */
export async function consent(
  authorizeUrl: string,
  person: string,
  decision = 'allow',
  untick: readonly string[] = [],
): Promise<string> {
  const page = await (await fetch(authorizeUrl)).text();
  const form = new URLSearchParams();
  for (const [, tag = ''] of page.matchAll(/<input ([^>]*)>/g)) {
    const name = attribute(tag, 'name');
    const value = attribute(tag, 'value') ?? '';
    const isUnticked = attribute(tag, 'type') === 'checkbox' && untick.some((end) => value.endsWith(end));
    if (name && attribute(tag, 'type') !== 'radio' && !isUnticked) form.append(name, value);
  }
  form.set('person', person);
  form.set('decision', decision);
  const action = attribute(/<form[^>]*>/.exec(page)?.[0] ?? '', 'action');
  if (action === undefined) throw new Error(`no form on the consent page: ${page}`);
  const answer = await fetch(new URL(action, authorizeUrl), {
    method: 'POST',
    body: form,
    redirect: 'manual',
  });
  const location = answer.headers.get('location');
  if (!location) throw new Error(`consent: ${answer.status} ${await answer.text()}`);
  return location;
}

/** What the open dialog posts when somebody presses Connect. */
export function connectBody(config: FlowNode, person: object, isDeployed = true): object {
  const { credentials, ...fields } = config;
  const typed = credentials as { clientSecret?: string } | undefined;
  return {
    ...fields,
    configId: config.id,
    ...(isDeployed ? {} : { clientSecret: typed?.clientSecret }),
    person,
  };
}

/** A sandbox, as far as its people are asked for: it may be in another process. */
export interface Peopled {
  control: { state(): Pick<SandboxState, 'people'> };
}

export interface Connecting {
  id: string;
  authorizeUrl: string;
  redirectUri: string;
}

/** Presses Connect for a person of the sandbox. */
export async function startConnecting(
  red: NodeRed,
  sandbox: Peopled,
  config: FlowNode,
  key: string,
  isDeployed = true,
): Promise<Connecting> {
  const person = sandbox.control.state().people.find((one) => one.key === key);
  if (!person) throw new Error(`there is no ${key}`);
  const asked = { name: person.name, number: person.number, language: 'en' };
  const { status, json, text } = await red.send(
    'POST',
    '/fitbit/connect',
    connectBody(config, asked, isDeployed),
  );
  if (status !== 200) throw new Error(`connect: ${status} ${text}`);
  return json;
}

/** The whole way through the consent page and back into Node-RED by the redirect address. */
export async function connect(
  red: NodeRed,
  sandbox: Peopled,
  config: FlowNode,
  key: string,
): Promise<string> {
  const started = await startConnecting(red, sandbox, config, key);
  const back = await consent(started.authorizeUrl, key);
  await fetch(back);
  const { json } = await red.request(`/fitbit/connect/${started.id}`);
  if (json.state !== 'connected') throw new Error(`connecting ${key}: ${JSON.stringify(json)}`);
  return json.person.id;
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
  return value
    ?.replace(/&#(\d+);/g, (_all, code) => String.fromCharCode(Number(code)))
    .replace(/&amp;/g, '&');
}
