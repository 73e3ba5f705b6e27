// Promises of how undici is loaded: no more of it than is needed, and all of it rather than none.
import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import should from 'should';
import { withModule, withoutModule } from '../../support/other-module';

const file = join(__dirname, '..', '..', '..', 'src', 'net', 'undici.js');

describe('net: undici', () => {
  const support = join(__dirname, '..', '..', 'support', 'other-module.js');
  const run = (script: string) =>
    JSON.parse(
      spawnSync(process.execPath, ['-e', script], { encoding: 'utf8', timeout: 20_000 }).stdout,
    ) as string[];
  const dispatchers = `[1, 2].map((version) => globalThis[Symbol.for('undici.globalDispatcher.' + version)]?.constructor.name ?? 'nobody')`;
  it('is loaded without the package around it, and makes itself the dispatcher of nobody else', () => {
    const [files, ...theirs] = run(`
      require(${JSON.stringify(file)});
      const whole = Object.keys(require.cache).filter((file) => /undici.(index|lib.(web|mock|global))/.test(file)).length;
      console.log(JSON.stringify([String(whole), ...${dispatchers}]));`);

    should(files).equal('0');
    theirs.should.eql(['nobody', 'nobody']);
  });

  for (const [why, more] of [
    ['a newer one keeps a part elsewhere', ''],
    ['somebody has a proxy', 'loaded.loadWhole();'],
  ] as const) {
    it(`where it is taken whole, as ${why}, it gives back the dispatcher of everybody else`, () => {
      const theirs = run(`
        globalThis[Symbol.for('undici.globalDispatcher.1')] = new (class Theirs {})();
        ${more === '' ? `require(${JSON.stringify(support)}).withoutModule('undici/lib/api/api-request');` : ''}
        const loaded = require(${JSON.stringify(file)});
        ${more}
        const isWhole = Object.keys(require.cache).some((file) => /undici.index/.test(file));
        console.log(JSON.stringify([String(isWhole), ...${dispatchers}]));`);

      theirs.should.eql(['true', 'Theirs', 'nobody']);
    });
  }

  const agent = 'undici/lib/dispatcher/agent';
  const request = 'undici/lib/api/api-request';
  const newer: [string, () => () => void][] = [
    ['keeps a part elsewhere', () => withoutModule(request)],
    ['has an object with the agent', () => withModule(agent, () => ({ Agent: class {} }))],
    ['has an agent that is wired by its entrance', () => withModule(agent, () => class {})],
    [
      'has an object with the request, as a module of ES has',
      () => withModule(request, () => ({ default: async () => undefined })),
    ],
    ['asks its request for other arguments', () => withModule(request, () => async () => undefined)],
    [
      'has a request that fails with what it is given',
      () => withModule(request, () => () => Promise.reject(new Error('No dispatcher'))),
    ],
  ];
  for (const [what, replace] of newer) {
    it(`is taken whole where a newer one ${what}`, async () => {
      const server = createServer((_request, response) => response.end('here'));
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const restore = replace();
      const before = require.cache[file];
      delete require.cache[file];
      try {
        const loaded: typeof import('../../../src/net/undici') = require(file);
        const { port } = server.address() as AddressInfo;
        const pool = new loaded.Agent();

        const { body } = await loaded.request.call(pool, {
          origin: `http://127.0.0.1:${port}`,
          path: '/',
          method: 'GET',
        });

        (await body.text()).should.equal('here');
        await pool.close();
      } finally {
        restore();
        require.cache[file] = before;
        server.close();
      }
    });
  }
});
