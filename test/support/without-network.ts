// What a room gets where nothing of it reaches the network: a clock, and an HTTP that is always refused.
import type { Http } from '../../src/net/http';
import { type FakeSystem, fakeSystem } from './fake-system';

export const nowhere: Http = {
  send: async () => ({ ok: false, failure: { sent: 'unsent', reason: 'refused' } }),
  address: (url) => url,
  close: async () => undefined,
};

export const withoutNetwork = (): { http: Http; system: FakeSystem } => ({
  http: nowhere,
  system: fakeSystem(),
});
