// Which language somebody is told in who wishes for one that may not be there.
import should = require('should');

import fc from 'fast-check';
import { nearestOf } from '../../../src/sentences/nearest';

const known = ['de', 'en', 'es', 'pt', 'zh-CN', 'zh-TW'];

describe('sentences: the nearest language', () => {
  const wishes: [string, string | null][] = [
    ['de-AT', 'de'],
    ['de_DE.UTF-8', 'de'],
    ['es-MX', 'es'],
    ['pt-BR', 'pt'],
    ['pt-PT', 'pt'],
    ['zh', 'zh-CN'],
    ['zh-SG', 'zh-CN'],
    ['zh-Hans-TW', 'zh-CN'],
    ['zh-TW', 'zh-TW'],
    ['zh-HK', 'zh-TW'],
    ['ZH_hant', 'zh-TW'],
    ['sr-Latn', null],
    ['C', null],
    ['*', null],
    ['', null],
  ];
  for (const [wish, nearest] of wishes)
    it(`to “${wish}” is ${nearest}`, () => should(nearestOf(known, wish)).equal(nearest));

  it('is that of the same language where only the other script is there', () => {
    should(nearestOf(['de', 'zh-CN'], 'zh-TW')).equal('zh-CN');
  });

  it('is one of the known ones or none, whatever is wished', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'dezhtwcn-_.;*xX0\u0000'), maxLength: 200 }),
        (wish) => {
          const nearest = nearestOf(known, wish);
          should(nearest === null || known.includes(nearest)).be.true();
        },
      ),
    );
  });
});
