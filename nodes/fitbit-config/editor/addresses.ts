// The address to register at the service, how the browser comes back to it, and whether it can be served.
import type { RedirectAnswer, RedirectQuery, Sentence, ServingQuery } from '../../common/admin-types';
import { askFor, type Dialog, type WayBack } from './dialog';
import { showHint } from './elements';
import { passesNodeAuth, typed } from './fields';
import { localHosts, parseAddress } from './public-address';

export function loadRedirect(dialog: Dialog): void {
  if (typed('cloud') === 'demo') return;
  const query: RedirectQuery = {
    publicAddress: typed('publicAddress').trim(),
    serve: typed('serve'),
    cloud: typed('cloud'),
    configId: dialog.node.id,
  };
  askFor<RedirectAnswer>(
    dialog,
    { method: 'GET', url: 'fitbit/redirect', query },
    ({ redirectUri, register, hint }) => {
      $('#fitbit-redirect').val(redirectUri);
      // An address that the service does not take is not to be registered.
      showHint('#fitbit-register', hint ? '' : register);
      showHint('#fitbit-redirect-hint', hint ?? '');
      showWayBack(dialog, redirectUri, !hint);
    },
    (sentence) => {
      $('#fitbit-redirect').val('');
      showHint('#fitbit-register', '');
      showHint('#fitbit-redirect-hint', sentence);
    },
  );
}

/** A browser on Node-RED's own computer, or at the end of a tunnel to the same port, comes back by itself. */
function wayBack(redirectUri: string): WayBack {
  if (typed('publicAddress').trim() !== '') return 'public';
  const isHere = localHosts.includes(location.hostname);
  return isHere && parseAddress(redirectUri)?.port === location.port ? 'here' : 'paste';
}

/** `isTaken`: whether the service takes such an address. */
function showWayBack(dialog: Dialog, redirectUri: string, isTaken: boolean): void {
  const { node } = dialog;
  dialog.way = wayBack(redirectUri);
  const sentences: Record<WayBack, string> = {
    here: node._('fitbit-config.way.here'),
    public: node._('fitbit-config.way.public'),
    paste: node._('fitbit-config.way.paste'),
  };
  showHint('#fitbit-way', isTaken ? sentences[dialog.way] : '');
  $('#fitbit-pasted').attr('placeholder', `${redirectUri}?state=…`);
}

/** Whether the public paths can be served as it is typed. */
export function loadServing(dialog: Dialog): void {
  const show = (fine: string, wrong: string) => {
    showHint('#fitbit-serving', fine);
    showHint('#fitbit-not-serving', wrong);
  };
  show('', '');
  if (typed('cloud') === 'demo' || typed('publicAddress').trim() === '') return;
  const query: ServingQuery = {
    serve: typed('serve'),
    bind: typed('bind'),
    port: typed('port'),
    passNodeAuth: String(passesNodeAuth()),
  };
  askFor<Sentence>(
    dialog,
    { method: 'GET', url: 'fitbit/serving', query },
    ({ text }) => show(text, ''),
    (sentence, status) => show('', status === 400 ? sentence : ''),
  );
}
