// Opens the dialog: the address that a service posts to, and the secret that proves it.
import type { RedirectAnswer } from '../../common/admin-types';
import { explainInvalidFields } from '../../common/editor/checks';
import { copyFrom } from '../../common/editor/copy-button';
import { type ChosenConfig, chosenConfig } from '../../common/editor/outside-address';
import { openServedPath } from '../../common/editor/served-path';
import { field, type WebhookNode } from './fields';
import { rules } from './rules';
import { curlCommand, makeSecret } from './secret';

/** What belongs to one open dialog. */
interface Dialog {
  node: WebhookNode;
  /** Null without a public address. */
  address: string | null;
  /** The secret that this dialog has made, in clear; empty if it has made none. */
  newSecret: string;
}

/** The answer closes it. */
export function openDialog(node: WebhookNode): () => void {
  const dialog: Dialog = { node, address: null, newSecret: '' };
  explainInvalidFields(node, field, rules);
  $('#fitbit-make-secret').on('click', () => replaceSecret(dialog));
  for (const name of ['address', 'secret', 'curl']) copyFrom(`#fitbit-${name}`);
  $('.fitbit-for-google').toggle(false);
  const path = openServedPath(field, {
    service: showService,
    address: (answer) => showAddress(dialog, answer),
  });
  return path.close;
}

function showService(config: ChosenConfig | undefined): void {
  $('.fitbit-for-fitbit').toggle(config?.cloud === 'fitbit');
  // What is shown for Google waits for its address; for another service it goes at once.
  if (config?.cloud !== 'google-health') $('.fitbit-for-google').toggle(false);
  $('#fitbit-webhooks-off').toggle(config !== undefined && config.cloud !== 'demo' && !config.webhooks);
}

function showAddress(dialog: Dialog, answer: RedirectAnswer | null): void {
  const address = answer?.webhookAddress ?? null;
  const hint = address === null ? 'fitbit-webhook-in.hint.noAddress' : 'fitbit-webhook-in.hint.address';
  dialog.address = address;
  $('#fitbit-address').val(address ?? '');
  $('#fitbit-address-copy').prop('disabled', address === null);
  $('#fitbit-address-hint').text(dialog.node._(answer === null ? 'fitbit-webhook-in.hint.noAnswer' : hint));
  // A secret is shown only with the command that takes it to Google, so none is made before there is an address.
  const isUsable = address !== null && chosenConfig(field('config').val())?.cloud === 'google-health';
  if (isUsable && !field('webhookSecret').val()) replaceSecret(dialog);
  $('.fitbit-for-google').toggle(isUsable);
  showSecret(dialog);
}

function replaceSecret(dialog: Dialog): void {
  dialog.newSecret = makeSecret();
  field('webhookSecret').val(dialog.newSecret).trigger('change');
  showSecret(dialog);
}

/** Once Done was pressed, a secret is not shown again: there is only the button for another one. */
function showSecret({ address, newSecret, node }: Dialog): void {
  $('#fitbit-secret-stored').toggle(newSecret === '');
  $('#fitbit-secret-new').toggle(newSecret !== '');
  if (!newSecret || address === null) return;
  $('#fitbit-secret').val(newSecret);
  $('#fitbit-curl').val(curlCommand(address, newSecret));
  const isRegisteredAgain = Boolean(node.credentials?.has_webhookSecret);
  $('#fitbit-secret-replaced').toggle(isRegisteredAgain);
}
