// The load balancer asks one after the other, and nobody twice for what may have been done.
import 'should';

import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Balancer, openBalancer } from './balancer';

describe('the load balancer before several Node-REDs', () => {
  const servers: Server[] = [];
  let asked: string[];
  let ports: number[];
  let balancer: Balancer;

  beforeEach(async () => {
    asked = [];
    ports = [];
    for (const name of ['a', 'b']) {
      const server = createServer((incoming, response) => {
        incoming.resume().on('end', () => {
          asked.push(`${name} ${incoming.method} ${incoming.url}`);
          if (incoming.url === '/dies') incoming.socket.destroy();
          else response.writeHead(204).end();
        });
      }).listen(0, '127.0.0.1');
      await once(server, 'listening');
      servers.push(server);
      ports.push((server.address() as AddressInfo).port);
    }
    balancer = await openBalancer(() => ports);
  });

  afterEach(() => {
    balancer.close();
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  const ask = async (path: string) =>
    (await fetch(`http://127.0.0.1:${balancer.port}${path}`, { method: 'POST', body: 'x' })).status;

  it('gives each request to the next one', async () => {
    for (const path of ['/1', '/2', '/3', '/4']) (await ask(path)).should.equal(204);

    asked.should.eql(['b POST /1', 'a POST /2', 'b POST /3', 'a POST /4']);
    [...balancer.answered.values()].should.eql([2, 2]);
  });

  it('passes over who takes no connection, and says so where nobody does', async () => {
    servers[0]?.close();
    servers[0]?.closeAllConnections();
    for (const path of ['/1', '/2']) (await ask(path)).should.equal(204);
    asked.should.eql(['b POST /1', 'b POST /2']);

    ports = [];
    (await ask('/3')).should.equal(503);
  });

  it('asks nobody else for what one may have done before its connection ended', async () => {
    (await ask('/dies')).should.equal(502);

    asked.should.eql(['b POST /dies']);
  });
});
