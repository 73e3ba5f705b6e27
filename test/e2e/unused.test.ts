// Who uses none of this has nothing of it: an anonymous request makes no store and no key.
import 'should';

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type NodeRed, startNodeRed } from '../support/node-red';

describe('a Node-RED without a node of ours', () => {
  let red: NodeRed;

  before(async () => {
    red = await startNodeRed();
  });
  after(async () => {
    await red.remove();
  });

  for (const [path, status] of [
    ['page.css', 200],
    ['close.js', 200],
    ['callback', 400],
    ['callback?state=made-up&code=made-up', 400],
  ] as const) {
    it(`answers ${path} to anybody, and makes no file of ours`, async () => {
      const answer = await red.request(`/fitbit/${path}`);

      answer.status.should.equal(status);
      existsSync(join(red.userDir, 'fitbit')).should.be.false();
    });
  }
});
