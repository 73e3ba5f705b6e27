// The legacy Fitbit Web API, which was switched off on 2026-11-02: what is known of it, and how it is opened.
import type { RealCloud } from './declaration';
import type { CloudFacts } from './facts';

const facts = {
  id: 'fitbit',
  label: 'Fitbit Web API',
  isMadeUp: false,
  isByMsg: false,
  redirect: {
    registration: () => 'redirect.register',
    refusesHost: () => null,
  },
  consentWarning: null,
  shortGrant: null,
  webhook: { protocol: 'fitbit', needsClientSecret: true, handshake: 'verify-code' },
} as const satisfies CloudFacts;

export const fitbit: RealCloud = {
  ...facts,
  open(http, system) {
    const { openFitbit }: typeof import('./fitbit-api') = require('./fitbit-api');
    return { ...facts, ...openFitbit(http, system) };
  },
};
