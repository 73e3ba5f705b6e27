// A guest of the sign-up pages without a browser: keeps the cookie, fills forms, follows redirects of our own.
import type { Sandbox } from '../../src/sandbox/sandbox';
import { accountNode, configNode, ids, probeNode } from './flows';
import type { FlowNode } from './node-red';

export const signupIds = {
  node: 'bb00000000000001',
  toSend: 'bb00000000000002',
  happened: 'bb00000000000003',
} as const;

/** A sign-up page with probes behind both outputs. */
export function signupFlow(
  sandbox: Sandbox,
  fields: { config?: object; signup?: object; cloud?: string } = {},
): FlowNode[] {
  return [
    { id: ids.tab, type: 'tab', label: 'Test' },
    configNode(sandbox, fields.cloud ?? 'google-health', fields.config),
    accountNode(sandbox),
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
      ...fields.signup,
    },
    probeNode(signupIds.toSend),
    probeNode(signupIds.happened),
  ];
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
  let csrf = '';

  async function ask(url: string, init: RequestInit = {}): Promise<Shown> {
    const answer = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { ...headers, ...(cookie ? { cookie } : {}) },
    });
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    const location = answer.headers.get('location');
    if (location?.startsWith(new URL(url).origin)) return ask(location);
    const text = await answer.text();
    csrf = /name="csrf" value="([^"]*)"/.exec(text)?.[1] ?? csrf;
    return { status: answer.status, headers: answer.headers, text, url: location ?? url };
  }

  return {
    cookie: () => cookie,
    open: (url) => ask(url),
    post: (url, fields) => ask(url, { method: 'POST', body: new URLSearchParams({ csrf, ...fields }) }),
  };
}
