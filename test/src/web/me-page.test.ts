// Promises of the personal page as it is asked for: it opens whatever a cloud said, and its times are those where the person is.
import 'should';

import { createCurves } from '../../../src/people/curves';
import { thresholdsFor } from '../../../src/people/thresholds';
import type { Person, StoredReading } from '../../../src/store/records';
import type { SignupNode } from '../../../src/use-cases/signup-nodes';
import { createMePage } from '../../../src/web/signup/me-page';
import type { GuestRequest } from '../../../src/web/signup/request';
import { usualSettings } from '../../support/check-settings';
import { fakeStart, fakeSystem } from '../../support/fake-system';
import { somebody } from '../../support/people';

const hour = 3_600_000;

describe('web: the personal page', () => {
  const zoneBefore = process.env.TZ;
  afterEach(() => {
    if (zoneBefore === undefined) delete process.env.TZ;
    else process.env.TZ = zoneBefore;
  });

  const readings = [30, 29].map<StoredReading>((level, index) => ({
    deviceId: 'd1',
    name: 'Charge 6',
    type: 'tracker',
    at: fakeStart - (2 - index) * hour,
    level,
    status: null,
    syncedAt: null,
  }));

  async function pageOf(facts: Partial<Person>): Promise<string> {
    const person = somebody('Anna', facts);
    const system = fakeSystem();
    const page = createMePage({
      store: {
        personOfLink: async () => person,
        changePerson: async () => undefined,
        lastReadings: async () => readings.slice(-1),
        readingsSince: async () => readings,
      } as unknown as Parameters<typeof createMePage>[0]['store'],
      system,
      curves: createCurves({ system, forecasts: { summaryOf: async () => null } }),
      defaultsFor: () => null,
      thresholdsOf: (one) => thresholdsFor(usualSettings, one),
      leave: async () => true,
    });
    const policy = { cloud: person.cloud, clientId: person.clientId };
    const context = { language: 'en', title: '', contact: '', ownText: '', csrf: 'token' };
    const { status, body } = await page(
      { policy, base: 'https://pi.example.org', path: '/fitbit/signup' } as unknown as SignupNode,
      { method: 'GET', context, cookie: {} } as unknown as GuestRequest,
      new URLSearchParams(),
    );
    status.should.equal(200);
    return body?.html ?? '';
  }

  /** Half past eleven at night in Berlin, and in Tokyo the next morning. */
  const connectedAt = Date.UTC(2026, 10, 19, 22, 30);

  it('says the day of the consent as it was where the person is', async () => {
    (await pageOf({ connectedAt, timeZone: 'Asia/Tokyo' })).should.containEql('November\u00a020,\u00a02026');
    (await pageOf({ connectedAt, timeZone: 'Europe/Berlin' })).should.containEql(
      'November\u00a019,\u00a02026',
    );
  });

  for (const timeZone of [null, 'Mars/Olympus_Mons', '', 'UTC+1', '\0']) {
    it(`opens, by the clock of this machine and with the button to leave, where the zone is ${JSON.stringify(timeZone)}`, async () => {
      process.env.TZ = 'Asia/Tokyo';
      const page = await pageOf({ connectedAt, timeZone });

      page.should.containEql('November\u00a020,\u00a02026').and.containEql('value="leave"');
    });
  }

  for (const odd of ['', 'Foo/Bar']) {
    it(`opens where the machine says TZ=${odd} and no cloud says more`, async () => {
      process.env.TZ = odd;
      const page = await pageOf({ connectedAt, timeZone: null });

      page.should.containEql('November\u00a019,\u00a02026').and.containEql('value="leave"');
    });
  }
});
