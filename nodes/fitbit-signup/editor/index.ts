// The editor side of fitbit-signup: where other people join, what they are asked, and who may open the page.
import { explainInvalidFields, isInteger } from '../../common/editor/checks';
import { copyFrom } from '../../common/editor/copy-button';
import { COUNTRIES } from '../../common/editor/countries';
import { entriesOf, wrongNetwork } from '../../common/editor/networks';
import { askForAddress, type ChosenConfig } from '../../common/editor/outside-address';
import { isPathTaken, isPublicPath } from '../../common/editor/public-paths';
import { afterTyping } from '../../common/editor/typing';
import '../../common/editor/style.css';

interface SignupNode extends EditorNode {
  config: string;
  title: string;
  confirm: string;
  allow: string;
  asksInvitation: boolean;
}

/** What belongs to one open dialog. What is answered after it was closed is dropped. */
interface Dialog {
  node: SignupNode;
  /** How often the address was asked for: only the last answer counts. */
  asked: number;
}

type RuledName = 'ownText' | 'path' | 'countries' | 'maxPeople' | 'dailyCodes' | 'allowList' | 'trustProxies';

type FieldName = RuledName | 'config' | 'confirm' | 'allow' | 'invitation';

const field = (name: FieldName) => $(`#node-input-${name}`);

/** Characters; more is cut off on the page. */
const MOST_OWN_TEXT = 2_000;

let dialog: Dialog | undefined;

// ---- checks while typing

/** The other fields of a node: from the screen while its dialog is open, else from the flow. */
const current = (node: SignupNode, name: 'confirm' | 'allow') =>
  node.id === dialog?.node.id ? field(name).val() : node[name];

const codesOf = (text: string) => entriesOf(text).map((code) => code.toUpperCase());

const rules: Record<RuledName, EditorRule<SignupNode>> = {
  path(value, _options) {
    if (isPathTaken(this, value)) return this._('fitbit-signup.invalid.pathTaken');
    return isPublicPath(value) || this._('fitbit-signup.invalid.path');
  },
  ownText(value, _options) {
    return String(value ?? '').trim().length <= MOST_OWN_TEXT || this._('fitbit-signup.invalid.ownText');
  },
  countries(value, _options) {
    if (current(this, 'confirm') === 'none') return true;
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
    if (entriesOf(value).length === 0) return this._('fitbit-signup.invalid.allowListEmpty');
    const wrong = wrongNetwork(value);
    return wrong === undefined || this._('fitbit-signup.invalid.allowList', { entry: wrong });
  },
  trustProxies(value, _options) {
    const wrong = wrongNetwork(value);
    return wrong === undefined || this._('fitbit-signup.invalid.trustProxies', { entry: wrong });
  },
};

// ---- what is shown for which choice

const chosenConfig = () => RED.nodes.node(field('config').val()) as ChosenConfig | undefined;

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

function loadAddress(open: Dialog) {
  const config = chosenConfig();
  if (!config || config.cloud === 'demo') return;
  open.asked += 1;
  const { asked, node } = open;
  askForAddress(config, field('path').val().trim(), (answer) => {
    if (open !== dialog || asked !== open.asked) return;
    const { webhookAddress, hint } = answer ?? { webhookAddress: null };
    if (answer === null) showAddress('', '', node._('fitbit-signup.hint.noAnswer'));
    else if (webhookAddress === null) showAddress('', '', node._('fitbit-signup.hint.noAddress'));
    else if (hint) {
      showAddress(webhookAddress, '', `${hint} ${node._('fitbit-signup.hint.notAccepted')}`);
    } else showAddress(webhookAddress, node._('fitbit-signup.hint.address'), '');
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

function openDialog(node: SignupNode) {
  const open: Dialog = { node, asked: 0 };
  dialog = open;
  explainInvalidFields(node, field, rules);
  const reload = afterTyping(() => {
    if (open === dialog) loadAddress(open);
  });
  field('path').on('input change', reload);
  field('config').on('change', () => {
    if (open === dialog) showService(open);
  });
  for (const name of ['confirm', 'allow'] as const) field(name).on('change', () => showChoices(open));
  field('countries').on('input change', () => showCountries(open));
  copyFrom('#fitbit-address');
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
    ownText: { value: '', validate: rules.ownText },
    confirm: { value: 'sms' },
    countries: { value: '', validate: rules.countries },
    maxPeople: { value: 100, validate: rules.maxPeople },
    dailyCodes: { value: 30, validate: rules.dailyCodes },
    allow: { value: 'any' },
    allowList: { value: '', validate: rules.allowList },
    trustProxies: { value: '127.0.0.1, ::1', validate: rules.trustProxies },
    // Beside the word itself, which is a credential: a word that was lost must not open the page to everybody.
    asksInvitation: { value: false },
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
    this.asksInvitation = String(field('invitation').val() ?? '').trim() !== '';
    closeDialog();
  },
  oneditcancel() {
    closeDialog();
  },
  oneditdelete() {
    closeDialog();
  },
});
