// Promises of what a node says by itself: what goes wrong when no msg asks is told by Catch and status, and shown as long as it is so.
import should = require('should');

import { EventEmitter } from 'node:events';
import type { Node, NodeAPI } from 'node-red';
import { blindNodes } from '../../../nodes/common/blind';
import { createCheck } from '../../../nodes/fitbit-battery-status/check';
import type { StatusDef } from '../../../nodes/fitbit-battery-status/settings';
import { createThresholds } from '../../../nodes/fitbit-battery-status/thresholds';
import { wakeWhenDue } from '../../../nodes/fitbit-battery-status/wake';
import { createWatch } from '../../../nodes/fitbit-battery-status/watch';
import type { ConfigNode } from '../../../nodes/fitbit-config/node';
import { type ProblemCode, problem } from '../../../src/clouds/cloud';
import type { CheckOutcome } from '../../../src/people/check-outcome';
import { Trouble } from '../../../src/sentences/trouble';
import { settled } from '../../support/fake-system';

describe('nodes: waking fitbit-battery-status', () => {
  const def = { lowType: 'num', low: 20, person: '' } as StatusDef;
  /** The key of each status that was shown, or empty for none. */
  let statuses: string[];
  /** The codes of what Catch got, and of whom it told. */
  let errors: string[];
  /** How the next one who is woken stands. */
  let outcome: (personId: string) => CheckOutcome;
  let lacking: Trouble | null;
  /** Whose people were left to others, as cloud and client. */
  let left: string[];
  let isShared: boolean;
  let wake: (personId: string) => Promise<void>;
  let looked: (thrown: unknown) => void;
  let node: EventEmitter;

  beforeEach(async () => {
    [statuses, errors, left, lacking, isShared] = [[], [], [], null, false];
    outcome = well;
    const events = new EventEmitter();
    const RED = {
      events,
      settings: {},
      comms: { publish: () => undefined },
      _: (key: string, fill: Record<string, string>) =>
        [key.split('.').at(-1), ...Object.values(fill)].join(' '),
    } as unknown as NodeAPI;
    node = Object.assign(new EventEmitter(), {
      id: 'node',
      type: 'fitbit-battery-status',
      status: ({ text = '' }: { text?: string }) => statuses.push(text.split('.').at(-1) ?? ''),
      error: (error: Error & { code: string; cause?: { people: { id: string }[] } }) =>
        errors.push(`${error.code}${whoOf(error)}`),
      send: () => undefined,
    });
    const agenda = {
      remove: async () => undefined,
      attach(_id: string, attached: { wake: typeof wake; looked: typeof looked }) {
        ({ wake, looked } = attached);
        return () => undefined;
      },
    };
    const client = {
      engine: {
        checks: {
          agenda,
          wake: async (_whom: object, personId: string) => outcome(personId),
          async leave(cloud: string, clientId: string) {
            left.push(`${cloud} ${clientId}`);
            return isShared;
          },
        },
      },
      cloud: 'google-health',
      clientId: 'client',
      configId: 'config',
      lack: () => lacking,
    };
    const config = { cloud: 'google-health', ready: Promise.resolve(client) } as unknown as ConfigNode;
    const it = node as unknown as Node;
    const thresholds = createThresholds(RED, it, def, { cloud: 'google-health', country: '' });
    const check = createCheck(
      RED,
      it,
      def,
      config,
      thresholds,
      createWatch(it, def, thresholds, () => false),
    );
    wakeWhenDue(RED, it, def, config, thresholds, check, () => false);
    events.emit('flows:started');
    await settled();
  });
  afterEach(() => close());
  // As Node-RED does: by how many arguments each takes.
  const close = () => {
    for (const one of node.listeners('close')) one(...[true, () => undefined].slice(-one.length));
  };
  const whoOf = ({ cause }: { cause?: { people: { id: string }[] } }) =>
    (cause?.people ?? []).map(({ id }) => ` ${id}`).join('');
  const well = (id: string): CheckOutcome => ({
    person: { id, name: id },
    level: 60,
    statuses: [],
    problem: null,
    isError: false,
  });
  const failing = (code: ProblemCode) => (id: string) => ({
    ...well(id),
    level: null,
    problem: problem(code),
    isError: true,
  });
  const blind = () => blindNodes().map(({ trouble }) => trouble.code);

  it('of several Node-REDs one that lacks something leaves who is due to those that do not, and so does one that is gone', async () => {
    lacking = new Trouble('no-client-secret', 'problem.no-client-secret', { service: 'Google Health' });
    isShared = true;
    outcome = failing('no-client-secret');
    await wake('Anna');
    should(errors).be.empty();
    should(left).eql(['google-health client']);

    isShared = false;
    await wake('Anna');
    should(errors).eql(['check-failed Anna']);
    lacking = null;
    left = [];
    await wake('Anna');
    should(left).be.empty();
    close();
    await settled();
    should(left).eql(['google-health client']);
  });

  it('a store that cannot say who is due is told once, by Catch, status and sidebar, until it can', () => {
    const trouble = new Trouble('store-disk-failing', 'store.damaged', { file: 'x' });
    looked(trouble);
    looked(trouble);
    [errors, statuses.at(-1), blind()].should.eql([
      ['store-disk-failing'],
      'storeTrouble',
      ['store-disk-failing'],
    ]);
    looked(null);
    looked(null);

    [errors.length, statuses.at(-1), blind()].should.eql([1, '', []]);
    statuses.should.have.length(3);
  });

  it('a connection that is lost is shown as soon as it is found, and who is well beside it hides nothing', async () => {
    await wake('Anna');
    statuses.at(-1)?.should.equal('ok Anna 60');
    outcome = failing('grant-dead');
    await wake('Anna');
    outcome = well;
    await wake('Bert');
    statuses.slice(1).should.eql(['reconnect Anna', 'reconnect Anna']);
    errors.should.eql(['check-failed Anna']);
    await wake('Anna');

    statuses.at(-1)?.should.equal('okMany 2');
  });

  it('one cause is told once for all whom it concerns, another one beside it, and each lost connection', async () => {
    for (const [code, ...people] of [
      ['server-error', 'Anna', 'Bert'],
      ['timeout', 'Carla', 'Dora'],
      ['grant-dead', 'Emil', 'Finn'],
    ] as const) {
      outcome = failing(code);
      for (const id of people) await wake(id);
    }

    errors.should.eql(['Anna', 'Carla', 'Emil', 'Finn'].map((id) => `check-failed ${id}`));
  });

  it('a node that could not do its work is whole again with who is looked at, unless it still lacks something', async () => {
    const trouble = new Trouble('store-disk-failing', 'store.damaged', { file: 'x' });
    looked(trouble);
    lacking = new Trouble('no-client-secret', 'check.nobody');
    await wake('Anna');
    blind().should.eql(['store-disk-failing']);
    lacking = null;
    await wake('Anna');

    [statuses.at(-1), blind()].should.eql(['ok Anna 60', []]);
  });
});
