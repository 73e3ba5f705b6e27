// The editor side of fitbit-webhook-in: where a service posts to, and what proves that it was the service.
(() => {
  interface WebhookNode extends EditorNode {
    config: string;
    path: string;
    allowList: string;
    trustProxies: string;
  }

  interface Config {
    cloud: string;
    publicAddress: string;
    serve: string;
    webhooks: boolean;
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

  const TYPING_PAUSE_MS = 400;
  const SECRET_BYTES = 32;
  /** What else is served beside the webhook. */
  const TAKEN_PATHS = ['callback', 'close.js', 'page.css', 'signup', 'sms'].map((name) => `/fitbit/${name}`);

  const field = (name: FieldName) => $(`#node-input-${name}`);

  let dialog: Dialog | undefined;

  const entriesOf = (value: string) => value.split(/[\s,]+/).filter(Boolean);

  function isNetwork(entry: string) {
    const [address, prefix] = entry.split('/');
    const isPrefix = prefix === undefined || /^\d{1,3}$/.test(prefix);
    return isPrefix && /^([\d.]+|[\da-f:.]*:[\da-f:.]*)$/i.test(address ?? '');
  }

  const networksRule: EditorRule<WebhookNode> = function (value, _options) {
    const wrong = entriesOf(value ?? '').find((entry) => !isNetwork(entry));
    return wrong === undefined || this._('fitbit-webhook-in.invalid.networks', { entry: wrong });
  };

  const rules: Record<RuledName, EditorRule<WebhookNode>> = {
    path(value, _options) {
      if (TAKEN_PATHS.includes(value)) return this._('fitbit-webhook-in.invalid.pathTaken');
      const isPath = /^(\/[\w.~-]+)+$/.test(value) && !/\/\.{1,2}(\/|$)/.test(value);
      return isPath || this._('fitbit-webhook-in.invalid.path');
    },
    allowList: networksRule,
    trustProxies: networksRule,
  };

  /** Node-RED fills in an environment variable when the flow starts, so there is nothing to check yet. */
  const isVariable = (value: string) => /^\$(\{\w+\}|\(\w+\))$/.test(value);

  /** Says under a field what is wrong with it, while it is being typed; the red border is Node-RED's. */
  function explainInvalidField(node: WebhookNode, name: RuledName) {
    const row = field(name).closest('.form-row');
    const id = `fitbit-invalid-${name}`;
    const sentence = $('<div class="fitbit-error" role="status">').attr('id', id).appendTo(row);
    field(name).attr('aria-describedby', id);
    const explain = () => {
      const value = field(name).val();
      const verdict = isVariable(value) || rules[name].call(node, value, {});
      sentence.text(verdict === true ? '' : verdict).toggle(verdict !== true);
      if (verdict !== true) row.closest('details').prop('open', true);
    };
    field(name).on('input change', explain);
    explain();
  }

  const chosenConfig = () => RED.nodes.node(field('config').val()) as Config | undefined;

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

  /** Asks for the full address: only Node-RED knows the paths that stand before ours. */
  function loadAddress(open: Dialog) {
    const config = chosenConfig();
    if (!config || config.cloud === 'demo') return;
    const query = {
      publicAddress: config.publicAddress ?? '',
      serve: config.serve ?? '',
      cloud: config.cloud,
      path: field('path').val().trim(),
    };
    open.asked += 1;
    const { asked } = open;
    const isStale = () => open !== dialog || asked !== open.asked;
    $.ajax({
      method: 'GET',
      url: 'fitbit/redirect',
      data: query,
      dataType: 'json',
      headers: { 'Accept-Language': RED.i18n.lang() },
    })
      .done((answer) => {
        const { webhookAddress } = answer as { webhookAddress: string | null };
        const hint =
          webhookAddress === null ? 'fitbit-webhook-in.hint.noAddress' : 'fitbit-webhook-in.hint.address';
        if (!isStale()) showAddress(open, webhookAddress, hint);
      })
      .fail(() => {
        if (!isStale()) showAddress(open, null, 'fitbit-webhook-in.hint.noAnswer');
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
    const base64url = text.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
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

  /** Runs once the user has stopped typing. */
  function afterTyping(action: () => void) {
    let timer: number | undefined;
    return () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(action, TYPING_PAUSE_MS);
    };
  }

  function copyFrom(name: 'address' | 'secret' | 'curl') {
    $(`#fitbit-${name}-copy`).on('click', () => {
      RED.clipboard.copyText($(`#fitbit-${name}`).val(), $(`#fitbit-${name}-copy`));
    });
  }

  function openDialog(node: WebhookNode) {
    const open: Dialog = { node, asked: 0, address: null, newSecret: '' };
    dialog = open;
    for (const name of Object.keys(rules) as RuledName[]) explainInvalidField(node, name);
    const reload = afterTyping(() => {
      if (open === dialog) loadAddress(open);
    });
    field('path').on('input change', reload);
    field('config').on('change', () => {
      if (open === dialog) showService(open);
    });
    $('#fitbit-make-secret').on('click', () => makeSecret(open));
    copyFrom('address');
    copyFrom('secret');
    copyFrom('curl');
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
})();
