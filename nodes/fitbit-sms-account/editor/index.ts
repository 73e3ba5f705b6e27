// The editor side of fitbit-sms-account: by what SMS are sent, and with which account there.

import type { ProviderForm } from '../../../src/sms/fields';
import { explainInvalidFields, isInteger } from '../../common/editor/checks';
import { fillCountries, ownCountry } from '../../common/editor/countries';
import { field } from './field';
import { prepareProvider } from './provider-rows';
import { type AccountNode, comesBack, rulesOf } from './rules';
import { prepareTest } from './send-test';
import '../../common/editor/style.css';

const providers = SMS_PROVIDERS;

/** The node whose dialog is open: its other fields are read from the screen, those of all others from the flow. */
let editedId = '';
const current = (node: AccountNode, name: string) =>
  String((node.id === editedId && field(name).length > 0 ? field(name).val() : node[name]) || '');

/** An account that says nothing, or names a provider that is not known here, is one of the first. */
function formOf(node: AccountNode): ProviderForm {
  const chosen = current(node, 'provider');
  const [first] = providers;
  return providers.find(({ id }) => id === chosen) ?? first;
}

/** Empty, as in a flow from before there were caps, is the default: for a month none. */
const isCap = (value: string | undefined) => !value || (/^\d{1,5}$/.test(value) && Number(value) >= 1);

const usualAfter = '10';

/** Whether an account names the one after it; the other value is Node-RED's own for a new one. */
const hasNext = (node: AccountNode) => !['', '_ADD_'].includes(current(node, 'next'));

const providerRules = rulesOf(providers, { current, formOf });
const rules = {
  validityMinutes(value, _options) {
    const bounds = formOf(this).validityMinutes;
    const isWithin = isInteger(value, bounds.least, bounds.most);
    return isWithin || this._('fitbit-sms-account.invalid.validityMinutes', bounds);
  },
  dailyPerNumber(value, _options) {
    return isCap(value) || this._('fitbit-sms-account.invalid.cap');
  },
  dailyAll(value, _options) {
    return isCap(value) || this._('fitbit-sms-account.invalid.cap');
  },
  monthlyAll(value, _options) {
    return isCap(value) || this._('fitbit-sms-account.invalid.cap');
  },
  next(value, _options) {
    return !comesBack(this, value) || this._('fitbit-sms-account.invalid.next');
  },
  nextAfterMinutes(value, _options) {
    const isWithin = isInteger(value || usualAfter, 1, 600);
    // An SMS that is valid no longer goes nowhere.
    const isTooLate = Number(value || usualAfter) >= Number(current(this, 'validityMinutes'));
    const isRight = !hasNext(this) || (isWithin && !isTooLate);
    return isRight || this._('fitbit-sms-account.invalid.nextAfterMinutes');
  },
} satisfies Record<string, EditorRule<AccountNode>>;

RED.nodes.registerType<AccountNode>('fitbit-sms-account', {
  category: 'config',
  color: '#A6BBCF',
  defaults: {
    name: { value: '' },
    country: { value: '' },
    ...SMS_PROVIDER_DEFAULTS,
    validityMinutes: { value: 60, validate: rules.validityMinutes },
    dailyPerNumber: { value: 6, validate: rules.dailyPerNumber },
    dailyAll: { value: 100, validate: rules.dailyAll },
    monthlyAll: { value: '', validate: rules.monthlyAll },
    next: { value: '', type: 'fitbit-sms-account', required: false, validate: rules.next },
    nextAfterMinutes: { value: 10, validate: rules.nextAfterMinutes },
    nextIfUncertain: { value: false },
    configVersion: { value: 1 },
  },
  credentials: {
    ...SMS_PROVIDER_CREDENTIALS,
  },
  paletteLabel() {
    return this._('fitbit-sms-account.paletteLabel');
  },
  label() {
    return this.name || formOf(this).label;
  },
  oneditprepare() {
    editedId = this.id;
    const isNew = !RED.nodes.node(this.id);
    const chosen = isNew ? ownCountry() : (this.country ?? '');
    fillCountries(field('country'), chosen, this._('fitbit-sms-account.country.none'));
    field('provider').val(formOf(this).id);
    // Of an account from before there was a next one.
    if (!field('nextAfterMinutes').val()) field('nextAfterMinutes').val(usualAfter);
    explainInvalidFields(this, field, { ...providerRules, ...rules });
    prepareProvider(this, providers, () => formOf(this));
    prepareTest(this);
    // What would lead back here is not offered; the rule finds what a flow says all the same.
    for (const option of document.querySelectorAll<HTMLOptionElement>('#node-config-input-next option'))
      if (comesBack(this, option.value)) option.remove();
    const showNext = () => $('.fitbit-form .fitbit-next').toggle(hasNext(this));
    field('next').on('change', showNext);
    showNext();
  },
  oneditsave() {
    editedId = '';
  },
  oneditcancel() {
    editedId = '';
  },
});
