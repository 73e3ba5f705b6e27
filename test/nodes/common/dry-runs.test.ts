// Promises of the kept dry runs: the last twenty, and nothing of who is gone or what is deleted.
import 'should';
import {
  type DryRun,
  forgetDryRunsOfNode,
  forgetDryRunsOfPerson,
  keepDryRun,
  lastDryRuns,
} from '../../../nodes/common/dry-runs';

const number = '+4915228817386';

describe('dry runs that are kept', () => {
  const keep = (body: string, more: Partial<DryRun> = {}) =>
    keepDryRun({ at: 0, to: number, body, personId: null, nodeId: 'node', accountId: '', ...more });
  const bodies = () => lastDryRuns().map(({ body }) => body);

  beforeEach(() => {
    for (const { nodeId } of lastDryRuns()) forgetDryRunsOfNode(nodeId);
  });

  it('are the last twenty, the newest first', () => {
    for (let at = 1; at <= 25; at += 1) keep(`SMS ${at}`);

    bodies().length.should.equal(20);
    bodies()[0]?.should.equal('SMS 25');
    bodies()[19]?.should.equal('SMS 6');
  });

  it('of who is gone are gone, to whatever number they went, and those to their number about nobody', () => {
    keep('about Anna', { personId: 'anna' });
    keep('about Anna, to her mother', { personId: 'anna', to: '+4915228817001' });
    keep('about nobody, to Anna');
    keep('about nobody, to the owner', { to: '+4915228817001' });
    keep('about Bert, at the same number', { personId: 'bert' });

    forgetDryRunsOfPerson({ id: 'anna', number });

    bodies().should.deepEqual(['about Bert, at the same number', 'about nobody, to the owner']);
  });

  it('of somebody without a number leave the others alone', () => {
    keep('about nobody');

    forgetDryRunsOfPerson({ id: 'anna', number: null });

    bodies().should.deepEqual(['about nobody']);
  });

  it('of a deleted node are gone, whether it sent them or was its account', () => {
    keep('by a node', { nodeId: 'deleted' });
    keep('by a node with an account', { accountId: 'deleted' });
    keep('by another');

    forgetDryRunsOfNode('deleted');

    bodies().should.deepEqual(['by another']);
  });
});
