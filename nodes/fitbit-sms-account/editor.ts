// The editor side of fitbit-sms-account: the Twilio account that SMS are sent from.
(() => {
  interface AccountNode extends EditorNode {
    country: string;
    messagingServiceSid: string;
    apiKeySid: string;
    region: string;
    edge: string;
  }

  type FieldName =
    | 'accountSid'
    | 'authToken'
    | 'from'
    | 'country'
    | 'messagingServiceSid'
    | 'apiKeySid'
    | 'region'
    | 'edge'
    | 'validityMinutes'
    | 'dailyPerNumber'
    | 'dailyAll';

  /** ISO 3166 codes of the countries that have telephone numbers of their own. */
  const COUNTRIES =
    'AC AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TA TC TD TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'.split(
      ' ',
    );

  const field = (name: FieldName) => $(`#node-config-input-${name}`);

  /** The node whose dialog is open: its other fields are read from the screen, those of all others from the flow. */
  let editedId = '';
  const current = (node: AccountNode, name: 'messagingServiceSid' | 'region' | 'edge') =>
    (node.id === editedId ? field(name).val() : node[name]) || '';

  const isSid = (value: string, prefix: string) => new RegExp(`^${prefix}[0-9a-fA-F]{32}$`).test(value);

  /** E.164, a short code, or the name of up to 11 letters that many countries (not the US) show instead. */
  const isSender = (value: string) =>
    /^\+[1-9]\d{6,14}$/.test(value) ||
    /^\d{3,8}$/.test(value) ||
    (/^[A-Za-z0-9 ]{1,11}$/.test(value) && /[A-Za-z]/.test(value));

  /** Empty, as in a flow from before there were caps, is the default. */
  const isCap = (value: string | undefined) => !value || (/^\d{1,5}$/.test(value) && Number(value) >= 1);

  const rules = {
    accountSid(value, _options) {
      return isSid(value, 'AC') || this._('fitbit-sms-account.invalid.accountSid');
    },
    from(value, _options) {
      if (!value && current(this, 'messagingServiceSid')) return true;
      return isSender(value) || this._('fitbit-sms-account.invalid.from');
    },
    messagingServiceSid(value, _options) {
      return !value || isSid(value, 'MG') || this._('fitbit-sms-account.invalid.messagingServiceSid');
    },
    apiKeySid(value, _options) {
      return !value || isSid(value, 'SK') || this._('fitbit-sms-account.invalid.apiKeySid');
    },
    region(value, _options) {
      return Boolean(value) === (current(this, 'edge') !== '') || this._('fitbit-sms-account.invalid.region');
    },
    edge(value, _options) {
      return Boolean(value) === (current(this, 'region') !== '') || this._('fitbit-sms-account.invalid.edge');
    },
    validityMinutes(value, _options) {
      const minutes = /^\d+$/.test(value) ? Number(value) : 0;
      return (minutes >= 1 && minutes <= 600) || this._('fitbit-sms-account.invalid.validityMinutes');
    },
    dailyPerNumber(value, _options) {
      return isCap(value) || this._('fitbit-sms-account.invalid.cap');
    },
    dailyAll(value, _options) {
      return isCap(value) || this._('fitbit-sms-account.invalid.cap');
    },
  } satisfies Partial<Record<FieldName, EditorRule<AccountNode>>>;

  /** Node-RED fills in an environment variable when the flow starts, so there is nothing to check yet. */
  const isVariable = (value: string) => /^\$(\{\w+\}|\(\w+\))$/.test(value);

  /** Says under a field what is wrong with it, while it is being typed; the red border is Node-RED's. */
  function explainInvalidFields(node: AccountNode) {
    const names = Object.keys(rules) as (keyof typeof rules)[];
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
    field('from').closest('.fitbit-form').on('input change', explainAll);
    explainAll();
  }

  function fillCountries(node: AccountNode, chosen: string) {
    const select = field('country').empty();
    const names = new Intl.DisplayNames([RED.i18n.lang()], { type: 'region' });
    const options = COUNTRIES.map((code) => ({ code, label: `${names.of(code)} (${code})` }));
    options.sort((a, b) => a.label.localeCompare(b.label));
    if (!COUNTRIES.includes(chosen)) {
      options.unshift({ code: chosen, label: chosen || node._('fitbit-sms-account.country.none') });
    }
    for (const { code, label } of options) $('<option>').attr('value', code).text(label).appendTo(select);
    select.val(chosen);
  }

  /** Texting yourself from a US number is what most people there would try, and what Twilio cannot register. */
  function showUsHint() {
    const isUs = field('country').val() === 'US' || field('from').val().startsWith('+1');
    $('#fitbit-us-hint').toggle(isUs);
  }

  RED.nodes.registerType<AccountNode>('fitbit-sms-account', {
    category: 'config',
    color: '#A6BBCF',
    defaults: {
      name: { value: '' },
      country: { value: '' },
      messagingServiceSid: { value: '', validate: rules.messagingServiceSid },
      apiKeySid: { value: '', validate: rules.apiKeySid },
      region: { value: '', validate: rules.region },
      edge: { value: '', validate: rules.edge },
      validityMinutes: { value: 60, validate: rules.validityMinutes },
      dailyPerNumber: { value: 6, validate: rules.dailyPerNumber },
      dailyAll: { value: 100, validate: rules.dailyAll },
      configVersion: { value: 1 },
    },
    credentials: {
      accountSid: { type: 'text', validate: rules.accountSid },
      authToken: { type: 'password' },
      from: { type: 'text', validate: rules.from },
      apiKeySecret: { type: 'password' },
    },
    paletteLabel() {
      return this._('fitbit-sms-account.paletteLabel');
    },
    label() {
      return this.name || this._('fitbit-sms-account.nodeLabel');
    },
    oneditprepare() {
      editedId = this.id;
      const isNew = !RED.nodes.node(this.id);
      const suggestion = new Intl.Locale(navigator.language).maximize().region;
      fillCountries(this, (isNew ? suggestion : this.country) ?? '');
      explainInvalidFields(this);
      field('country').on('change', showUsHint);
      field('from').on('input change', showUsHint);
      showUsHint();
    },
    oneditsave() {
      editedId = '';
    },
    oneditcancel() {
      editedId = '';
    },
  });
})();
