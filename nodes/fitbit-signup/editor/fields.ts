// The fields of the dialog: what is typed in it, and what the flow says of a node whose dialog is closed.

export interface SignupNode extends EditorNode {
  config: string;
  title: string;
  confirm: string;
  allow: string;
  asksInvitation: boolean;
}

export type RuledName =
  | 'ownText'
  | 'path'
  | 'countries'
  | 'maxPeople'
  | 'dailyCodes'
  | 'allowList'
  | 'trustProxies';

type FieldName = RuledName | 'config' | 'confirm' | 'allow' | 'invitation';

let openId = '';

/** The dialog of this node is open now; null: it was closed. */
export function setOpen(node: SignupNode | null): void {
  openId = node?.id ?? '';
}

export const field = (name: FieldName): JQuery => $(`#node-input-${name}`);

/** A field of a node: from the screen while its dialog is open, else from the flow. */
export const current = (node: SignupNode, name: 'confirm' | 'allow'): string =>
  node.id === openId ? field(name).val() : node[name];
