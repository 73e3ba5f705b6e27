// Opens the dialog: what is shown for which choice, and the address of the page.
import type { RedirectAnswer } from '../../common/admin-types';
import { explainInvalidFields } from '../../common/editor/checks';
import { copyFrom } from '../../common/editor/copy-button';
import { COUNTRIES } from '../../common/editor/countries';
import { type ChosenConfig, chosenConfig } from '../../common/editor/outside-address';
import { openServedPath } from '../../common/editor/served-path';
import { field, type SignupNode, setOpen } from './fields';
import { codesOf, rules } from './rules';

/** The answer closes it. */
export function openDialog(node: SignupNode): () => void {
  setOpen(node);
  explainInvalidFields(node, field, rules);
  for (const name of ['confirm', 'allow'] as const) field(name).on('change', () => showChoices(node));
  field('countries').on('input change', () => showCountries(node, chosenConfig(field('config').val())));
  copyFrom('#fitbit-address');
  showAddress('', '', '');
  showChoices(node);
  const path = openServedPath(field, {
    service: (config) => showCountries(node, config),
    address: (answer) => showAnswer(node, answer),
  });
  return () => {
    path.close();
    setOpen(null);
  };
}

const confirmHints: Record<string, string> = {
  sms: 'fitbit-signup.hint.confirmSms',
  owner: 'fitbit-signup.hint.confirmOwner',
  none: 'fitbit-signup.hint.confirmNone',
};

function showChoices(node: SignupNode): void {
  const confirm = field('confirm').val();
  $('#fitbit-confirm-hint').text(node._(confirmHints[confirm] ?? 'fitbit-signup.hint.confirmSms'));
  $('.fitbit-for-number').toggle(confirm !== 'none');
  $('.fitbit-for-code').toggle(confirm === 'sms');
  $('.fitbit-for-list').toggle(field('allow').val() === 'list');
  $('#fitbit-home-hint').toggle(field('allow').val() === 'home');
}

/** Spells out the codes; without any, the service's own country counts, if it has one. */
function showCountries(node: SignupNode, config: ChosenConfig | undefined): void {
  const names = new Intl.DisplayNames([RED.i18n.lang()], { type: 'region' });
  const named = (codes: string[]) =>
    codes
      .filter((code) => COUNTRIES.includes(code))
      .map((code) => names.of(code))
      .join(', ');
  const text = field('countries').val();
  const own = config?.country ?? '';
  const ownHint = own
    ? node._('fitbit-signup.hint.ownCountry', { country: named([own]) || own })
    : node._('fitbit-signup.hint.noCountry');
  $('#fitbit-countries-hint').text(text.trim() === '' ? ownHint : named(codesOf(text)));
}

function showAnswer(node: SignupNode, answer: RedirectAnswer | null): void {
  const { webhookAddress = null, hint } = answer ?? {};
  if (answer === null) showAddress('', '', node._('fitbit-signup.hint.noAnswer'));
  else if (webhookAddress === null) showAddress('', '', node._('fitbit-signup.hint.noAddress'));
  else if (hint) showAddress(webhookAddress, '', `${hint} ${node._('fitbit-signup.hint.notAccepted')}`);
  else showAddress(webhookAddress, node._('fitbit-signup.hint.address'), '');
}

function showAddress(address: string, hint: string, trouble: string): void {
  $('#fitbit-address').val(address);
  $('#fitbit-address-copy').prop('disabled', address === '');
  $('#fitbit-address-hint')
    .text(hint)
    .toggle(hint !== '');
  $('#fitbit-address-trouble')
    .text(trouble)
    .toggle(trouble !== '');
}
