// Promises of the nodes that cannot do their work: each is told until it works or is closed, and nothing piles up.
import should = require('should');

import { EventEmitter } from 'node:events';
import type { Node, NodeAPI } from 'node-red';
import { blindNodes, clearBlind, markBlind } from '../../../nodes/common/blind';
import { Trouble } from '../../../src/sentences/trouble';

describe('nodes that cannot do their work', () => {
  const RED = { comms: { publish: () => undefined } } as unknown as NodeAPI;
  const trouble = () => new Trouble('no-config', 'config.missing');
  const made = () => Object.assign(new EventEmitter(), { id: 'node' }) as unknown as Node;
  const told = () => blindNodes().map(({ trouble: { code } }) => code);

  it('a node that fails and works in turns is heard to close once, and told no more then', () => {
    const node = made();

    for (let turn = 0; turn < 50; turn += 1) {
      markBlind(RED, node, trouble());
      clearBlind(RED, node);
    }
    markBlind(RED, node, trouble());
    told().should.eql(['no-config']);
    should((node as unknown as EventEmitter).listenerCount('close')).equal(1);
    node.emit('close', () => undefined);

    told().should.eql([]);
  });

  it('one that is built anew after its close is heard to close again', () => {
    const node = made();
    for (const _ of [1, 2]) {
      markBlind(RED, node, trouble());
      node.emit('close', () => undefined);
      node.removeAllListeners('close');
    }

    told().should.eql([]);
  });
});
