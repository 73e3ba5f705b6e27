// Promises of msg.action: whatever a msg holds, what it asks for is one of ours, about whom it names, until a time that can be kept.
import 'should';
import * as fc from 'fast-check';
import should from 'should';
import { act } from '../../../nodes/fitbit-battery-status/acts';
import type { ConfigNode } from '../../../nodes/fitbit-config/node';
import { Trouble } from '../../../src/sentences/trouble';
import type { ActionRequest } from '../../../src/use-cases/act-by-msg';

describe('nodes: what a msg does about alerts', () => {
  /** What is asked of the engine, or the code of the error. */
  async function asked(msg: object): Promise<ActionRequest | string> {
    const requests: ActionRequest[] = [];
    const conversations = { act: async (one: ActionRequest) => void requests.push(one) };
    const ready = Promise.resolve({ engine: { conversations }, cloud: 'demo', clientId: 'client' });
    try {
      await act({ ready } as unknown as ConfigNode, 'snooze', msg as Parameters<typeof act>[2]);
    } catch (thrown) {
      if (thrown instanceof Trouble) return thrown.code;
      throw thrown;
    }
    return requests[0] ?? 'nothing';
  }

  it('an alert that cannot be read is refused, and never stands for all alerts of the person beside it', async () => {
    for (const alert of [42, true, {}, [], ['alert_1'], { id: 7 }, { conversation: null, id: '' }, () => 1])
      should(await asked({ alert, person: 'everybody' })).equal('person-unsaid');
    for (const alert of [undefined, null, ''])
      should(await asked({ alert, person: 'Anna' })).match({ alert: null, person: 'Anna' });
    const both = { conversation: 'talk_1', id: 'alert_1' };
    should(await asked({ alert: both, person: 'Anna' })).match({ alert: 'talk_1', person: null });
  });

  it('whatever the types are, a time is one in whole milliseconds, or refused', async () => {
    const wild = fc.oneof(
      fc.double({ min: 0.01, max: 10_000 }),
      fc.double(),
      fc.anything(),
      fc.constantFrom(
        '1.23456',
        '1e3',
        new Date(Number.NaN),
        new Date(1.5e12),
        '2026-12-24T18:00:00.123456Z',
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('until', 'hours'), wild, async (field, value) => {
        const request = await asked({ person: 'Anna', [field]: value });
        if (typeof request === 'string') request.should.match(/^bad-(until|hours)$/);
        else if (request.until !== null) {
          const isKept = Number.isSafeInteger(request.until) || Math.abs(request.until) > 8.64e15;
          isKept.should.be.true();
        }
      }),
    );
  });
});
