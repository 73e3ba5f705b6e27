// The cloud "Demo", of which nothing is real: what is known of it, and how it is started.
import type { MadeUpCloud } from './declaration';
import type { CloudFacts } from './facts';

const facts = {
  id: 'demo',
  label: 'Demo',
  isMadeUp: true,
  isByMsg: false,
  redirect: {
    registration: () => 'redirect.register',
    refusesHost: () => null,
  },
  consentWarning: null,
  shortGrant: null,
  webhook: null,
} as const satisfies CloudFacts;

export const demo: MadeUpCloud = {
  ...facts,
  async start(system) {
    // Loaded only now: the sandbox is for those who chose Demo.
    const { startDemo }: typeof import('./demo-sandbox') = require('./demo-sandbox');
    return startDemo(facts, system);
  },
};
