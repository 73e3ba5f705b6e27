// Promises of open alerts as the pages show them: what is said of each is so, whatever kind it is and however many nodes tell of it.
import should = require('should');

import type { OpenAlert } from '../../../src/people/conversations';
import type { PersonId } from '../../../src/store/records';
import { alertCards } from '../../../src/web/alerts/cards';

const now = Date.parse('2026-11-30T08:00:00Z');
const hour = 3_600_000;

function alert(facts: Partial<OpenAlert> = {}): OpenAlert {
  return {
    conversation: 'talk_1',
    nodeId: 'node',
    person: { id: 'person_anna' as PersonId, name: 'Anna' },
    deviceId: 'D1',
    device: 'Charge 6',
    severity: 'low',
    kind: 'low',
    level: 15,
    state: 'open',
    since: now - 2 * hour,
    toldAt: now - 2 * hour,
    times: 1,
    until: null,
    escalatedAt: null,
    next: null,
    ...facts,
  };
}

/** Line by line, as it is read. */
function read(...alerts: OpenAlert[]): string[] {
  const context = { language: 'en', now, csrf: 'c', zoneOf: () => 'Asia/Kolkata' };
  const markup = String(alertCards(context, alerts, { names: false, later: true })?.html ?? '');
  return markup
    .split(/\n|<\/p>/)
    .map((line) => line.replace(/<[^>]*>/g, '').replaceAll('\u00a0', ' '))
    .filter((line) => line !== '');
}

describe('web: open alerts on a page', () => {
  it('says of what waits that it is low only where it is, and not that a charge would end it', () => {
    const held = { conversation: '', state: 'held', times: 0, until: now + 3 * hour } as const;
    for (const kind of ['not-syncing', 'charge-soon', 'charged']) {
      read(alert({ ...held, kind, level: 60 })).should.eql([
        'Charge 6: 60 %',
        'Will be told Mon 16:30, if it is still so.',
      ]);
    }
    read(alert({ ...held, kind: 'not-syncing', level: null }))[0]?.should.equal('Charge 6');
    read(alert({ ...held, kind: 'critical', severity: 'critical', level: 3 }))[0]?.should.equal(
      'Charge 6: 3 %, almost empty',
    );
    read(alert({ level: null }))[0]?.should.equal('Charge 6: low');
  });

  it('says what comes next, of several nodes what comes first, and also where somebody takes care of it', () => {
    const later = { what: 'reminder', at: now + 6 * hour } as const;
    const sooner = { what: 'escalation', at: now + 2 * hour } as const;
    const says = 'The next person will be told Mon 15:30, unless it is charged by then.';
    read(alert(), alert({ nodeId: 'other', next: sooner }), alert({ nodeId: 'third', next: later }))
      .slice(0, 3)
      .should.eql(['Charge 6: 15 %, low', 'Told 2 hours ago.', says]);
    read(alert({ state: 'acknowledged', next: sooner })).should.eql([
      'Charge 6: 15 %, low',
      'Told 2 hours ago.',
      'Somebody takes care of it.',
      says,
    ]);
    should(read(alert()).some((line) => line.includes('unless'))).be.false();
  });
});
