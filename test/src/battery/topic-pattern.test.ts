// Promises of topic patterns: what a topic names, and which patterns are none.
import should = require('should');

import fc from 'fast-check';
import { faultOfPattern, shownTopic, topicPattern } from '../../../src/battery/topic-pattern';

const read = (pattern: string, topic: string) => topicPattern(pattern)?.(topic) ?? null;

describe('battery: topic patterns', () => {
  for (const [pattern, topic, person, device] of [
    ['watches/{person}/{device}/battery', 'watches/Anna/Fenix 7/battery', 'Anna', 'Fenix 7'],
    [
      'homeassistant/sensor/{device}_battery_level/state',
      'homeassistant/sensor/pixel_watch_2_battery_level/state',
      null,
      'pixel_watch_2',
    ],
    ['{person}', 'Anna', 'Anna', null],
    ['+/{person}/+', 'a/Anna/b', 'Anna', null],
    ['watches/{person}/#', 'watches/Anna', 'Anna', null],
    ['watches/{person}/#', 'watches/Anna/x/y', 'Anna', null],
    ['/{person}', '/Anna', 'Anna', null],
    ['pre{person}post', 'prepost', null, undefined],
    ['pre{person}post', 'preApost', 'A', null],
  ] as const) {
    it(`${pattern} reads ${topic}`, () => {
      should(read(pattern, topic)).eql(device === undefined ? null : { person, device });
    });
  }

  for (const [pattern, topic] of [
    ['watches/{person}/battery', 'watches/Anna/level'],
    ['watches/{person}/battery', 'watches/Anna/x/battery'],
    ['watches/{person}/battery', 'watches//battery'],
    ['{device}_battery', '_battery'],
    ['watches/{person}/#', 'watches'],
  ] as const) {
    it(`${pattern} does not read ${topic}`, () => should(read(pattern, topic)).be.null());
  }

  for (const [pattern, fault] of [
    ['watches/{who}', 'place'],
    ['{person}/{person}', 'twice'],
    ['{person}_{device}', 'two-in-one'],
    ['watches/{person', 'brace'],
    ['watches/person}', 'brace'],
    ['{}', 'place'],
    ['a/#/b', 'hash'],
    ['a#', 'hash'],
  ] as const) {
    it(`${pattern} has a fault: ${fault}`, () => {
      should(faultOfPattern(pattern)).equal(fault);
      should(topicPattern(pattern)).be.null();
    });
  }

  it('an empty one is no pattern, and no fault', () => {
    should(faultOfPattern('')).be.null();
    should(topicPattern('')).be.null();
  });

  it('names that are written into a pattern are read out of it again', () => {
    const name = fc.string({ minLength: 1 }).filter((text) => !text.includes('/'));
    fc.assert(
      fc.property(name, name, (person, device) => {
        should(read('a/{person}/b_{device}_c/d', `a/${person}/b_${device}_c/d`)).eql({ person, device });
      }),
    );
  });

  it('no pattern and no topic throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('{', '}', '/', '#', '+', 'person', 'device', 'a') }),
        fc.string(),
        (pattern, topic) => {
          read(pattern, topic);
        },
      ),
    );
  });
});

describe('battery: a topic as an error shows it', () => {
  for (const [topic, shown] of [
    ['watches/anna/fenix-7x-pro/battery', 'watches/anna/fenix-7x-pro/battery'],
    [
      'homeassistant/sensor/pixel_watch_2_battery_level/state',
      'homeassistant/sensor/pixel_watch_2_battery_level/state',
    ],
    ['owntracks/anna@example.org/phone', 'owntracks/…/phone'],
    ['sms/+49 152 28817386/in', 'sms/…/in'],
    ['hook/9f8e7d6c5b4a39281706f5e4/x', 'hook/…/x'],
    ['a\nb/\u202ec', 'a b/ c'],
    ['x'.repeat(90), `${'x'.repeat(80)}…`],
  ] as const) {
    it(shown, () => should(shownTopic(topic)).equal(shown));
  }
});
