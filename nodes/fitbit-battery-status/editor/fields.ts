// The fields of the dialog: what is typed in it, and what the flow says of a node whose dialog is closed.

export interface BatteryNode extends EditorNode {
  config: string;
  person: string;
  personName: string;
  low: string | number;
  lowType: string;
  critical: string | number;
  words: unknown;
  escalateHours: string | number;
  escalatePerson: string;
  quietFrom: string;
}

type FieldName =
  | 'config'
  | 'person'
  | 'personName'
  | 'low'
  | 'lowType'
  | 'critical'
  | 'notSyncingHours'
  | 'topicPattern'
  | 'remindHours'
  | 'adviceAt'
  | 'quietFrom'
  | 'quietTo'
  | 'escalateHours'
  | 'escalatePerson'
  | 'escalateNumber'
  | 'empty';

let openId = '';

/** The dialog of this node is open now; null: it was closed. */
export function setOpen(node: BatteryNode | null): void {
  openId = node?.id ?? '';
}

export const isOpen = ({ id }: BatteryNode): boolean => id === openId;

export const field = (name: FieldName): JQuery => $(`#node-input-${name}`);

/** A field of a node: from the screen while its dialog is open, else from the flow. */
export const current = (node: BatteryNode, name: 'low' | 'lowType'): string =>
  isOpen(node) ? field(name).val() : String(node[name]);
