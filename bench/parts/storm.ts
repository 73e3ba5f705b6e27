// 4. The refresh storm: everybody asks at once for what has just run out.
import { short } from '../numbers';
import type { CloudId } from '../posts';
import type { Asked } from '../programs/cloud';
import type { Cost, Swept } from '../programs/house';
import type { Row, Tell } from '../report';
import { concurrency, street } from './sweep';

const part = 'storm';
const hour = 3_600_000;

export async function storm(
  { askers, once, twice }: { askers: number; once: number; twice: number },
  tell: Tell,
): Promise<Row[]> {
  return [
    ...(await oneGrant(askers, tell)),
    ...(await everybody('google-health', once, 1, tell)),
    ...(await everybody('fitbit', twice, 2, tell)),
  ];
}

async function oneGrant(askers: number, tell: Tell): Promise<Row[]> {
  const { cloud, house, wanted, stop } = await street(1, { latency: 50, tokens: 'expired', isOpen: false });
  try {
    await cloud.ask('asked');
    const found = await house.ask<Cost & { served: number; tokens: number; isKept: boolean }>('storm', {
      house: wanted,
      count: askers,
    });
    const asked = await cloud.ask<Asked>('asked');
    tell(`storm: ${askers} askers for one grant`);
    return [
      {
        part,
        what: `${askers.toLocaleString('en')} askers for one expired grant: requests`,
        value: `${asked.tokens}; ${found.served.toLocaleString('en')} served with ${found.tokens} token in ${short(found.ms)} ms, longest delay ${short(found.delay.max)} ms`,
        goal: '1',
        met: asked.tokens === 1 && found.served === askers && found.tokens === 1 && found.isKept,
        data: { asked, found },
      },
    ];
  } finally {
    await stop();
  }
}

/** Fitbit's refresh tokens rotate: one lost update, and the second time somebody fails. */
async function everybody(cloudId: CloudId, people: number, times: 1 | 2, tell: Tell): Promise<Row[]> {
  const { cloud, house, stop } = await street(people, { latency: 4, cloud: cloudId, tokens: 'expired' });
  try {
    const rows: Row[] = [];
    for (const time of ['first', 'second'].slice(0, times)) {
      await cloud.ask('asked');
      const swept = await house.ask<Swept>('sweep');
      const asked = await cloud.ask<Asked>('asked');
      tell(`storm: ${people} expired people, ${time} time`);
      const isRight = asked.tokens === people && swept.failed === 0 && asked.atOnce <= concurrency;
      rows.push({
        part,
        what: `${people.toLocaleString('en')} expired people, ${cloudId}, ${time} time`,
        value: `${asked.tokens.toLocaleString('en')} refreshes, at most ${asked.atOnce} at once, ${swept.failed} failed; ${short(swept.ms / 1000)} s, delay p99 ${short(swept.delay.p99)} ms, longest ${short(swept.delay.max)} ms`,
        goal: `1 each, <= ${concurrency} at once, 0 failed`,
        met: isRight,
        data: { asked, swept },
      });
      // Longer than a token of Fitbit's lives.
      await house.ask('advance', 9 * hour);
      await cloud.ask('advance', 9 * hour);
    }
    return rows;
  } finally {
    await stop();
  }
}
