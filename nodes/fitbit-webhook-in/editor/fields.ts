// The fields of the dialog.

export interface WebhookNode extends EditorNode {
  config: string;
  path: string;
  allowList: string;
  trustProxies: string;
}

export type RuledName = 'path' | 'allowList' | 'trustProxies';

type FieldName = RuledName | 'config' | 'verifyCode' | 'webhookSecret';

export const field = (name: FieldName): JQuery => $(`#node-input-${name}`);
