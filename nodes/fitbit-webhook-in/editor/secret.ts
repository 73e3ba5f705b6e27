// The secret that Google sends along: made here, shown once with the command that takes it to Google.

const secretBytes = 32;

/** Google sends the secret as the whole Authorization header, so the scheme is part of it. */
export function makeSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(secretBytes));
  const text = btoa(String.fromCharCode(...bytes));
  const base64url = text.replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');
  return `Bearer ${base64url}`;
}

/** Registers the address as a subscriber, in the shell of whoever is logged in at Google. */
export function curlCommand(endpointUri: string, secret: string): string {
  const subscriber = {
    endpointUri,
    subscriberConfigs: [{ dataTypes: ['steps'], subscriptionCreatePolicy: 'AUTOMATIC' }],
    endpointAuthorization: { secret },
  };
  const body = JSON.stringify(subscriber).replace(/'/g, `'\\''`);
  return [
    "curl -X POST 'https://health.googleapis.com/v4/projects/PROJECT_NUMBER/subscribers?subscriberId=lowbatt'",
    '-H "Authorization: Bearer $(gcloud auth print-access-token)"',
    "-H 'Content-Type: application/json'",
    `-d '${body}'`,
  ].join(' \\\n  ');
}
