// Promises of the curves in a report: how batteries went, and nothing of whose they are or when it was.
import 'should';
import { curveLine } from '../../../nodes/fitbit-sidebar/report';
import type { StoredReading } from '../../../src/store/records';
import { reportedCurves } from '../../../src/use-cases/report-curves';
import { fakeStart } from '../../support/fake-system';

const hour = 3_600_000;
const read = (hours: number, level: number | null, facts: Partial<StoredReading> = {}): StoredReading => ({
  deviceId: 'canary-id',
  name: 'Charge 6',
  type: 'tracker',
  at: fakeStart + hours * hour,
  level,
  status: null,
  syncedAt: fakeStart + hours * hour,
  ...facts,
});

describe('the curves in a report', () => {
  it('are each device by itself, in hours since its first reading, by the sync where that is known', () => {
    const other = { deviceId: 'd2', name: 'Inspire 3' };
    reportedCurves([
      [read(0, 90), read(1.26, 89), read(5, 80, other), read(6, 79, { ...other, syncedAt: null })],
      [read(100, 50), read(103, 45, { at: fakeStart + 200 * hour })],
    ]).should.eql([
      {
        kind: 'Charge 6',
        points: [
          [0, 90],
          [1.3, 89],
        ],
      },
      {
        kind: 'Inspire 3',
        points: [
          [0, 80],
          [1, 79],
        ],
      },
      {
        kind: 'Charge 6',
        points: [
          [0, 50],
          [3, 45],
        ],
      },
    ]);
  });

  it('name a product, and of any other name nothing', () => {
    for (const [name, kind] of [
      ['Google Pixel Watch 3', 'Pixel Watch 3'],
      ["Anna's Versa 4 of canary street", 'Versa 4'],
      ['canary', 'other'],
      ['Uncharged', 'other'],
      [null, 'other'],
    ] as const) {
      reportedCurves([[read(0, 9, { name }), read(1, 8, { name })]]).should.match([{ kind }]);
    }
  });

  it('hold no id, no name, no time and no word that is not one of a battery', () => {
    const odd = { name: 'canary', status: 'canary', level: null };
    const text = JSON.stringify(
      reportedCurves([[read(0, 9, odd), read(1, null, { ...odd, status: 'Low' }), read(2, 1, odd)]]),
    );

    text.should.equal('[{"kind":"other","points":[[0,"?"],[1,"low"],[2,"?"]]}]');
    const whole = JSON.stringify(
      reportedCurves([Array.from({ length: 500 }, (_, at) => read(at, 100 - (at % 80)))]),
    );
    whole.should.not.match(/canary|\d{7}|202\d-/);
  });

  it('are those of five devices at most, the longest first, the last eight weeks of each', () => {
    const person = (length: number) => Array.from({ length }, (_, at) => read(24 * at, at % 100));
    const curves = reportedCurves([1, 2, 3, 4, 5, 6, 7, 90].map(person));

    curves.map(({ points }) => points.length).should.eql([57, 7, 6, 5, 4]);
    reportedCurves([[]]).should.eql([]);
  });

  it('fit into an issue, five devices with a sync in every quarter of an hour, and with any number of readings', () => {
    const many = (deviceId: string, quarters: number, levelAt: (quarter: number) => number) =>
      Array.from({ length: quarters }, (_, quarter) => read(quarter / 4, levelAt(quarter), { deviceId }));
    const usual = (id: string) => [
      ...Array.from({ length: 168 }, (_, slot) => read(6 * slot, 50 + (slot % 40), { deviceId: id })),
      ...many(id, 14 * 96, (quarter) => 100 - (Math.floor(quarter / 4) % 90)).map((one) => ({
        ...one,
        at: one.at + 42 * 24 * hour,
        syncedAt: null,
      })),
    ];
    const flapping = many('flaps', 5_000, (quarter) => (quarter % 2 ? 40 : 80));

    const curves = reportedCurves([['a', 'b', 'c', 'd'].flatMap(usual), flapping]);

    curves.length.should.equal(5);
    Math.max(...curves.map(({ points }) => points.length)).should.equal(1_600);
    curves.map(curveLine).join('\n').length.should.be.below(60_000);
    curveLine({
      kind: 'Sense 2',
      points: [
        [0, 90],
        [0.3, 90],
        [1, 89],
      ],
    }).should.match(/: 0 90,0\.3,1 89$/);
  });
});
