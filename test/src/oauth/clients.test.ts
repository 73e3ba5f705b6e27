// Promises of the clients that config nodes bring: whose secret serves for whom, and what is said to be missing.
import should = require('should');

import { type Clients, createClients, type KnownClient } from '../../../src/oauth/clients';

const asked = { cloud: 'fitbit', clientId: 'client' };

describe('oauth: the clients of config nodes', () => {
  let clients: Clients;

  beforeEach(() => {
    clients = createClients();
  });

  const keep = (configId: string, clientSecret: string, more: Partial<KnownClient> = {}) =>
    clients.keep({
      cloud: { id: 'fitbit' } as KnownClient['cloud'],
      clientId: 'client',
      clientSecret,
      configId,
      ...more,
    });
  const secretFor = (configId?: string) => clients.clientOf({ ...asked, configId })?.clientSecret;

  it('the asking config’s own secret goes before that of another with the same client', () => {
    keep('one', 'first');
    keep('two', 'second');

    should(secretFor('one')).equal('first');
    should(secretFor('two')).equal('second');
  });

  it('for who names no config, one that nodes use goes before one that nobody uses', () => {
    keep('one', 'used', { isUsed: () => true });
    keep('two', 'idle', { isUsed: () => false });

    should(secretFor()).equal('used');
  });

  it('a config without a secret is served by one that has it, and lacks it when that one goes', () => {
    keep('one', '');
    const leave = keep('two', 'secret');

    should(secretFor('one')).equal('secret');
    should(clients.lackOf({ ...asked, configId: 'one' })).be.null();
    leave();
    should(clients.lackOf({ ...asked, configId: 'one' })).equal('no-client-secret');
  });

  it('a client that no config knows is none, and lacks nothing but its id', () => {
    clients.has(asked).should.be.false();
    should(clients.clientOf(asked)).be.null();
    should(clients.lackOf({ cloud: 'fitbit', clientId: '' })).equal('no-client-id');
    should(clients.lackOf({ cloud: 'demo', clientId: '' })).be.null();
  });

  it('a config that leaves twice takes no other with it', () => {
    const leave = keep('one', 'first');
    keep('two', 'second');

    leave();
    leave();

    should(secretFor('one')).equal('second');
  });
});
