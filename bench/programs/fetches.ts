// What people write without us: fetch in a loop, or in Promise.all over everybody. Nothing is kept.
import { answer } from '../children';
import { endDelay, startDelay } from '../delay';

interface Wanted {
  way: 'loop' | 'all';
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
    startDelay();
    const begun = performance.now();
    if (way === 'all') await Promise.all(tokens.map(one));
    else for (const token of tokens) await one(token);
    const ms = performance.now() - begun;
    clearInterval(looking);
    return { ms, delay: endDelay(), grown: most - before, failed };
  },
});
