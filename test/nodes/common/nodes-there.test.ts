// Promises of which nodes are there: every one in the flows, disabled or not, and within a subflow as long as all round it is.
import 'should';
import type { NodeAPI } from 'node-red';
import { nodesThere } from '../../../nodes/common/nodes-there';

describe('nodes that are there', () => {
  const defs = [
    { id: 'battery', type: 'fitbit-battery-status', d: true },
    { id: 'with-dash', type: 'fitbit-battery-status' },
    { id: 'flow', type: 'subflow' },
    { id: 'template', type: 'fitbit-battery-status' },
    { id: 'outer-flow', type: 'subflow' },
    { id: 'inner', type: 'subflow:flow' },
    { id: 'instance', type: 'subflow:flow' },
    { id: 'outer', type: 'subflow:outer-flow' },
    { id: 'module', type: 'a-subflow-of-a-module' },
  ];
  const RED = {
    nodes: { eachNode: (tell: (def: object) => void) => defs.forEach(tell) },
  } as unknown as NodeAPI;
  const isThere = nodesThere(RED);

  for (const id of [
    'battery',
    'with-dash',
    'instance-template',
    'instance-with-dash',
    'outer-inner-template',
    'module-whatever',
  ]) {
    it(`${id} is`, () => isThere(id).should.be.true());
  }

  for (const id of [
    'gone',
    '',
    'gone-template',
    'instance-gone',
    'outer-gone-template',
    'gone-inner-template',
    'instance-',
    '-template',
  ]) {
    it(`${id || 'an empty id'} is not`, () => isThere(id).should.be.false());
  }

  it('an id of many dashes is soon known to be none', () => {
    isThere('-'.repeat(1000)).should.be.false();
  });
});
