// "Other source", which is no cloud but msgs: levels come by wire, nobody consents, and nothing is ever asked of it.
import { type CloudOAuth, failed } from './cloud';
import type { RealCloud } from './declaration';
import { elsewhereService } from './elsewhere-service';
import type { CloudFacts } from './facts';
import { createFields } from './fields';

const facts = {
  ...elsewhereService,
  redirect: {
    registration: () => 'redirect.register',
    refusesHost: () => null,
  },
  consentWarning: null,
  shortGrant: null,
  webhook: null,
} as const satisfies CloudFacts;

/** Nobody is sent anywhere by these: there is no consent to give. */
const oauth: CloudOAuth = {
  issuer: '',
  authorizationEndpoint: '',
  tokenEndpoint: '',
  revocationEndpoint: '',
  clientAuthentication: 'body',
  authorizeParameters: {},
  scopes: () => [],
  requiredScope: '',
  rotates: false,
  problemOf: () => failed('no-client').problem,
};

export const elsewhere: RealCloud = {
  ...facts,
  open: () => ({
    ...facts,
    oauth,
    timesNeedZone: false,
    identity: async () => failed('no-client'),
    devices: async () => failed('no-client'),
    subscriptions: null,
    fields: createFields(),
  }),
};
