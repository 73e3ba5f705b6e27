// Promises for the way on which SMS leave: what is wrong with it is told once, again after it was well, and not for a moment's silence.
import should = require('should');

import type { Trouble } from '../../../src/sentences/trouble';
import { type HealthWatch, nothingKnown, watchHealth } from '../../../src/sms/health';
import type { SenderHealth } from '../../../src/sms/provider';
import { type FakeSystem, fakeSystem, settled } from '../../support/fake-system';

const minute = 60_000;
const phone = (level: number | null, isCharging: boolean | null): SenderHealth => ({
  kind: 'reached',
  phone: { level, isCharging },
  lastSeenAt: null,
});

describe('sms: the way on which SMS leave', () => {
  let system: FakeSystem;
  let health: SenderHealth;
  let told: (string | null)[];
  let watch: HealthWatch;

  const begin = (memory = nothingKnown) => {
    watch = watchHealth({
      system,
      provider: { label: 'Gateway' },
      health: async () => health,
      onHealth: (trouble: Trouble | null, isNew) => {
        told.push(`${trouble?.code ?? null}${isNew ? '' : ', as before'}`);
      },
      memory,
    });
    return settled();
  };
  const see = async (next: SenderHealth, minutes = 10) => {
    health = next;
    await system.advance(minutes * minute);
  };

  beforeEach(() => {
    system = fakeSystem();
    told = [];
    health = phone(80, true);
  });
  afterEach(() => watch.stop());

  it('is seen at once', async () => {
    await begin();
    should(watch.memory().last).eql(phone(80, true));
  });

  it('is told when it has been out of reach for an hour, once, and again after it was there', async () => {
    health = { kind: 'unreached' };
    await begin();
    await see(health, 59);
    told.should.be.empty();
    await see(health, 1);
    await see(health, 300);
    told.should.eql(['gateway-unreachable']);
    await see(phone(80, true));
    await see({ kind: 'unreached' }, 80);
    told.should.eql(['gateway-unreachable', 'null', 'gateway-unreachable']);
  });

  it('is not told for a silence that ends within the hour', async () => {
    await begin();
    for (let times = 0; times < 5; times += 1) {
      await see({ kind: 'unreached' }, 50);
      await see(phone(80, true));
    }
    told.should.be.empty();
  });

  it('is told when the phone is nearly empty and not charging, once while the level goes up and down', async () => {
    await begin();
    for (const level of [15, 14, 16, 14, 19, 14]) await see(phone(level, false));
    told.should.eql(['gateway-battery-low']);
    await see(phone(14, true));
    await see(phone(14, false));
    told.should.eql(['gateway-battery-low', 'null', 'gateway-battery-low']);
  });

  it('is told nothing of a phone that does not say how it is', async () => {
    await begin();
    for (const next of [phone(null, false), phone(3, null)]) await see(next);
    told.should.be.empty();
  });

  it('is told when its server has not heard of the phone for an hour', async () => {
    await begin();
    const seen = (minutes: number): SenderHealth => ({
      kind: 'reached',
      phone: null,
      lastSeenAt: system.now() - minutes * minute,
    });
    await see(seen(40));
    told.should.be.empty();
    await see(seen(60));
    told.should.eql(['gateway-unreachable']);
    // By a clock that has been set back it was heard of just now.
    await see(seen(-600));
    told.should.eql(['gateway-unreachable', 'null']);
  });

  it('is known after a Deploy as it was before, and not told as new', async () => {
    await begin();
    await see(phone(5, false));
    watch.stop();
    await begin(watch.memory());
    await see(phone(5, false), 60);
    told.should.eql(['gateway-battery-low', 'gateway-battery-low, as before']);
  });

  it('is looked at no more once it is stopped', async () => {
    await begin();
    watch.stop();
    await see({ kind: 'unreached' }, 300);
    told.should.be.empty();
  });
});
