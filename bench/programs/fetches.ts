// What people write without us: fetch in a loop, eight at a time, or in Promise.all over everybody. Nothing is kept.
import { answer } from '../children';
import { endDelay, startDelay } from '../delay';

interface Wanted {
  way: 'loop' | 'eight' | 'all';
  origin: string;
  tokens: readonly string[];
}

answer({
  async check({ way, origin, tokens }: Wanted) {
    global.gc?.();
    const before = process.memoryUsage.rss();
    let most = before;
    const looking = setInterval(() => {
      most = Math.max(most, process.memoryUsage.rss());
    }, 20);
    let failed = 0;
    const one = async (token: string) => {
      try {
        const response = await fetch(`${origin}/v4/users/me/pairedDevices?pageSize=100`, {
          headers: { authorization: `Bearer ${token}` },
        });
        await response.json();
        if (!response.ok) failed += 1;
      } catch {
        failed += 1;
      }
    };
    const lanes = { loop: 1, eight: 8, all: tokens.length }[way];
    const waiting = [...tokens];
    const lane = async () => {
      for (let token = waiting.shift(); token !== undefined; token = waiting.shift()) await one(token);
    };
    startDelay();
    const cpu = process.cpuUsage();
    const begun = performance.now();
    await Promise.all(Array.from({ length: lanes }, lane));
    const ms = performance.now() - begun;
    const { user, system } = process.cpuUsage(cpu);
    clearInterval(looking);
    return { ms, cpuMs: (user + system) / 1000, delay: endDelay(), grown: most - before, failed };
  },
});
