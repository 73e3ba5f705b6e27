// The editor side of fitbit-webhook-in: where a service posts to, and what proves that it was the service.
import { explainInvalidFields } from '../../common/editor/checks';
import { copyFrom } from '../../common/editor/copy-button';
import { wrongNetwork } from '../../common/editor/networks';
import { askForAddress, type ChosenConfig } from '../../common/editor/outside-address';
import { isPathTaken, isPublicPath } from '../../common/editor/public-paths';
import { afterTyping } from '../../common/editor/typing';
import '../../common/editor/style.css';

interface WebhookNode extends EditorNode {
  config: string;
  path: string;
  allowList: string;
  trustProxies: string;
}

/** What belongs to one open dialog. What is answered after it was closed is dropped. */
interface Dialog {
  node: WebhookNode;
  /** How often the address was asked for: only the last answer counts. */
  asked: number;
  /** Null without a public address. */
  address: string | null;
  /** The secret that this dialog has made, in clear; empty if it has made none. */
  newSecret: string;
}

type RuledName = 'path' | 'allowList' | 'trustProxies';

type FieldName = RuledName | 'config' | 'verifyCode' | 'webhookSecret';

const SECRET_BYTES = 32;

const field = (name: FieldName) => $(`#node-input-${name}`);

let dialog: Dialog | undefined;

const networksRule: EditorRule<WebhookNode> = function (value, _options) {
  const wrong = wrongNetwork(value);
  return wrong === undefined || this._('fitbit-webhook-in.invalid.networks', { entry: wrong });
};

const rules: Record<RuledName, EditorRule<WebhookNode>> = {
  path(value, _options) {
    if (isPathTaken(this, value)) return this._('fitbit-webhook-in.invalid.pathTaken');
    return isPublicPath(value) || this._('fitbit-webhook-in.invalid.path');
  },
  allowList: networksRule,
  trustProxies: networksRule,
};

const chosenConfig = () => RED.nodes.node(field('config').val()) as ChosenConfig | undefined;

/** The service may be another one now, or may have been changed through the pencil. */
function showService(open: Dialog) {
  const config = chosenConfig();
  $('#fitbit-no-config').toggle(!config);
  $('.fitbit-for-demo').toggle(config?.cloud === 'demo');
  $('.fitbit-for-cloud').toggle(config !== undefined && config.cloud !== 'demo');
  $('.fitbit-for-fitbit').toggle(config?.cloud === 'fitbit');
  $('#fitbit-webhooks-off').toggle(config !== undefined && config?.cloud !== 'demo' && !config?.webhooks);
  loadAddress(open);
}

// ---- the address

function loadAddress(open: Dialog) {
  const config = chosenConfig();
  if (!config || config.cloud === 'demo') return;
  open.asked += 1;
  const { asked } = open;
  askForAddress(config, field('path').val().trim(), (answer) => {
    if (open !== dialog || asked !== open.asked) return;
    const address = answer?.webhookAddress ?? null;
    const hint = address === null ? 'fitbit-webhook-in.hint.noAddress' : 'fitbit-webhook-in.hint.address';
    showAddress(open, address, answer === null ? 'fitbit-webhook-in.hint.noAnswer' : hint);
  });
}

function showAddress(open: Dialog, address: string | null, hint: string) {
  open.address = address;
  $('#fitbit-address').val(address ?? '');
  $('#fitbit-address-copy').prop('disabled', address === null);
  $('#fitbit-address-hint').text(open.node._(hint));
  // A secret is shown only with the command that takes it to Google, so none is made before there is an address.
  const isUsable = address !== null && chosenConfig()?.cloud === 'google-health';
  if (isUsable && !field('webhookSecret').val()) makeSecret(open);
  $('.fitbit-for-google').toggle(isUsable);
  showSecret(open);
}

// ---- the secret that Google sends along

function makeSecret(open: Dialog) {
  const bytes = crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
  const text = btoa(String.fromCharCode(...bytes));
  const base64url = text.replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');
  // Google sends the secret as the whole Authorization header, so the scheme is part of it.
  open.newSecret = `Bearer ${base64url}`;
  field('webhookSecret').val(open.newSecret).trigger('change');
  showSecret(open);
}

/** Once Done was pressed, a secret is not shown again: there is only the button for another one. */
function showSecret({ address, newSecret, node }: Dialog) {
  $('#fitbit-secret-stored').toggle(newSecret === '');
  $('#fitbit-secret-new').toggle(newSecret !== '');
  if (!newSecret || address === null) return;
  $('#fitbit-secret').val(newSecret);
  $('#fitbit-curl').val(curlCommand(address, newSecret));
  const isRegisteredAgain = Boolean(node.credentials?.has_webhookSecret);
  $('#fitbit-secret-replaced').toggle(isRegisteredAgain);
}

function curlCommand(endpointUri: string, secret: string) {
  const subscriber = {
    endpointUri,
    subscriberConfigs: [{ dataTypes: ['steps'], subscriptionCreatePolicy: 'AUTOMATIC' }],
    endpointAuthorization: { secret },
  };
  const body = JSON.stringify(subscriber).replace(/'/g, `'\\''`);
  return [
    "curl -X POST 'https://health.googleapis.com/v4/projects/PROJECT_NUMBER/subscribers?subscriberId=lowbatt'",
    '-H "Authorization: Bearer $(gcloud auth print-access-token)"',
    "-H 'Content-Type: application/json'",
    `-d '${body}'`,
  ].join(' \\\n  ');
}

// ---- the dialog

function openDialog(node: WebhookNode) {
  const open: Dialog = { node, asked: 0, address: null, newSecret: '' };
  dialog = open;
  explainInvalidFields(node, field, rules);
  const reload = afterTyping(() => {
    if (open === dialog) loadAddress(open);
  });
  field('path').on('input change', reload);
  field('config').on('change', () => {
    if (open === dialog) showService(open);
  });
  $('#fitbit-make-secret').on('click', () => makeSecret(open));
  for (const name of ['address', 'secret', 'curl']) copyFrom(`#fitbit-${name}`);
  $('.fitbit-for-google').toggle(false);
  showService(open);
}

function closeDialog() {
  dialog = undefined;
}

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
    openDialog(this);
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
