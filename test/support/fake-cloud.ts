// A cloud that answers as the test says, without a network.
import { type Answer, type Cloud, type Device, failed, type Identity } from '../../src/clouds/cloud';
import { googleHealth } from '../../src/clouds/google-health';
import { factsOf } from '../../src/clouds/registry';
import type { System } from '../../src/net/system';
import { nowhere } from './without-network';

export interface FakeCloud extends Cloud {
  /** The tokens of every question for devices, in order. */
  asked: string[];
  /** The tokens of every question whose a token is. */
  identified: string[];
  /** Answers for devices, by token. */
  answer(accessToken: string, timeZone: string | null): Answer<Device[]> | Promise<Answer<Device[]>>;
  whose(accessToken: string): Answer<Identity>;
}

/** Nobody has devices and nobody is known, until the test says so. */
export function fakeCloud(system: Pick<System, 'now'>, id = 'google-health'): FakeCloud {
  const { zone: _zone, ...google } = googleHealth.open(nowhere, system);
  const cloud: FakeCloud = {
    ...google,
    ...factsOf(id),
    id,
    asked: [],
    identified: [],
    answer: () => ({ ok: true, value: [] }),
    whose: () => failed('server-error'),
    async devices(accessToken, timeZone) {
      cloud.asked.push(accessToken);
      return cloud.answer(accessToken, timeZone);
    },
    async identity(accessToken) {
      cloud.identified.push(accessToken);
      return cloud.whose(accessToken);
    },
  };
  return cloud;
}

/** A tracker at a level, synced at a time (ms since 1970 UTC). */
export function tracker(level: number | null, syncedAt: number | null, facts: Partial<Device> = {}): Device {
  return { id: 'D1', name: 'Charge 6', type: 'tracker', level, status: null, syncedAt, ...facts };
}
