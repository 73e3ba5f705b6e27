// The promise of which Node.js is new enough.
import 'should';
import { isSupported } from '../../../nodes/common/register';

describe('nodes: the Node.js they need', () => {
  for (const [version, isEnough] of [
    ['18.20.8', false],
    ['20.20.2', false],
    ['22.9.0', false],
    ['22.18.1', false],
    ['22.19.0', true],
    ['22.20.5', true],
    ['23.0.0', true],
    ['24.21.0', true],
    ['26.0.0-nightly20261101', true],
    ['100.0.0', true],
  ] as const) {
    it(`${version} is ${isEnough ? '' : 'not '}new enough`, () =>
      isSupported(version).should.equal(isEnough));
  }
});
