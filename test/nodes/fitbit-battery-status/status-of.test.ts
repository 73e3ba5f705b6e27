// Promises of what a check shows: what needs somebody before what heals itself, and that before good news.
import 'should';
import { statusOf, withLatest } from '../../../nodes/fitbit-battery-status/status-of';
import { type ProblemCode, problem } from '../../../src/clouds/cloud';
import type { CheckOutcome } from '../../../src/people/check-outcome';

function outcome(name: string, level: number | null, facts: Partial<CheckOutcome> = {}): CheckOutcome {
  return {
    person: { id: name, name },
    level,
    statuses: level !== null && level < 20 ? ['low'] : [],
    problem: null,
    isError: false,
    ...facts,
  };
}
const failing = (name: string, code: ProblemCode) =>
  outcome(name, null, { problem: problem(code), isError: true });

describe('nodes: the status of a check', () => {
  const anna = outcome('Anna', 60);
  const low = outcome('Bert', 15);
  const notSyncing = outcome('Carla', 55, { statuses: ['notSyncing'] });
  const shown: [string, CheckOutcome[], object][] = [
    ['nobody', [], { name: 'nobody', fill: {} }],
    ['the level of one person', [anna], { name: 'ok', fill: { name: 'Anna', level: 60 } }],
    [
      'a level of 0',
      [outcome('Anna', 0, { statuses: ['low'] })],
      { name: 'low', fill: { name: 'Anna', level: 0 } },
    ],
    ['how many are well', [anna, outcome('Bert', 40)], { name: 'okMany', fill: { count: 2 } }],
    ['who is lowest', [anna, low, outcome('Dora', 18)], { name: 'low', fill: { name: 'Bert', level: 15 } }],
    ['low before not syncing', [notSyncing, low], { name: 'low', fill: { name: 'Bert', level: 15 } }],
    [
      'not syncing before what heals itself',
      [notSyncing, failing('Anna', 'timeout')],
      { name: 'notSyncing', fill: {} },
    ],
    [
      'what heals itself before good news',
      [anna, failing('Bert', 'timeout')],
      { name: 'tryLater', fill: {} },
    ],
    [
      'a lost connection before a low battery',
      [low, failing('Anna', 'grant-dead')],
      { name: 'reconnect', fill: { name: 'Anna' } },
    ],
    [
      'what the owner must change before a low battery',
      [low, failing('Anna', 'api-not-enabled')],
      { name: 'misconfigured', fill: {} },
    ],
    [
      'a cloud that is gone before everything',
      [failing('Anna', 'grant-dead'), failing('Bert', 'gone')],
      { name: 'gone', fill: {} },
    ],
    ['that there is no level yet', [outcome('Anna', null)], { name: 'noBattery', fill: {} }],
  ];
  for (const [promise, outcomes, status] of shown) {
    it(`shows ${promise}`, () => statusOf(outcomes, false).should.deepEqual(status));
  }

  it('says DEMO, even when it is low', () => {
    statusOf([low], true).should.deepEqual({ name: 'demo', fill: { name: 'Bert', level: 15 } });
    statusOf([failing('Anna', 'timeout')], true).name.should.equal('tryLater');
  });

  it('is also about who was looked at since the last check', () => {
    const of = (...outcomes: Parameters<typeof withLatest>[1][]) =>
      statusOf(
        outcomes.reduce<CheckOutcome[]>((all, one) => withLatest(all, one), [anna, outcome('Bert', 40)]),
        false,
      );

    of(failing('Anna', 'grant-dead')).should.eql({ name: 'reconnect', fill: { name: 'Anna' } });
    of(failing('Anna', 'grant-dead'), outcome('Carla', 80)).name.should.equal('reconnect');
    of(failing('Anna', 'grant-dead'), anna).should.eql({ name: 'okMany', fill: { count: 2 } });
    of(outcome('Carla', 12)).should.eql({ name: 'low', fill: { name: 'Carla', level: 12 } });
  });
});
