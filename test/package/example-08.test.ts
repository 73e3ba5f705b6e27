// Example 08 answers each request: its functions run here as they lie in the package, between a request and the battery node's word.
import should = require('should');

import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { readIncoming } from '../../src/battery/incoming';
import { example, named } from '../support/examples';
import type { Loose } from '../support/node-red';

const secret = 'sixteen or more letters';
const now = Date.UTC(2026, 10, 29);

/** The msgs that leave a function node of the example, an output each. */
function run(name: string, msg: object): Loose[] {
  const source = `(function (msg, env) {${named(example('08'), name).func}\n})`;
  // What comes over HTTP is from outside of a function's own context, too.
  return [runInNewContext(source, { Buffer })(msg, { get: () => secret })].flat();
}

/** The reply to a request; undefined where there is none, and the sender waits for ever. */
function reply(query: object, payload: unknown, headers: object = {}): Loose {
  const [asked, refused] = run('who asks, and what?', { req: { headers, query }, res: {}, payload });
  if (refused) return refused;
  let kind: string;
  try {
    ({ kind } = readIncoming(asked.payload, now));
  } catch (error) {
    return run('what was wrong', { ...asked, error })[0];
  }
  // As the battery node does: whose it is stands in the msg if there was a level.
  const whose = kind === 'reading' ? { person: { id: 'person_1', name: 'Anna' }, device: null } : {};
  return run('what was understood', { ...asked, ...whose })[0];
}
const known = { 'x-watch-secret': secret };

describe('example 08', () => {
  // Express makes an object of it, which cannot be made a text.
  for (const odd of [{ toString: '1' }, [{ toString: '1' }], { a: '1' }, [secret, secret]]) {
    it(`refuses a stranger with the secret ${JSON.stringify(odd)}`, () =>
      should(reply({ secret: odd }, { level: 12 }).statusCode).equal(401));
  }

  for (const body of [
    { level: 'unavailable' },
    { level: null },
    { person: 'Anna', level: 'unknown' },
    { status: 'none' },
    'null',
  ]) {
    it(`says that ${JSON.stringify(body)} was no level`, () => {
      const { statusCode, payload } = reply({}, body, known);
      should([statusCode, JSON.stringify(payload)]).eql([200, '{"ok":true,"understood":null}']);
    });
  }

  it('answers whatever is asked, by whomever', () => {
    const anything = fc.anything({ maxDepth: 2, withBigInt: false });
    const fields = fc.record(
      {
        secret: fc.oneof(anything, fc.constant(secret)),
        level: anything,
        status: anything,
        person: anything,
      },
      { requiredKeys: [] },
    );
    const body = fc.oneof(fields, fc.json(), fc.string(), fc.constant(undefined));
    fc.assert(
      fc.property(fields, body, fc.constantFrom({}, known), (query, payload, headers) => {
        const answer = reply(query, payload, headers);
        should(answer?.statusCode).be.oneOf(200, 400, 401);
        should(answer.res).be.ok();
      }),
    );
  });
});
