// The promises of the versions: what an earlier palette saved is read as it was meant, what a later one did is not.
import should = require('should');

import { filledIn, type Migration, migrated } from '../../../nodes/common/versions';
import { paletteNodes } from '../../package/palette';

const migrations: readonly Migration[] = [
  filledIn({ low: 20, goodNews: false }),
  ({ low, ...rest }) => ({ ...rest, threshold: low }),
];

describe('nodes: their versions', () => {
  it('what carries no version gets what it lacks, and keeps what it has', () => {
    should(migrated({ id: 'a', low: 30 }, migrations.slice(0, 1))).eql({
      id: 'a',
      low: 30,
      goodNews: false,
      configVersion: 1,
    });
  });

  it('an empty, a false and a zero value is a value, and only what is not there is filled in', () => {
    should(migrated({ low: 0, goodNews: undefined }, migrations.slice(0, 1))).eql({
      low: 0,
      goodNews: false,
      configVersion: 1,
    });
  });

  it('every step from the saved version on is taken once, in turn', () => {
    should(migrated({}, migrations)).eql({ goodNews: false, threshold: 20, configVersion: 2 });
    should(migrated({ low: 7, configVersion: 1 }, migrations)).eql({ threshold: 7, configVersion: 2 });
    should(migrated({ threshold: 7, configVersion: '2' }, migrations)).eql({
      threshold: 7,
      configVersion: 2,
    });
  });

  it('a version that makes no sense is none', () => {
    for (const configVersion of [null, '', 'x', -1, 0.5, {}, Number.NaN]) {
      should(migrated({ configVersion }, migrations)).eql({
        goodNews: false,
        threshold: 20,
        configVersion: 2,
      });
    }
  });

  it('a version that is not known yet is not read', () => {
    should(migrated({ configVersion: 3 }, migrations)).be.null();
  });

  for (const { type, definition } of paletteNodes()) {
    it(`${type} without a version becomes what its dialog starts with`, () => {
      const { migrations: own } = require(`../../../nodes/${type}/migrations`);
      const defaults = Object.fromEntries(
        Object.entries(definition.defaults).map(([name, { value }]) => [name, value]),
      );
      // The dialog is read in a context of its own, whose objects are others.
      should(migrated({}, own)).eql(structuredClone(defaults));
    });
  }
});
