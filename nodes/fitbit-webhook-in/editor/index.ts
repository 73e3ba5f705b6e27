// The editor side of fitbit-webhook-in: where a service posts to, and what proves that it was the service.
import '../../common/editor/style.css';
import type { WebhookNode } from './fields';
import { openDialog } from './open-dialog';
import { rules } from './rules';

let closeDialog = () => {};

RED.nodes.registerType<WebhookNode>('fitbit-webhook-in', {
  category: 'fitbit',
  color: '#A6BBCF',
  icon: 'fitbit-webhook.svg',
  defaults: {
    name: { value: '' },
    config: { value: '', type: 'fitbit-config', required: true },
    path: { value: '/fitbit/webhook', validate: rules.path },
    allowList: { value: '', validate: rules.allowList },
    trustProxies: { value: '', validate: rules.trustProxies },
    configVersion: { value: 1 },
  },
  credentials: {
    verifyCode: { type: 'password' },
    webhookSecret: { type: 'password' },
  },
  inputs: 0,
  outputs: 1,
  paletteLabel() {
    return this._('fitbit-webhook-in.paletteLabel');
  },
  label() {
    return this.name || this._('fitbit-webhook-in.nodeLabel');
  },
  labelStyle() {
    return this.name ? 'node_label_italic' : '';
  },
  outputLabels() {
    return this._('fitbit-webhook-in.port.synced');
  },
  oneditprepare() {
    closeDialog = openDialog(this);
  },
  oneditsave() {
    closeDialog();
  },
  oneditcancel() {
    closeDialog();
  },
  oneditdelete() {
    closeDialog();
  },
});
