// A guest of the sign-up pages without a browser: keeps the cookie, fills forms, follows redirects of our own.
import type { Sandbox } from '../../src/sandbox/sandbox';
import { consent } from './consent';
import { accountNode, configNode, ids, probeNode } from './flows';
import type { FlowNode, NodeRed } from './node-red';

export const signupIds = {
  node: 'bb00000000000001',
  toSend: 'bb00000000000002',
  happened: 'bb00000000000003',
} as const;

/** The node of a sign-up page, and probes behind both outputs. */
export function signupNodes(fields: object = {}): FlowNode[] {
  return [
    {
      z: ids.tab,
      x: 100,
      y: 100,
      id: signupIds.node,
      type: 'fitbit-signup',
      name: '',
      config: ids.config,
      path: '/fitbit/signup',
      title: 'Battery alerts of the Miller family',
      contact: 'owner@example.org',
      confirm: 'sms',
      countries: '',
      maxPeople: 100,
      dailyCodes: 30,
      allow: 'any',
      allowList: '',
      trustProxies: '',
      configVersion: 1,
      // Node-RED keeps what a deploy leaves out.
      credentials: { invitation: '' },
      wires: [[signupIds.toSend], [signupIds.happened]],
      ...fields,
    },
    probeNode(signupIds.toSend),
    probeNode(signupIds.happened),
  ];
}

/** A sign-up page and what it needs, and nothing else. */
export function signupFlow(
  sandbox: Sandbox,
  fields: { config?: object; signup?: object; cloud?: string } = {},
): FlowNode[] {
  return [
    { id: ids.tab, type: 'tab', label: 'Test' },
    configNode(sandbox, fields.cloud ?? 'google-health', fields.config),
    accountNode(sandbox),
    ...signupNodes(fields.signup),
  ];
}

/** Waits until the page is open; without an editor login, Node-RED's own server shows that first. */
export async function pageOpens(red: NodeRed, node: string = signupIds.node): Promise<void> {
  await red.comms.statuses.first(
    ({ id, text = '' }) => id === node && ['open', 'editor has no login'].includes(text),
  );
}

/** The code that was sent, to the number with this end. */
export async function codeSent(red: NodeRed, end = ''): Promise<string> {
  const code = /\b\d{6}\b/;
  const { msg } = await red.msgs.first(
    ({ probe, msg }) => probe === signupIds.toSend && code.test(msg.payload) && msg.to.endsWith(end),
  );
  return code.exec(msg.payload)?.[0] ?? '';
}

/** Whom the node's second output says this of. */
export async function happened(red: NodeRed, what: string): Promise<{ id: string; name: string }> {
  const { msg } = await red.msgs.first(
    ({ probe, msg }) => probe === signupIds.happened && msg.payload === what,
  );
  return msg.person;
}

export interface Shown {
  status: number;
  headers: Headers;
  text: string;
  /** Where it led in the end; for a redirect away from us, that address. */
  url: string;
}

export interface Guest {
  cookie(): string;
  open(url: string): Promise<Shown>;
  /** Posts the form of the page that was shown last; `fields` go over its hidden ones. */
  post(url: string, fields: Record<string, string>): Promise<Shown>;
}

export function guest(headers: Record<string, string> = {}): Guest {
  let cookie = '';
  /** Of the page that was shown last. */
  let hidden: Record<string, string> = {};

  async function ask(url: string, init: RequestInit = {}): Promise<Shown> {
    const answer = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { ...headers, ...(cookie ? { cookie } : {}) },
    });
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    const to = answer.headers.get('location');
    const location = to === null ? null : new URL(to, url).href;
    if (location?.startsWith(new URL(url).origin)) return ask(location);
    const text = await answer.text();
    hidden = { csrf: hidden.csrf ?? '', ...hiddenFields(text) };
    return { status: answer.status, headers: answer.headers, text, url: location ?? url };
  }

  return {
    cookie: () => cookie,
    open: (url) => ask(url),
    post: (url, fields) => ask(url, { method: 'POST', body: new URLSearchParams({ ...hidden, ...fields }) }),
  };
}

function hiddenFields(page: string): Record<string, string> {
  const fields = page.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g);
  return Object.fromEntries([...fields].map(([, name = '', value = '']) => [name, unescaped(value)]));
}

const unescaped = (text: string) => text.replace(/&#(\d+);/g, (_all, one) => String.fromCharCode(one));

/** Sends the form, and goes on from the page that shows the number; where it leads: the consent page. */
export async function sendForm(who: Guest, address: string, fields: Record<string, string>): Promise<string> {
  await who.open(address);
  const first = await who.post(address, { consent: 'yes', ...fields });
  const { status, url, text } =
    first.status === 200 && first.text.includes('name="understood"')
      ? await who.post(address, { do: 'go' })
      : first;
  if (status !== 303) throw new Error(`form: ${status} ${text}`);
  return url;
}

/** Somebody of the sandbox goes the whole way; the answer: the address of their own page. */
export async function signUp(
  red: NodeRed,
  who: Guest,
  address: string,
  { person, number }: { person: string; number: string },
): Promise<string> {
  const { url } = await who.open(
    await consent(await sendForm(who, address, { name: person, number }), person),
  );
  const code = await codeSent(red, number.slice(-6));
  return personalLink((await who.post(url, { do: 'confirm', code })).text);
}

/** The address of the personal page, from the page that ends a sign-up. */
export function personalLink(text: string): string {
  const link = /href="([^"]*\/me\?k=[^"]*)"/.exec(text)?.[1] ?? '';
  return unescaped(link);
}
