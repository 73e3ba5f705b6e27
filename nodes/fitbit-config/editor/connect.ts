// Connecting somebody: begins, opens the service's page, and waits for what becomes of it.
import type {
  ConnectProgress,
  ConnectRequest,
  ConnectStarted,
  Introduction,
  ListedPerson,
  PastedAddress,
} from '../../common/admin-types';
import { askFor, type Dialog } from './dialog';
import { scrollToResult, showResult } from './elements';
import { asksForWebhooks, type ConfigNode, field, typed, typedClient } from './fields';
import { fillPageSays } from './page-says';
import { loadPeople } from './people-list';
import { rules } from './rules';

const pollMs = 1500;
/** What Node-RED puts into a password field whose value only the server knows. */
const storedSecret = '__PWRD__';

/** Who connects: somebody new, or again. */
type Who = { personId?: string; person: Introduction };

export function connectNew(dialog: Dialog): void {
  const name = $('#fitbit-new-name').val().trim();
  if (!name) {
    // The browser scrolls to the field with the focus, so what went wrong is scrolled to after it.
    $('#fitbit-new-name').trigger('focus');
    showResult('#fitbit-result', 'error', dialog.node._('fitbit-config.connect.needsName'));
    return;
  }
  const number = $('#fitbit-new-number').val().trim();
  start(dialog, { person: { name, number, language: $('#fitbit-new-language').val() } });
}

/** The number is known here only in its short form, so none is sent: the stored one stays. */
export function reconnect(dialog: Dialog, { id, name, language }: ListedPerson): void {
  start(dialog, { personId: id, person: { name, number: null, language } });
}

function start(dialog: Dialog, who: Who): void {
  const { node } = dialog;
  const invalid = rules.clientId.call(node, typed('clientId'), {});
  if (invalid !== true) {
    showResult('#fitbit-result', 'error', invalid);
    field('clientId').trigger('focus');
    return;
  }
  stopWaiting(dialog);
  showResult('#fitbit-result', 'waiting', node._('fitbit-config.connect.starting'));
  // Opened here and not when the answer comes: a browser allows a popup only in the click itself.
  dialog.popup = window.open('about:blank', '_blank', 'popup,width=560,height=720');
  const body: ConnectRequest = { ...typedSettings(node), ...who };
  askFor<ConnectStarted>(
    dialog,
    { method: 'POST', url: 'fitbit/connect', body },
    ({ id, authorizeUrl, number }) => {
      dialog.attempt = id;
      showWaiting(dialog, authorizeUrl);
      $('#fitbit-understood').text(number ? node._('fitbit-config.connect.understood', { number }) : '');
      pollLater(dialog);
    },
    (sentence) => {
      stopWaiting(dialog);
      showResult('#fitbit-result', 'error', sentence);
    },
  );
}

function typedSettings(node: ConfigNode): Omit<ConnectRequest, 'person'> {
  const secret = typed('clientSecret');
  return {
    configId: node.id,
    ...typedClient(),
    clientSecret: secret === storedSecret ? null : secret,
    publicAddress: typed('publicAddress').trim(),
    serve: typed('serve'),
    port: Number(typed('port')),
    bind: typed('bind'),
    webhooks: asksForWebhooks(),
    country: typed('country'),
  };
}

function showWaiting(dialog: Dialog, authorizeUrl: string): void {
  const { node, popup } = dialog;
  $('#fitbit-consent-link').attr('href', authorizeUrl);
  $('#fitbit-pasted').val('');
  $('#fitbit-waiting').toggle(true);
  $('#fitbit-paste-box').prop('open', dialog.way === 'paste');
  $('#fitbit-page-box').prop('open', false);
  fillPageSays(node);
  document.getElementById('fitbit-waiting')?.scrollIntoView({ block: 'nearest' });
  const said = node._(popup ? 'fitbit-config.connect.waiting' : 'fitbit-config.connect.blocked');
  showResult('#fitbit-result', popup ? 'waiting' : 'error', said);
  if (!popup) return;
  // The service's page gets no handle on the editor's window.
  popup.opener = null;
  popup.location.href = authorizeUrl;
}

/** Nobody is being connected any more. */
export function stopWaiting(dialog: Dialog): void {
  window.clearTimeout(dialog.timer);
  dialog.attempt = undefined;
  dialog.popup?.close();
  dialog.popup = null;
  $('#fitbit-waiting').toggle(false);
}

function pollLater(dialog: Dialog): void {
  const { attempt } = dialog;
  window.clearTimeout(dialog.timer);
  dialog.timer = window.setTimeout(() => {
    if (!attempt) return;
    askFor<ConnectProgress>(
      dialog,
      { method: 'GET', url: `fitbit/connect/${encodeURIComponent(attempt)}` },
      (progress) => {
        if (attempt === dialog.attempt) showProgress(dialog, progress);
      },
      (sentence, status) => {
        if (attempt !== dialog.attempt) return;
        showResult('#fitbit-result', 'error', sentence);
        // A busy or restarting Node-RED may still answer; one that knows nothing of the attempt will not.
        if (status >= 400 && status < 500) stopWaiting(dialog);
        else pollLater(dialog);
      },
    );
  }, pollMs);
}

function showProgress(dialog: Dialog, progress: ConnectProgress): void {
  if (progress.state === 'waiting') {
    pollLater(dialog);
    return;
  }
  stopWaiting(dialog);
  const isConnected = progress.state === 'connected';
  showResult('#fitbit-result', isConnected ? 'done' : 'error', progress.text);
  if (!isConnected) return;
  for (const name of ['name', 'number', 'language']) $(`#fitbit-new-${name}`).val('');
  loadPeople(dialog, () => scrollToResult('#fitbit-result'));
}

/** Takes the address that the browser could not open. */
export function paste(dialog: Dialog): void {
  const body: PastedAddress = { address: $('#fitbit-pasted').val().trim() };
  const { attempt } = dialog;
  if (!attempt || !body.address) return;
  askFor<ConnectProgress>(
    dialog,
    { method: 'POST', url: `fitbit/connect/${encodeURIComponent(attempt)}/paste`, body },
    // Connect may have been pressed again meanwhile.
    (progress) => {
      if (attempt === dialog.attempt) showProgress(dialog, progress);
    },
    (sentence) => {
      if (attempt === dialog.attempt) showResult('#fitbit-result', 'error', sentence);
    },
  );
}
