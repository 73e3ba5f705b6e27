// Opens the page where others join, or says what keeps it closed.

import type { Node, NodeAPI } from 'node-red';
import { topicOf } from '../../src/net/text';
import type { SignupEvent } from '../../types/messages';
import { markBlind } from '../common/blind';
import { tellable } from '../common/guarded';
import { show } from '../common/status';
import type { ConfigNode, ReadyClient } from '../fitbit-config/node';
import { lackOf, obstacleOf, type Refusal } from './refusals';
import { countriesOf, invitationOf, pagesOf, rulesOf, type SignupDef, type SignupNode } from './settings';

type Close = (returns: boolean) => void;

/** `onOpened` gets what closes it, in the moment in which it is open. */
export async function openPage(
  RED: NodeAPI,
  node: SignupNode,
  def: SignupDef,
  config: ConfigNode,
  isClosed: () => boolean,
  onOpened: (close: Close) => void,
): Promise<void> {
  const ready = await config.ready;
  if (isClosed()) return;
  const refusal =
    lackOf(RED, node, def, ready) ?? obstacleOf(def, ready.cloud, config, await config.publicity);
  if (isClosed()) return;
  if (refusal) {
    refuse(RED, node, refusal);
    return;
  }
  onOpened(open(RED, node, def, config, ready));
  show(RED, node, config.editorOpen ? 'editorOpen' : 'waiting');
}

function open(
  RED: NodeAPI,
  node: SignupNode,
  def: SignupDef,
  { publicBase, webhooks, country }: ConfigNode,
  { engine, cloud, clientId, configId }: ReadyClient,
): Close {
  const countries = countriesOf(def);
  const pages = pagesOf(def);
  return engine.web.openSignup({
    cloud,
    clientId,
    configId,
    ...pages,
    base: publicBase,
    webhooks,
    country: country || (countries[0] ?? ''),
    countries,
    policy: {
      nodeId: node.id,
      ...rulesOf(def),
      invitation: invitationOf(node),
      address: `${publicBase}${pages.path}`,
      send: (sms) => node.send([{ ...sms }, null]),
      happened: (what, person) => tellEvent(RED, node, what, person),
      capReached: () => show(RED, node, 'capReached'),
      full: (count) => show(RED, node, 'full', { count }),
    },
  });
}

/** Says what the owner has to mend before there can be a page. */
function refuse(RED: NodeAPI, node: Node, { status, trouble, ...refusal }: Refusal): void {
  show(RED, node, status);
  if (!trouble) return;
  if (refusal.isBlind) markBlind(RED, node, trouble);
  node.error(tellable(RED, trouble));
}

/** Output 2. */
function tellEvent(RED: NodeAPI, node: Node, what: SignupEvent, person: { id: string; name: string }): void {
  if (what === 'joined' || what === 'left') show(RED, node, what, { name: person.name });
  node.send([null, { payload: what, topic: topicOf(person.name), person }]);
}
