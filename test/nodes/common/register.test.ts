// Promises of what a node is before its code runs: which Node.js is new enough, and no msg lost where its files are not there.
import { EventEmitter } from 'node:events';

import should = require('should');

import { isSupported, register } from '../../../nodes/common/register';
import { withoutModule } from '../../support/other-module';

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

describe('nodes: their files', () => {
  /** A node as Node-RED makes it, and what it has told. */
  class FakeNode extends EventEmitter {
    readonly type = 'fitbit-sms-out';
    readonly shown: unknown[] = [];
    readonly errors: (Error & { code?: string })[] = [];
    status(status: unknown) {
      this.shown.push(status);
    }
    error(error: Error) {
      this.errors.push(error);
    }
  }
  function built(load: () => never): FakeNode {
    const node = new FakeNode();
    const RED = {
      _: (key: string, fill: object = {}) => [key, ...Object.values(fill)].join(' '),
      nodes: {
        createNode: () => undefined,
        registerType: (_type: string, construct: (this: FakeNode, def: object) => void) =>
          construct.call(node, {}),
      },
      settings: {},
      log: { error: () => undefined },
    };
    register(RED as never, node.type, { migrations: [] }, load);
    return node;
  }
  const missing = (): never => {
    throw Object.assign(new Error('Cannot find module /home/pi/secret.js'), { code: 'MODULE_NOT_FOUND' });
  };

  it('that are missing make it red, and each msg an error that Catch gets, with no path', () => {
    const node = built(missing);
    const ends: (Error & { code?: string })[] = [];
    node.emit(
      'input',
      {},
      () => undefined,
      (error: Error) => ends.push(error),
    );

    should(node.shown.at(-1)).match({ fill: 'red', shape: 'dot' });
    for (const error of [...node.errors, ...ends]) {
      error.message.should.equal('fitbit-sms-out.error.unreadable MODULE_NOT_FOUND');
      should(error.code).equal('palette-unreadable');
    }
    [node.errors.length, ends.length].should.eql([1, 1]);
  });

  it('that are missing while it is built, with those of our sentences, are told all the same', () => {
    const restore = withoutModule('../../src/sentences/trouble');
    try {
      const node = built((() => ({ create: missing })) as never);

      node.errors
        .map(({ code, message }) => [code, message])
        .should.eql([['palette-unreadable', 'fitbit-sms-out.error.unreadable MODULE_NOT_FOUND']]);
    } finally {
      restore();
    }
  });
});
