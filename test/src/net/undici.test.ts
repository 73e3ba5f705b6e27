// Promises of how undici is loaded: no more of it than is needed, and all of it rather than none.
import 'should';
import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { withoutModule } from '../../support/without-module';

const file = join(__dirname, '..', '..', '..', 'src', 'net', 'undici.js');

describe('net: undici', () => {
  it('is loaded without the package around it, and makes itself the dispatcher of nobody else', () => {
    const script = `
      require(${JSON.stringify(file)});
      const whole = Object.keys(require.cache).filter((file) => /undici.(index|lib.(web|mock|global))/.test(file));
      console.log(JSON.stringify([whole, Object.getOwnPropertySymbols(globalThis).map(String)]));`;
    const { stdout } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8', timeout: 20_000 });

    const [whole, symbols]: string[][] = JSON.parse(stdout);

    (whole ?? ['nothing printed']).should.be.empty();
    (symbols ?? []).filter((name) => name.includes('undici')).should.be.empty();
  });

  it('is taken whole where a newer one keeps a part elsewhere', async () => {
    const server = createServer((_request, response) => response.end('here'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const restore = withoutModule('undici/lib/api/api-request');
    const before = require.cache[file];
    delete require.cache[file];
    try {
      const { Agent, request }: typeof import('../../../src/net/undici') = require(file);
      const { port } = server.address() as AddressInfo;
      const agent = new Agent();

      const { body } = await request.call(agent, {
        origin: `http://127.0.0.1:${port}`,
        path: '/',
        method: 'GET',
      });

      (await body.text()).should.equal('here');
      await agent.close();
    } finally {
      restore();
      require.cache[file] = before;
      server.close();
    }
  });
});
