// The address that a path of a node has from outside.

/** What a dialog reads of the service that is chosen in it. */
export interface ChosenConfig {
  id: string;
  cloud: string;
  clientId: string;
  country: string;
  publicAddress: string;
  serve: string;
  webhooks: boolean;
}

export interface OutsideAddress {
  /** Null without a public address. */
  webhookAddress: string | null;
  /** Why the service would not take it. */
  hint?: string;
}

/**
 * Asks for the address that a path has from outside: only Node-RED knows the paths that stand before ours, and what
 * the service takes. Null if no answer comes.
 */
export function askForAddress(
  { id, cloud, publicAddress = '', serve = '' }: ChosenConfig,
  path: string,
  onAnswer: (answer: OutsideAddress | null) => void,
): void {
  $.ajax({
    method: 'GET',
    url: 'fitbit/redirect',
    data: { cloud, publicAddress, serve, path, configId: id },
    dataType: 'json',
    headers: { 'Accept-Language': RED.i18n.lang() },
  })
    .done((answer) => onAnswer(answer as OutsideAddress))
    .fail(() => onAnswer(null));
}
