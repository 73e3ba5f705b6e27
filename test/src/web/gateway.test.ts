// Promises of the gateway while a Deploy closes some nodes to open them again, and others for good.
import 'should';
import { createReopening } from '../../../src/net/reopening';
import { createWebhookNodes, type WebhookNode } from '../../../src/use-cases/webhook-nodes';
import { createPublicPort } from '../../../src/web/public-port';
import { type FakeSystem, fakeSystem } from '../../support/fake-system';
import { freePort } from '../../support/ports';

describe('web: what is closed for good beside what comes back', () => {
  let system: FakeSystem;

  beforeEach(() => {
    system = fakeSystem();
  });

  const webhookNode = (verifyCode: string) =>
    ({ path: '/fitbit/webhook', clientId: 'client', cloud: { id: 'fitbit' }, verifyCode }) as WebhookNode;

  it('keeps the port open for a config that comes back, though another one was deleted after it', async () => {
    const port = createPublicPort(system, (_request, response) => void response.end('here'));
    const number = await freePort();
    const [returning, deleted] = [await port.open('127.0.0.1', number), await port.open('127.0.0.1', number)];
    returning(true);
    deleted(false);

    try {
      (await (await fetch(`http://127.0.0.1:${number}/`)).text()).should.equal('here');
    } finally {
      await port.close();
    }
  });

  it('closes the port at once when everybody who left it was deleted, also after somebody has come back', async () => {
    const port = createPublicPort(system, (_request, response) => void response.end('here'));
    const number = await freePort();
    (await port.open('127.0.0.1', number))(true);
    (await port.open('127.0.0.1', number))(false);
    await port.settle();

    await fetch(`http://127.0.0.1:${number}/`).should.be.rejected();
  });

  it('asks to come again on a path that one node opens again and another one leaves for good', () => {
    const reopening = createReopening(system);
    const webhooks = createWebhookNodes(reopening);
    const [returning, deleted] = [webhooks.open(webhookNode('one')), webhooks.open(webhookNode('two'))];
    returning(true);
    deleted(false);

    reopening.has('/fitbit/webhook').should.be.true();
  });

  it('leaves a path for good when the only node that is left of it is deleted', () => {
    const reopening = createReopening(system);
    const webhooks = createWebhookNodes(reopening);
    const [first, second] = [webhooks.open(webhookNode('one')), webhooks.open(webhookNode('two'))];
    first(true);
    const again = webhooks.open(webhookNode('one'));
    second(false);
    again(false);

    reopening.has('/fitbit/webhook').should.be.false();
  });

  it('waits for a path to be opened again by a clock that nobody sets', async () => {
    const reopening = createReopening(system);
    reopening.add('/fitbit/webhook');
    system.setClock(system.now() - 60_000);
    reopening.has('/fitbit/webhook').should.be.true();
    system.setClock(system.now() + 3_600_000);
    reopening.has('/fitbit/webhook').should.be.true();
    await system.advance(120_000);

    reopening.has('/fitbit/webhook').should.be.false();
  });
});
