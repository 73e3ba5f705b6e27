// The browser suite fails by an error of ours in the editor's page, and not by one of Node-RED's own.
import 'should';
import { isOfNodeRed } from '../support/page-errors';

const ofNodeRed = (name: string) =>
  `    at ${name} (http://127.0.0.1:31348/red/red.min.js?v=3dc1b577e875:19:90970)`;
const ofVendor = '    at r.complete (http://127.0.0.1:31348/vendor/vendor.js?v=3dc1b577e875:2:61090)';

describe('errors in the page of the editor', () => {
  it("are Node-RED's own where nothing but its files is in them", () => {
    isOfNodeRed(
      ['TypeError: null', ofNodeRed('HTMLDivElement.<anonymous>'), ofVendor].join('\n'),
    ).should.be.true();
    isOfNodeRed(
      ['TypeError: null', '    at http://127.0.0.1:31348/red/red.min.js:19:9'].join('\n'),
    ).should.be.true();
  });

  for (const [what, place] of [
    ['in a script of a node', '    at openDialog (<anonymous>:120:9)'],
    ['in the page itself', '    at http://127.0.0.1:31348/:12:9'],
    [
      'in a file of ours',
      '    at draw (http://127.0.0.1:31348/resources/@lowbatt/node-red-fitbit/tab.js:1:9)',
    ],
  ] as const) {
    it(`count where any of it is ${what}, whoever called it`, () => {
      isOfNodeRed(['TypeError: null', place, ofVendor].join('\n')).should.be.false();
      isOfNodeRed(['TypeError: null', ofVendor, place].join('\n')).should.be.false();
    });
  }

  it('count where nothing is known of their place', () => {
    isOfNodeRed('TypeError: null').should.be.false();
  });
});
