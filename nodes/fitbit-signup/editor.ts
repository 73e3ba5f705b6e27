// The editor side of fitbit-signup: where other people join, what they are asked, and who may open the page.
(() => {
  interface SignupNode extends EditorNode {
    config: string;
    title: string;
    confirm: string;
    allow: string;
  }

  interface Config {
    cloud: string;
    country: string;
    publicAddress: string;
    serve: string;
  }

  /** What belongs to one open dialog. What is answered after it was closed is dropped. */
  interface Dialog {
    node: SignupNode;
    /** How often the address was asked for: only the last answer counts. */
    asked: number;
  }

  type RuledName = 'path' | 'countries' | 'maxPeople' | 'dailyCodes' | 'allowList' | 'trustProxies';

  type FieldName = RuledName | 'config' | 'confirm' | 'allow';

  const TYPING_PAUSE_MS = 400;
  /** What else is served beside the sign-up. */
  const TAKEN_PATHS = ['callback', 'close.js', 'page.css', 'webhook', 'sms'].map((name) => `/fitbit/${name}`);
  /** ISO 3166 codes of the countries that have telephone numbers of their own. */
  const COUNTRIES =
    'AC AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TA TC TD TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'.split(
      ' ',
    );

  const field = (name: FieldName) => $(`#node-input-${name}`);

  let dialog: Dialog | undefined;

  // ---- checks while typing

  /** The other fields of a node: from the screen while its dialog is open, else from the flow. */
  const current = (node: SignupNode, name: 'confirm' | 'allow') =>
    node.id === dialog?.node.id ? field(name).val() : node[name];

  /** The entries of a list that is separated by commas or lines. */
  const entriesOf = (text: string) =>
    (text ?? '')
      .split(/[\s,;]+/)
      .map((entry) => entry.trim())
      .filter((entry) => entry !== '');

  const codesOf = (text: string) => entriesOf(text).map((code) => code.toUpperCase());

  const isInteger = (value: string, least: number, most: number) =>
    /^\d+$/.test(value) && Number(value) >= least && Number(value) <= most;

  function isIPv6(text: string) {
    if (!/^[\da-f:.]+$/i.test(text) || !text.includes(':')) return false;
    try {
      return new URL(`http://[${text}]/`).hostname !== '';
    } catch {
      return false;
    }
  }

  const isIPv4 = (text: string) => /^((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(?!$)|$)){4}$/.test(text);

  /** An IP address or, with its length behind a slash, a network. */
  function isNetwork(entry: string) {
    const [address = '', length, ...more] = entry.split('/');
    if (more.length > 0 || !(isIPv4(address) || isIPv6(address))) return false;
    return length === undefined || isInteger(length, 0, address.includes(':') ? 128 : 32);
  }

  /** Whether another node that is switched on has this path: the later one of the two would not get it. */
  const isTaken = (node: SignupNode, path: string) =>
    ['fitbit-signup', 'fitbit-webhook-in'].some((type) =>
      RED.nodes
        .filterNodes({ type })
        .some((other) => other.id !== node.id && !other.d && other.path === path),
    );

  const rules: Record<RuledName, EditorRule<SignupNode>> = {
    path(value, _options) {
      if (TAKEN_PATHS.includes(value) || isTaken(this, value)) {
        return this._('fitbit-signup.invalid.pathTaken');
      }
      const isPath = /^(\/[\w.~-]+)+$/.test(value) && !/\/\.{1,2}(\/|$)/.test(value);
      return isPath || this._('fitbit-signup.invalid.path');
    },
    countries(value, _options) {
      if (current(this, 'confirm') === 'none') return true;
      const own = RED.nodes.node(this.config) as Config | undefined;
      if (own && !own.country && codesOf(value).length === 0)
        return this._('fitbit-signup.invalid.noCountry');
      const wrong = codesOf(value).find((code) => !COUNTRIES.includes(code));
      return wrong === undefined || this._('fitbit-signup.invalid.countries', { entry: wrong });
    },
    maxPeople(value, _options) {
      return isInteger(value, 1, 10_000) || this._('fitbit-signup.invalid.maxPeople');
    },
    dailyCodes(value, _options) {
      if (current(this, 'confirm') !== 'sms') return true;
      return isInteger(value, 1, 1000) || this._('fitbit-signup.invalid.dailyCodes');
    },
    allowList(value, _options) {
      if (current(this, 'allow') !== 'list') return true;
      const entries = entriesOf(value);
      if (entries.length === 0) return this._('fitbit-signup.invalid.allowListEmpty');
      const wrong = entries.find((entry) => !isNetwork(entry));
      return wrong === undefined || this._('fitbit-signup.invalid.allowList', { entry: wrong });
    },
    trustProxies(value, _options) {
      const wrong = entriesOf(value).find((entry) => !isNetwork(entry));
      return wrong === undefined || this._('fitbit-signup.invalid.trustProxies', { entry: wrong });
    },
  };

  /** Node-RED fills in an environment variable when the flow starts, so there is nothing to check yet. */
  const isVariable = (value: string) => /^\$(\{\w+\}|\(\w+\))$/.test(value);

  /** Says under a field what is wrong with it, while it is being typed; the red border is Node-RED's. */
  function explainInvalidFields(node: SignupNode) {
    const names = Object.keys(rules) as RuledName[];
    const explainers = names.map((name) => {
      const row = field(name).closest('.form-row');
      const sentence = $('<div class="fitbit-error" role="status">')
        .attr('id', `fitbit-invalid-${name}`)
        .appendTo(row);
      field(name).attr('aria-describedby', `fitbit-invalid-${name}`);
      return () => {
        const value = field(name).val();
        const verdict = isVariable(value) || rules[name].call(node, value, {});
        sentence.text(verdict === true ? '' : verdict).toggle(verdict !== true);
        if (verdict !== true) row.closest('details').prop('open', true);
      };
    });
    const explainAll = () => {
      for (const explain of explainers) explain();
    };
    field('path').closest('.fitbit-form').on('input change', explainAll);
    explainAll();
  }

  // ---- what is shown for which choice

  const chosenConfig = () => RED.nodes.node(field('config').val()) as Config | undefined;

  /** The service may be another one now, or may have been changed through the pencil. */
  function showService(open: Dialog) {
    const config = chosenConfig();
    $('#fitbit-no-config').toggle(!config);
    $('.fitbit-for-demo').toggle(config?.cloud === 'demo');
    $('.fitbit-for-cloud').toggle(config !== undefined && config.cloud !== 'demo');
    showCountries(open);
    loadAddress(open);
  }

  const CONFIRM_HINTS: Record<string, string> = {
    sms: 'fitbit-signup.hint.confirmSms',
    owner: 'fitbit-signup.hint.confirmOwner',
    none: 'fitbit-signup.hint.confirmNone',
  };

  function showChoices({ node }: Dialog) {
    const confirm = field('confirm').val();
    $('#fitbit-confirm-hint').text(node._(CONFIRM_HINTS[confirm] ?? 'fitbit-signup.hint.confirmSms'));
    $('.fitbit-for-number').toggle(confirm !== 'none');
    $('.fitbit-for-code').toggle(confirm === 'sms');
    $('.fitbit-for-list').toggle(field('allow').val() === 'list');
    $('#fitbit-home-hint').toggle(field('allow').val() === 'home');
  }

  /** Spells out the codes; without any, the service's own country counts, if it has one. */
  function showCountries({ node }: Dialog) {
    const names = new Intl.DisplayNames([RED.i18n.lang()], { type: 'region' });
    const named = (codes: string[]) =>
      codes
        .filter((code) => COUNTRIES.includes(code))
        .map((code) => names.of(code))
        .join(', ');
    const text = field('countries').val();
    const own = chosenConfig()?.country ?? '';
    const ownHint = own
      ? node._('fitbit-signup.hint.ownCountry', { country: named([own]) || own })
      : node._('fitbit-signup.hint.noCountry');
    $('#fitbit-countries-hint').text(text.trim() === '' ? ownHint : named(codesOf(text)));
  }

  // ---- the address

  /** Asks for the full address: only Node-RED knows the paths that stand before ours, and what the service takes. */
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
    const { asked, node } = open;
    const isStale = () => open !== dialog || asked !== open.asked;
    $.ajax({
      method: 'GET',
      url: 'fitbit/redirect',
      data: query,
      dataType: 'json',
      headers: { 'Accept-Language': RED.i18n.lang() },
    })
      .done((answer) => {
        const { webhookAddress, hint } = answer as { webhookAddress: string | null; hint?: string };
        if (isStale()) return;
        if (webhookAddress === null) showAddress('', '', node._('fitbit-signup.hint.noAddress'));
        else if (hint) {
          showAddress(webhookAddress, '', `${hint} ${node._('fitbit-signup.hint.notAccepted')}`);
        } else showAddress(webhookAddress, node._('fitbit-signup.hint.address'), '');
      })
      .fail(() => {
        if (!isStale()) showAddress('', '', node._('fitbit-signup.hint.noAnswer'));
      });
  }

  function showAddress(address: string, hint: string, trouble: string) {
    $('#fitbit-address').val(address);
    $('#fitbit-address-copy').prop('disabled', address === '');
    $('#fitbit-address-hint')
      .text(hint)
      .toggle(hint !== '');
    $('#fitbit-address-trouble')
      .text(trouble)
      .toggle(trouble !== '');
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

  function openDialog(node: SignupNode) {
    const open: Dialog = { node, asked: 0 };
    dialog = open;
    explainInvalidFields(node);
    const reload = afterTyping(() => {
      if (open === dialog) loadAddress(open);
    });
    field('path').on('input change', reload);
    field('config').on('change', () => {
      if (open === dialog) showService(open);
    });
    for (const name of ['confirm', 'allow'] as const) field(name).on('change', () => showChoices(open));
    field('countries').on('input change', () => showCountries(open));
    $('#fitbit-address-copy').on('click', () => {
      RED.clipboard.copyText($('#fitbit-address').val(), $('#fitbit-address-copy'));
    });
    showAddress('', '', '');
    showChoices(open);
    showService(open);
  }

  function closeDialog() {
    dialog = undefined;
  }

  RED.nodes.registerType<SignupNode>('fitbit-signup', {
    category: 'fitbit',
    color: '#A6BBCF',
    icon: 'fitbit-join.svg',
    defaults: {
      name: { value: '' },
      config: { value: '', type: 'fitbit-config', required: true },
      path: { value: '/fitbit/signup', validate: rules.path },
      title: { value: '' },
      contact: { value: '' },
      confirm: { value: 'sms' },
      countries: { value: '', validate: rules.countries },
      maxPeople: { value: 100, validate: rules.maxPeople },
      dailyCodes: { value: 30, validate: rules.dailyCodes },
      allow: { value: 'any' },
      allowList: { value: '', validate: rules.allowList },
      trustProxies: { value: '127.0.0.1, ::1', validate: rules.trustProxies },
      configVersion: { value: 1 },
    },
    credentials: {
      invitation: { type: 'text' },
    },
    inputs: 0,
    outputs: 2,
    paletteLabel() {
      return this._('fitbit-signup.paletteLabel');
    },
    label() {
      return this.name || this.title || this._('fitbit-signup.nodeLabel');
    },
    labelStyle() {
      return this.name ? 'node_label_italic' : '';
    },
    outputLabels(index) {
      return this._(index === 0 ? 'fitbit-signup.port.sms' : 'fitbit-signup.port.events');
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
