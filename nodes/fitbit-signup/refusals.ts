// What keeps a page from being opened, as its status and, where it is told here, its sentence.
import type { Node, NodeAPI } from 'node-red';
import { isMadeUp } from '../../src/clouds/registry';
import { Trouble } from '../../src/sentences/trouble';
import { redirectHint } from '../../src/web/redirect';
import { idInEditor } from '../common/blind';
import { blockedStatus } from '../common/blocked';
import { namesVariable } from '../common/filled';
import type { StatusName } from '../common/status';
import type { ConfigNode, Publicity, ReadyClient } from '../fitbit-config/node';
import { countriesOf, invitationOf, type SignupDef, type SignupNode } from './settings';

export interface Refusal {
  status: StatusName;
  /** Null where the status says all, or the config tells it. */
  trouble: Trouble | null;
  /** Whether the node cannot do its work until somebody mends it. */
  isBlind: boolean;
}

/** What is missing of the client or of the invitation word; null where nothing is. */
export function lackOf(
  RED: NodeAPI,
  node: SignupNode,
  def: SignupDef,
  { lack, clientId }: ReadyClient,
): Refusal | null {
  const lacking = lack();
  if (lacking) {
    return {
      status: clientId === '' ? 'noClientId' : 'noClientSecret',
      trouble: lacking,
      isBlind: true,
    };
  }
  if (invitationOf(node) !== '' || !asksInvitation(RED, node, def)) return null;
  return {
    status: 'noInvitation',
    trouble: new Trouble('no-invitation', 'signup.no-invitation'),
    isBlind: true,
  };
}

/**
 * Whether guests are to know a word: one was typed, or what was typed names an environment variable, which may be
 * empty. Then the page stays closed without one, as it would be open to everybody.
 */
function asksInvitation(RED: NodeAPI, node: Node, def: SignupDef): boolean {
  const typed = RED.nodes.getCredentials(idInEditor(node)) as { invitation?: string } | undefined;
  return def.asksInvitation === true || namesVariable(typed?.invitation ?? '');
}

/** What else stands in the way, or null. */
export function obstacleOf(
  def: SignupDef,
  cloud: string,
  { publicBase, country }: ConfigNode,
  publicity: Publicity,
): Refusal | null {
  const hasCountry = def.confirm === 'none' || country !== '' || countriesOf(def).length > 0;
  // Without one, every number would be refused, and nobody would know why.
  const status = addressStatus(cloud, publicBase, publicity) ?? (hasCountry ? null : 'noCountry');
  return status && { status, trouble: addressTrouble(status), isBlind: false };
}

function addressStatus(cloud: string, publicBase: string, publicity: Publicity): StatusName | null {
  if (isMadeUp(cloud)) return 'demo';
  if (publicity === 'none') return 'noAddress';
  if (typeof publicity === 'object') return blockedStatus(publicity.code);
  // What the cloud will not take as a redirect leads nobody back here.
  return redirectHint(publicBase, cloud) === null ? null : 'badAddress';
}

/** What stands in the way of the public address itself is told by the config. */
function addressTrouble(status: StatusName): Trouble | null {
  if (status === 'noAddress') return new Trouble('signup-no-address', 'signup.no-address');
  return status === 'badAddress' ? new Trouble('signup-no-redirect', 'signup.no-redirect') : null;
}
