// The editor side of fitbit-sms-account: the Twilio account that SMS are sent from.
import { explainInvalidFields, isInteger } from '../../common/editor/checks';
import { fillCountries, ownCountry } from '../../common/editor/countries';
import '../../common/editor/style.css';

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

const field = (name: FieldName) => $(`#node-config-input-${name}`);

/** The node whose dialog is open: its other fields are read from the screen, those of all others from the flow. */
let editedId = '';
const current = (node: AccountNode, name: 'messagingServiceSid' | 'region' | 'edge') =>
  (node.id === editedId ? field(name).val() : node[name]) || '';

const isSid = (value: string, prefix: string) =>
  value.startsWith(prefix) && /^[0-9a-fA-F]{32}$/.test(value.slice(prefix.length));

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
    return isInteger(value, 1, 600) || this._('fitbit-sms-account.invalid.validityMinutes');
  },
  dailyPerNumber(value, _options) {
    return isCap(value) || this._('fitbit-sms-account.invalid.cap');
  },
  dailyAll(value, _options) {
    return isCap(value) || this._('fitbit-sms-account.invalid.cap');
  },
} satisfies Partial<Record<FieldName, EditorRule<AccountNode>>>;

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
    const chosen = isNew ? ownCountry() : (this.country ?? '');
    fillCountries(field('country'), chosen, this._('fitbit-sms-account.country.none'));
    explainInvalidFields(this, field, rules);
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
