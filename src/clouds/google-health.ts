// Google Health: what is known of it, and how it is opened.
import type { SentenceKey } from '../sentences/sentences';
import type { RealCloud } from './declaration';
import type { CloudFacts } from './facts';

const facts = {
  id: 'google-health',
  label: 'Google Health',
  isMadeUp: false,
  isByMsg: false,
  redirect: { registration, refusesHost },
  consentWarning: 'signup.google-warning',
  // Google ends the grants of a project in the status "Testing" seven days after consent.
  shortGrant: { days: 7, reason: 'alert.reconnect.testing' },
  webhook: { protocol: 'google-health', needsClientSecret: false, handshake: 'webhook-secret' },
} as const satisfies CloudFacts;

export const googleHealth: RealCloud = {
  ...facts,
  open(http, system) {
    const { openGoogleHealth }: typeof import('./google-health-api') = require('./google-health-api');
    return { ...facts, ...openGoogleHealth(http, system) };
  },
};

/**
 * A client of the type "Desktop app" takes every http address on `localhost` unregistered:
 * docs/decisions/0016-a-client-for-a-desktop-app.md.
 */
function registration(redirectUri: string): SentenceKey {
  return /^http:\/\/(localhost|127\.0\.0\.1)[:/]/.test(redirectUri)
    ? 'redirect.register.desktop'
    : 'redirect.register.web';
}

/** Google's rules: developers.google.com/identity/protocols/oauth2/web-server#uri-validation. */
function refusesHost(hostname: string): SentenceKey | null {
  if (/^[\d.]+$/.test(hostname) || hostname.startsWith('[')) return 'redirect.raw-ip';
  if (/\.(local|lan|home|internal|localdomain)$/.test(hostname) || !hostname.includes('.')) {
    return 'redirect.private-name';
  }
  return null;
}
