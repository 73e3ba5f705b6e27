// Text that strangers may send: made fit for a topic, and cut without a second look.
import should = require('should');

import fc from 'fast-check';
import { topicOf, withoutSlashes } from '../../../src/net/text';

describe('a topic of names', () => {
  for (const [name, topic] of [
    ['Anna', 'Anna'],
    ['zigbee2mqtt/front_door/set', 'zigbee2mqtt_front_door_set'],
    ['a/+/#', 'a____'],
    ['$SYS/x', '_SYS_x'],
    ['five $', 'five $'],
    ['a\u0000b\nc', 'a_b_c'],
    ['שרה', 'שרה'],
  ] as const) {
    it(`${JSON.stringify(name)} becomes ${topic}`, () => {
      should(topicOf(name)).equal(topic);
    });
  }

  it('has as many levels as names, none of them the broker’s own and none a pattern, whatever they hold', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 3 }), (names) => {
        const levels = topicOf(...names).split('/');
        should(levels).have.length(names.length);
        for (const level of levels) should(level).not.match(/^\$|[+#\p{Cc}]/u);
      }),
    );
  });
});

describe('an address without the slashes at its end', () => {
  it('is what a regular expression would leave, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('/', 'a', ':') }), (text) => {
        should(withoutSlashes(text)).equal(text.replace(/\/+$/, ''));
      }),
    );
  });
});
