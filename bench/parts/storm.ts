// 4. The refresh storm: everybody asks at once for what has just run out.
import { delayText, isFelt, mostMs } from '../delay';
import { short } from '../numbers';
import type { CloudId } from '../posts';
import type { Asked } from '../programs/cloud';
import type { CheckedAll, Cost } from '../programs/server';
import type { Row, Tell } from '../report';
import { concurrency, households } from './checks';

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
  const { cloud, server, wanted, stop } = await households(1, {
    latency: 50,
    tokens: 'expired',
    isOpen: false,
  });
  try {
    await cloud.ask('asked');
    const found = await server.ask<Cost & { served: number; tokens: number; isKept: boolean }>('storm', {
      server: wanted,
      count: askers,
    });
    const asked = await cloud.ask<Asked>('asked');
    tell(`storm: ${askers} askers for one grant`);
    return [
      {
        part,
        what: `${askers.toLocaleString('en')} askers for one expired grant: requests`,
        value: `${asked.tokens}; ${found.served.toLocaleString('en')} served with ${found.tokens} token in ${short(found.ms)} ms; delay ${delayText(found.delay)}`,
        goal: `1; longest <= ${mostMs.longest} ms`,
        met:
          found.delay.max <= mostMs.longest &&
          asked.tokens === 1 &&
          found.served === askers &&
          found.tokens === 1 &&
          found.isKept,
        data: { asked, found },
      },
    ];
  } finally {
    await stop();
  }
}

/** Fitbit's refresh tokens rotate: one lost update, and the second time somebody fails. */
async function everybody(cloudId: CloudId, people: number, times: 1 | 2, tell: Tell): Promise<Row[]> {
  const { cloud, server, stop } = await households(people, { latency: 4, cloud: cloudId, tokens: 'expired' });
  try {
    const rows: Row[] = [];
    for (const time of ['first', 'second'].slice(0, times)) {
      await cloud.ask('asked');
      const checked = await server.ask<CheckedAll>('checkAll');
      const asked = await cloud.ask<Asked>('asked');
      tell(`storm: ${people} expired people, ${time} time`);
      const isRight = asked.tokens === people && checked.failed === 0 && asked.atOnce <= concurrency;
      rows.push({
        part,
        what: `${people.toLocaleString('en')} expired people, ${cloudId}, ${time} time`,
        value: `${asked.tokens.toLocaleString('en')} refreshes, at most ${asked.atOnce} at once, ${checked.failed} failed; ${short(checked.ms / 1000)} s; delay ${delayText(checked.delay)}`,
        goal: `1 each, <= ${concurrency} at once, 0 failed; p99.9 <= ${mostMs.p999} ms, longest <= ${mostMs.longest}`,
        met: isRight && !isFelt(checked.delay),
        data: { asked, checked },
      });
      // Longer than a token of Fitbit's lives.
      await server.ask('advance', 9 * hour);
      await cloud.ask('advance', 9 * hour);
    }
    return rows;
  } finally {
    await stop();
  }
}
