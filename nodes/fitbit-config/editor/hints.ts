// What is shown for which service, and what is odd about what was typed.
import { isVariable } from '../../common/editor/checks';
import { showHint } from './elements';
import { asksForWebhooks, type ConfigNode, field, isByMsg, typed } from './fields';

const googleId = '.apps.googleusercontent.com';
const googleSecret = 'GOCSPX-';

/** Shows the rows that matter for what is chosen, and the hints beside the client. */
export function showWhatMatters(node: ConfigNode): void {
  const cloud = typed('cloud');
  const clientId = typed('clientId').trim();
  const isOwnPort = typed('serve') === 'own-port';
  // The dialog of another node may be open beneath this one, with rows of the same classes.
  const rows = (kind: string) => field('cloud').closest('.fitbit-form').find(`.fitbit-for-${kind}`);
  rows('cloud').toggle(cloud !== 'demo');
  rows('client').toggle(cloud !== 'demo' && !isByMsg());
  rows('msgs').toggle(isByMsg());
  rows('demo').toggle(cloud === 'demo');
  rows('google').toggle(cloud === 'google-health');
  rows('public').toggle(typed('publicAddress') !== '');
  rows('own-port').toggle(isOwnPort);
  rows('node-red').toggle(!isOwnPort);
  $('#fitbit-open-editor').toggle(!isOwnPort && !RED.settings.user);
  showHint('#fitbit-client-id-hint', clientIdHint(node, cloud, clientId));
  showHint('#fitbit-secret-hint', secretHint(node, clientId));
  const needsAddress = asksForWebhooks() && typed('publicAddress').trim() === '';
  showHint('#fitbit-webhooks-hint', needsAddress ? node._('fitbit-config.hint.webhooksNeedAddress') : '');
}

/** What is odd about a client ID: most often something else was copied. */
function clientIdHint(node: ConfigNode, cloud: string, clientId: string): string {
  if (clientId === '' || isVariable(clientId)) return '';
  const isGoogles = clientId.endsWith(googleId);
  if (clientId.startsWith(googleSecret)) return node._('fitbit-config.hint.idIsSecret');
  if (cloud === 'google-health' && !isGoogles) return node._('fitbit-config.hint.googleClientId');
  if (cloud === 'fitbit' && isGoogles) return node._('fitbit-config.hint.idIsGoogles');
  return '';
}

/** A missing secret is said as soon as there is an ID for it. */
function secretHint(node: ConfigNode, clientId: string): string {
  const secret = typed('clientSecret').trim();
  if (secret.endsWith(googleId)) return node._('fitbit-config.hint.secretIsId');
  return clientId !== '' && secret === '' ? node._('fitbit-config.hint.needsSecret') : '';
}
