// When to end it, and how: at any moment, while it starts, or right after something that happened outside of the
// process; by a kill, by an orderly stop, or by a full Deploy that a kill follows.
import type { Chance } from '../fuzz/chance';
import type { Clouds } from './clouds';
import type { Collector } from './collector';

/** What can be aimed at; the words of the log. */
export const aims = [
  'any moment',
  'starting',
  'refresh asked',
  'refresh answered',
  'check answered',
  'SMS asked',
  'SMS answered',
  'notification acknowledged',
  'msg out',
] as const;
export type Aim = (typeof aims)[number];

/** Half of them are kills. */
const means = ['SIGKILL', 'SIGKILL', 'SIGTERM', 'Deploy'] as const;

export interface Plan {
  aim: Aim;
  means: (typeof means)[number];
  /** Milliseconds: after the start for the first two, else after what is aimed at. */
  afterMs: number;
  /** How many of those it lets pass. */
  skip: number;
}

/** Some live long enough to forget what left three seconds ago. */
const longestLifeMs = 8_000;

export function draw(chance: Chance): Plan {
  const aim = chance.oneIn(3) ? 'any moment' : chance.pick(aims);
  const afterMs =
    aim === 'any moment'
      ? chance.below(longestLifeMs)
      : aim === 'starting'
        ? 200 + chance.below(1_500)
        : chance.below(15);
  // Who is killed while starting has nothing to bring to an orderly end.
  return { aim, means: aim === 'starting' ? 'SIGKILL' : chance.pick(means), afterMs, skip: chance.below(4) };
}

/** What is not seen by then is not waited for. */
const patienceMs = 2_500;

export interface Trigger {
  /** Resolves when it is time to kill; with the life of the one of several Node-REDs whose request was aimed at, if one was. */
  due: Promise<string | null>;
  acknowledged(): void;
}

export function watchFor({ aim, afterMs, skip }: Plan, clouds: Clouds, collector: Collector): Trigger {
  let left = skip;
  let go: (life: string | null) => void = () => undefined;
  const seen = (life: string | null = null) => {
    left -= 1;
    if (left < 0) setTimeout(go, afterMs, life);
  };
  const due = new Promise<string | null>((resolve) => {
    go = resolve;
    setTimeout(resolve, aim === 'any moment' ? afterMs : patienceMs, null);
  });
  const stops = [
    clouds.on((message) => {
      if (message.event !== 'asked' && message.event !== 'answered') return;
      const what = /\/token$/.test(message.path)
        ? 'refresh'
        : /Messages\.json|\/messages/.test(message.path)
          ? 'SMS'
          : /devices|pairedDevices/.test(message.path)
            ? 'check'
            : '';
      if (aim === `${what} ${message.event}`) seen(message.life || null);
    }),
    collector.on(() => {
      if (aim === 'msg out') seen();
    }),
  ];
  void due.then(() => {
    for (const stop of stops) stop();
  });
  return {
    due,
    acknowledged() {
      if (aim === 'notification acknowledged') seen();
    },
  };
}
