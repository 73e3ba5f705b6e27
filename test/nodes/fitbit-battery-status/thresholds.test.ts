// Promises of where the low threshold comes from: what no msg asks for goes by what stands there now, and never by another number.
import should = require('should');

import type { Node, NodeAPI, NodeMessage } from 'node-red';
import type { StatusDef } from '../../../nodes/fitbit-battery-status/settings';
import { createThresholds } from '../../../nodes/fitbit-battery-status/thresholds';

describe('nodes: the thresholds of fitbit-battery-status', () => {
  /** What stands in the contexts and the environment. */
  let places: Record<string, unknown>;
  const RED = {
    util: {
      evaluateNodeProperty(
        name: string,
        type: string,
        _node: Node,
        msg: NodeMessage,
        done: (error: Error | null, found: unknown) => void,
      ) {
        done(null, type === 'msg' ? (msg as unknown as Record<string, unknown>)[name] : places[name]);
      },
    },
  } as unknown as NodeAPI;
  const created = (lowType: string, low: string | number = 'slider') =>
    createThresholds(RED, {} as Node, { lowType, low, critical: 5 } as StatusDef, {
      cloud: 'google-health',
      country: '',
    });
  const lowNow = async (thresholds: ReturnType<typeof created>) => (await thresholds.now())?.low ?? null;

  beforeEach(() => {
    places = {};
  });

  it('a number in the dialog holds always', async () => {
    const thresholds = created('num', 35);

    should(await lowNow(thresholds)).equal(35);
    should(thresholds.own.low).equal(35);
  });

  for (const type of ['flow', 'global', 'env']) {
    it(`of ${type} it is what stands there now, before the first msg too, and none where nothing does`, async () => {
      const thresholds = created(type);
      should(thresholds.own.low).be.null();
      should(await lowNow(thresholds)).be.null();
      places.slider = '10';
      should(await thresholds.now()).match({ low: 10, critical: 5 });
      await thresholds.of({} as NodeMessage);
      places.slider = 40;
      should(await lowNow(thresholds)).equal(40);
      places.slider = 'none';

      should(await lowNow(thresholds)).be.null();
    });
  }

  it('of msgs it is what the last one brought, and none before', async () => {
    const thresholds = created('msg');
    should(await lowNow(thresholds)).be.null();
    await thresholds.of({ slider: 10 } as unknown as NodeMessage);
    await thresholds.of({} as NodeMessage).catch(() => undefined);

    should(await lowNow(thresholds)).equal(10);
  });
});
