// The node of the page where others join: opens it, and passes on the SMS to send and what happened.

import type { Node, NodeAPI, NodeDef } from 'node-red';
import { isMadeUp } from '../../src/clouds/registry';
import { topicOf, withoutSlashes } from '../../src/net/text';
import type { SignupEvent } from '../../src/people/signup/policy';
import { Trouble } from '../../src/sentences/trouble';
import { homeOnly, readNetworks } from '../../src/web/allowed';
import { redirectHint } from '../../src/web/redirect';
import { idInEditor, isBlind } from '../common/blind';
import { blockedStatus } from '../common/blocked';
import { filled, namesVariable } from '../common/filled';
import { safely, tellable } from '../common/safely';
import { whenStarted } from '../common/started';
import { type StatusName, show } from '../common/status';
import type { ConfigNode, Publicity } from '../fitbit-config/node';

interface SignupDef extends NodeDef {
  config: string;
  path: string;
  title: string;
  contact: string;
  ownText: string;
  confirm: 'sms' | 'owner' | 'none';
  countries: string;
  maxPeople: number | string;
  dailyCodes: number | string;
  allow: 'any' | 'home' | 'list';
  allowList: string;
  trustProxies: string;
  /** Whether an invitation word was typed; the word itself is a credential, and may be lost. */
  asksInvitation: boolean;
}

/** A page of a few paragraphs; the editor says so while it is typed. */
const mostOwnText = 2_000;

export function create(RED: NodeAPI, node: Node<{ invitation?: string }>, def: SignupDef): void {
  const config = RED.nodes.getNode(def.config) as ConfigNode | null;
  if (!config?.ready) {
    show(RED, node, 'noConfig');
    isBlind(RED, node, new Trouble('no-config', 'config.missing'));
    return;
  }
  let close: (returns: boolean) => void = () => undefined;
  let isClosed = false;

  whenStarted(
    RED,
    node,
    () => open(config),
    (error) => {
      const code = 'code' in error ? String(error.code) : '';
      show(RED, node, blockedStatus(code));
      node.error(error);
    },
  );

  async function open({
    ready,
    publicity,
    webhooks,
    country,
    publicBase,
    editorOpen,
  }: ConfigNode): Promise<void> {
    const { engine, cloud, clientId, configId, lack } = await ready;
    if (isClosed) return;
    const lacking = lack();
    if (lacking) return refuse(clientId === '' ? 'noClientId' : 'noClientSecret', lacking);
    const invitation = filled(node.credentials?.invitation);
    if (invitation === '' && asksInvitation(RED, node, def)) {
      return refuse('noInvitation', new Trouble('no-invitation', 'signup.no-invitation'));
    }
    const countries = (def.countries ?? '').split(/[\s,;]+/).filter(Boolean);
    const hasCountry = def.confirm === 'none' || country !== '' || countries.length > 0;
    // Without one, every number would be refused, and nobody would know why.
    const problem = missing(cloud, publicBase, await publicity) ?? (hasCountry ? null : 'noCountry');
    if (isClosed) return;
    if (problem) {
      show(RED, node, problem);
      // What stands in the way of the public address itself is told by the config.
      if (problem === 'noAddress') tell(new Trouble('signup-no-address', 'signup.no-address'));
      if (problem === 'badAddress') tell(new Trouble('signup-no-redirect', 'signup.no-redirect'));
      return;
    }
    close = engine.web.openSignup({
      cloud,
      clientId,
      configId,
      path: pathOf(def),
      base: publicBase,
      webhooks,
      contact: (def.contact ?? '').trim(),
      ownText: (def.ownText ?? '').trim().slice(0, mostOwnText),
      country: country || (countries[0] ?? ''),
      countries,
      allowed:
        def.allow === 'home' ? homeOnly() : def.allow === 'list' ? readNetworks(def.allowList ?? '') : null,
      proxies: readNetworks(def.trustProxies ?? ''),
      policy: {
        nodeId: node.id,
        confirm: def.confirm,
        invitation,
        mostPeople: Number(def.maxPeople) || 100,
        codesPerDay: Number(def.dailyCodes) || 30,
        title: (def.title ?? '').trim(),
        address: `${publicBase}${pathOf(def)}`,
        send: (sms) => node.send([{ ...sms }, null]),
        happened,
        capReached: () => show(RED, node, 'capReached'),
        full: (count) => show(RED, node, 'full', { count }),
      },
    });
    show(RED, node, editorOpen ? 'editorOpen' : 'waiting');
  }

  /** Says what the owner has to mend before there can be a page. */
  function refuse(status: StatusName, trouble: Trouble): void {
    show(RED, node, status);
    isBlind(RED, node, trouble);
    tell(trouble);
  }

  function tell(trouble: Trouble): void {
    node.error(tellable(RED, trouble));
  }

  function happened(what: SignupEvent, person: { id: string; name: string }): void {
    if (what === 'joined' || what === 'left') show(RED, node, what, { name: person.name });
    node.send([null, { payload: what, topic: topicOf(person.name), person }]);
  }

  node.on('close', (removed: boolean, done: () => void) => {
    isClosed = true;
    safely(RED, node, () => close(!removed));
    done();
  });
}

/**
 * Whether guests are to know a word: one was typed, or what was typed names an environment variable, which may be
 * empty. Then the page stays closed without one, as it would be open to everybody.
 */
function asksInvitation(RED: NodeAPI, node: Node, def: SignupDef): boolean {
  const typed = RED.nodes.getCredentials(idInEditor(node)) as { invitation?: string } | undefined;
  return def.asksInvitation === true || namesVariable(typed?.invitation ?? '');
}

/** What stands in the way, or null. */
function missing(cloud: string, publicBase: string, publicity: Publicity): StatusName | null {
  if (isMadeUp(cloud)) return 'demo';
  if (publicity === 'none') return 'noAddress';
  if (typeof publicity === 'object') return blockedStatus(publicity.code);
  // What the cloud will not take as a redirect leads nobody back here.
  return redirectHint(publicBase, cloud) === null ? null : 'badAddress';
}

function pathOf({ path }: SignupDef): string {
  const text = withoutSlashes((path || '/fitbit/signup').trim());
  return text.startsWith('/') ? text : `/${text}`;
}
