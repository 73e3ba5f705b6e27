// What is due later: one timer for all battery nodes wakes each when somebody is due there, without any msg.
import { atMost, inFlight } from '../net/concurrency';
import type { System } from '../net/system';
import type { AgendaStore, Instances } from '../store/store';

/** Checks and decides about somebody who is due. Writes, with the decision, when they are due next. May reject. */
type Wake = (personId: string) => Promise<void>;

/** A battery node, as it is known while it is there. */
interface AttachedNode {
  /** Sets when people are due there by what is so now. May reject. */
  reschedule(): Promise<void>;
  wake: Wake;
  /** Takes why that, or who is due, could not be found out, or null where it could. Must not throw. */
  looked(thrown: unknown): void;
}

export interface Agenda {
  /**
   * A battery node is there: now, and whenever something may have changed, people are rescheduled there, and who is due is
   * woken. The answer detaches it, and what is due waits for it.
   */
  attach(nodeId: string, node: AttachedNode): () => void;
  /** Something was written: somebody may be due at another time. That is looked at soon. */
  changed(): void;
  /** Somebody is due at a node at this time (ms since 1970 UTC): it may be sooner than all else. */
  expect(dueAt: number): void;
  /** The node is gone for good, and nothing is due there any more. */
  remove(nodeId: string): Promise<void>;
  /** Wakes nobody from now on; resolves when those who were woken are done. Never rejects. */
  close(): Promise<void>;
}

/** Whoever is still due when they have been woken could not be decided about: they are woken again after so long. */
export const againMs = 10 * 60_000;
/** The clock is looked at so often: it may be set while a timer runs. */
const longestMs = againMs;
/** What has changed is looked at after so long, together with all that changes until then. */
export const changedMs = 60_000;
/** Nothing is due later than this: what lies further ahead was kept by a clock that was ahead. */
export const furthestMs = 3 * 24 * 3_600_000;
/** So many are read at once: everybody of a large house is due at the same hour. */
const pageSize = 100;
/** So many are woken at once. */
const atOnce = 8;

export function createAgenda({
  store,
  system,
}: {
  store: Omit<AgendaStore, 'due'> & Pick<Instances, 'onFree'>;
  system: Pick<System, 'now' | 'steady' | 'after'>;
}): Agenda {
  const nodes = new Map<string, AttachedNode>();
  /** When somebody was woken last who is still due, by the steady clock. */
  const woken = new Map<string, number>();
  const rounds = inFlight();
  const limited = atMost(atOnce);
  let timer: { at: number; cancel: () => void } | null = null;
  let isRunning = false;
  /** Since the round that is under way began. */
  let hasChanged = false;
  let isClosed = false;

  /** `ms`: from now on. What is set already and comes sooner stays. */
  function wakeIn(ms: number): void {
    if (isClosed) return;
    const at = system.steady() + Math.max(0, Math.min(ms, longestMs));
    if (timer && timer.at <= at) return;
    timer?.cancel();
    const cancel = system.after(at - system.steady(), () => {
      timer = null;
      void rounds.watch(round()).catch(() => undefined);
    });
    timer = { at, cancel };
  }

  // Who was a lost instance's may be due.
  const stop = store.onFree(() => {
    if (isRunning) hasChanged = true;
    else if (nodes.size > 0) wakeIn(0);
  });

  /** One round after the other: what comes in between is taken up by the next. */
  async function round(): Promise<void> {
    if (isRunning) {
      hasChanged = true;
      return;
    }
    isRunning = true;
    hasChanged = false;
    let next = longestMs;
    const began = system.now();
    try {
      for (const [key, at] of woken) if (system.steady() - at >= againMs) woken.delete(key);
      for (const [nodeId, node] of nodes) await lookAt(nodeId, node);
      next = await untilNext(began);
    } finally {
      isRunning = false;
      // Where the store could not say who is next, it is asked again then.
      wakeIn(hasChanged ? Math.min(next, changedMs) : next);
    }
  }

  /** Whoever became due while this round ran, `began` ms since 1970 UTC, is next. */
  async function untilNext(began: number): Promise<number> {
    const nextDue = await store.nextDue([...nodes.keys()], began);
    const now = system.now();
    // The oldest stands first: whoever is woken again has been taken out before.
    const [oldest = system.steady()] = woken.values();
    return Math.min(oldest + againMs - system.steady(), nextDue === null ? longestMs : nextDue - now);
  }

  /** A node about which the store cannot answer holds up no other. */
  async function lookAt(nodeId: string, { reschedule, looked }: AttachedNode): Promise<void> {
    const ends = [];
    // Who cannot be rescheduled keeps nobody from being woken.
    for (const step of [reschedule, () => wakeDue(nodeId)])
      ends.push(...(await Promise.allSettled([step()])));
    looked(ends.find((end) => end.status === 'rejected')?.reason ?? null);
  }

  async function wakeDue(nodeId: string): Promise<void> {
    const failures: PromiseRejectedResult[] = [];
    for (;;) {
      const now = system.now();
      const most = pageSize + woken.size;
      const due = await store.duePeople(nodeId, now, now + furthestMs, most);
      const rest = due.filter((personId) => !woken.has(`${nodeId} ${personId}`));
      const ends = await Promise.allSettled(rest.map((personId) => limited(() => wakeOne(nodeId, personId))));
      failures.push(...ends.filter((end) => end.status === 'rejected'));
      if (due.length < most || rest.length === 0 || isClosed) break;
    }
    if (failures[0]) throw failures[0].reason;
  }

  /** Rejects where the store cannot say whether they are still due. */
  async function wakeOne(nodeId: string, personId: string): Promise<void> {
    const node = nodes.get(nodeId);
    if (!node || isClosed) return;
    const key = `${nodeId} ${personId}`;
    woken.set(key, system.steady());
    try {
      await node.wake(personId);
    } catch {
      // The node has told what went wrong; whoever is still due is woken again.
    }
    const dueAt = await store.dueAt(nodeId, personId);
    const now = system.now();
    if (dueAt === null || (dueAt > now && dueAt <= now + furthestMs)) woken.delete(key);
  }

  return {
    attach(nodeId, node) {
      nodes.set(nodeId, node);
      wakeIn(0);
      return () => {
        if (nodes.get(nodeId) !== node) return;
        nodes.delete(nodeId);
        // A node that is there anew after a Deploy may be able to do what the one before could not.
        for (const key of woken.keys()) if (key.startsWith(`${nodeId} `)) woken.delete(key);
      };
    },
    changed() {
      // A timer would find the round under way, and a node that comes later looks by itself.
      if (isRunning) hasChanged = true;
      else if (nodes.size > 0) wakeIn(changedMs);
    },
    expect: (dueAt) => wakeIn(dueAt - system.now()),
    async remove(nodeId) {
      nodes.delete(nodeId);
      await store.removeAgenda(nodeId);
    },
    async close() {
      isClosed = true;
      stop();
      timer?.cancel();
      await rounds.idle();
    },
  };
}
