// What a service's own page says when it sends nobody back, and the way out: most refusals never come to Node-RED.
import { showHint } from './elements';
import { type ConfigNode, typed } from './fields';

/** In the page's words or by a key, with the key of the way out. The same as the table in docs/google.md. */
const pageSays: Record<string, [says: string, wayOut: string][]> = {
  'google-health': [
    ['fitbit-config.pageSays.unverified', 'fitbit-config.wayOut.unverified'],
    ['redirect_uri_mismatch', 'fitbit-config.wayOut.redirectMismatch'],
    ['access_denied', 'fitbit-config.wayOut.accessDenied'],
    ['org_internal', 'fitbit-config.wayOut.orgInternal'],
    ['admin_policy_enforced', 'fitbit-config.wayOut.adminPolicy'],
    ['invalid_client', 'fitbit-config.wayOut.invalidClient'],
    ['deleted_client', 'fitbit-config.wayOut.deletedClient'],
    ['invalid_scope', 'fitbit-config.wayOut.invalidScope'],
    ['invalid_request', 'fitbit-config.wayOut.invalidRequest'],
    ['disallowed_useragent', 'fitbit-config.wayOut.userAgent'],
  ],
  fitbit: [
    ['invalid_request - Invalid redirect_uri', 'fitbit-config.wayOut.redirectMismatch'],
    ['unauthorized_client - Invalid client_id', 'fitbit-config.wayOut.invalidClient'],
    ['410 Gone', 'fitbit-config.wayOut.gone'],
  ],
};

/** Fills the list for the service that is chosen. */
export function fillPageSays(node: ConfigNode): void {
  const select = $('#fitbit-page-says').empty();
  $('<option>').attr('value', '').text(node._('fitbit-config.pageSays.choose')).appendTo(select);
  for (const [says, wayOut] of pageSays[typed('cloud')] ?? []) {
    const label = says.startsWith('fitbit-config.') ? node._(says) : says;
    $('<option>').attr('value', wayOut).text(label).appendTo(select);
  }
  showHint('#fitbit-way-out', '');
}

/** Shows the way out of what was chosen. */
export function showWayOut(node: ConfigNode): void {
  const wayOut = $('#fitbit-page-says').val();
  showHint('#fitbit-way-out', wayOut ? node._(wayOut) : '');
}
