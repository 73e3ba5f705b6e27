// The proxy before the database does what a network does, and nothing else.
import 'should';

import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { openTcpProxy, type TcpProxy } from './tcp-proxy';

describe('the proxy before the database', () => {
  let server: Server;
  let proxy: TcpProxy;
  let client: Socket;
  let far: Socket;
  let waited: number[];

  beforeEach(async () => {
    waited = [];
    server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    proxy = await openTcpProxy({ host: '127.0.0.1', port }, async (ms) => {
      waited.push(ms);
    });
    const connected = once(server, 'connection');
    client = connect(proxy.port, '127.0.0.1');
    client.on('error', () => undefined);
    [far] = (await connected) as [Socket];
    far.on('error', () => undefined);
  });

  afterEach(async () => {
    client.destroy();
    await proxy.close();
    server.close();
  });

  /** Everything that comes until the connection ends. */
  const read = async (socket: Socket) => {
    let text = '';
    socket.setEncoding('utf8').on('data', (part) => {
      text += part;
    });
    await once(socket, 'close');
    return text;
  };

  it('brings everything to the other side, both ways, and the end of it', async () => {
    const [there, back] = [read(far), read(client)];
    client.end('SELECT 1');
    far.end('one');

    (await there).should.equal('SELECT 1');
    (await back).should.equal('one');
    waited.should.eql([]);
  });

  it('ends all connections at once, for both sides, and takes new ones', async () => {
    proxy.connections().should.equal(1);
    const ended = Promise.all([once(client, 'close'), once(far, 'close')]);
    proxy.cut();
    await ended;
    const again = once(server, 'connection');
    const second = connect(proxy.port, '127.0.0.1');
    await again;

    proxy.connections().should.equal(1);
    second.destroy();
  });

  it('brings the first half of what comes next, and ends the connection', async () => {
    proxy.halve();
    const there = read(far);
    client.write('BEGIN; COMMIT;');

    (await there).should.equal('BEGIN; ');
    proxy.connections().should.equal(0);
  });

  it('lets what comes wait, by its length where few bytes a second fit through, until it is healed', async () => {
    proxy.slow(40, 1000);
    client.write('x'.repeat(100));
    (await once(far, 'data')).toString().should.have.length(100);
    waited.should.eql([140]);

    proxy.heal();
    client.write('soon');
    (await once(far, 'data')).toString().should.equal('soon');
    waited.should.eql([140]);
  });

  it('ends a connection that leads to nobody', async () => {
    server.close();
    const second = connect(proxy.port, '127.0.0.1');
    second.on('error', () => undefined);
    await once(second, 'close');

    proxy.connections().should.equal(1);
  });
});
