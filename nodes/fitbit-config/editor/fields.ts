// The fields of the dialog: what is typed in it, and what the flow says of a node whose dialog is closed.
import { comesByMsg } from '../../common/editor/services';

export interface ConfigNode extends EditorNode {
  cloud: string;
  country: string;
  language: string;
  publicAddress: string;
  serve: string;
}

type FieldName =
  | 'cloud'
  | 'clientId'
  | 'sourceId'
  | 'clientSecret'
  | 'country'
  | 'language'
  | 'publicAddress'
  | 'serve'
  | 'port'
  | 'bind'
  | 'passNodeAuth'
  | 'webhooks';

let openId = '';

/** The dialog of this node is open now; null: it was closed. */
export function setOpen(node: ConfigNode | null): void {
  openId = node?.id ?? '';
}

export const isOpen = ({ id }: ConfigNode): boolean => id === openId;

export const field = (name: FieldName): JQuery => $(`#node-config-input-${name}`);
export const typed = (name: FieldName): string => field(name).val() ?? '';
const isTicked = (name: 'passNodeAuth' | 'webhooks') => field(name).prop('checked') === true;

/** A field of a node: from the screen while its dialog is open, else from the flow. */
export const current = (node: ConfigNode, name: 'cloud' | 'publicAddress' | 'serve'): string =>
  isOpen(node) ? typed(name) : (node[name] ?? '');

/** Whether the service is no cloud but msgs: nobody connects to it. */
export const isByMsg = (): boolean => comesByMsg(typed('cloud'));

/** The client, or the source, as it is typed: whose people the dialog is about. */
export const typedClient = () => ({
  cloud: typed('cloud'),
  clientId: typed(isByMsg() ? 'sourceId' : 'clientId').trim(),
});

export const asksForWebhooks = (): boolean => isTicked('webhooks') && typed('cloud') !== 'demo' && !isByMsg();
export const passesNodeAuth = (): boolean => isTicked('passNodeAuth');
