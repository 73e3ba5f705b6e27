// That an instance is there: its row, a beat every two seconds by the database's clock, and what it hears of the others.
import { createEvent } from '../../net/event';
import type { System } from '../../net/system';
import type { Instances } from '../instance-store';
import { beatOn, createOthers, createStep, leaveOn, listOn, registerOn } from './beats';
import type { Connection } from './connection';
import { createHeardConnection } from './heard-connection';
import { createHinting } from './hints';

/** A beat so often. */
const beatMs = 2_000;
const soonMs = 100;
/** By the own clock an instance stops acting a little sooner than others may take it for lost. */
const actMs = 8_000;
/** A connection that does not answer within this is made anew, so that there is time for another beat. */
const waitMs = 3_000;
/** What could not be taken at once, as the database did not answer, is looked for again after so many beats. */
const beatsBetweenLooks = 30;

export interface Presence extends Omit<Instances, 'isShared'> {
  /** It has changed something in the store: others look again with their next beat. */
  noteWrite(): void;
  /** Why its beats fail, once it is late by that; else null. Its other connection may be well all the same. */
  trouble(): unknown;
  /** Lets the others hear that notifications wait for them. */
  hint(): void;
  /** Beats now, as something was written with an epoch that is none any more. Never rejects. */
  renew(): Promise<void>;
  /** What it owns is free at once, and the others hear of it. Never rejects. */
  close(): Promise<void>;
}

export interface PresenceParts {
  /** Opens a connection, on which what the others hint at is heard, and each answer is waited for so long. */
  open(heard: () => void, waitMs: number): Promise<Connection>;
  system: Pick<System, 'now' | 'steady' | 'after'>;
  name: string;
  version: string;
  /** Another instance has changed something, or this one is late by beats that fail, or is not any more. */
  onChange(): void;
}

/** Registers this instance. Rejects where the database does not answer. */
export async function openPresence(parts: PresenceParts): Promise<Presence> {
  const { system, name, version, onChange } = parts;
  const free = createEvent();
  const waiting = createEvent();
  let epoch = 0;
  /** When it was last known to be there, by the steady clock and by the time of day. */
  let since = { steady: Number.NEGATIVE_INFINITY, now: 0 };
  const others = createOthers();
  const step = createStep();
  let writes = 0;
  let cancel: () => void = () => undefined;
  let beating: Promise<void> = Promise.resolve();
  let beats = 0;
  let isSoon = false;
  let isClosed = false;

  /** Posts that come one after the other are heard of together. */
  function heard(): void {
    if (isClosed || isSoon) return;
    isSoon = true;
    cancel();
    cancel = system.after(soonMs, () => void beatAgain());
  }

  /** A machine that slept is late, though its steady clock may have slept as well: then the time of day has jumped. */
  const isInTime = () => system.steady() - since.steady < actMs && system.now() - since.now < actMs;
  const clocks = () => ({ steady: system.steady(), now: system.now() });

  const hindrance = createHindrance(isInTime, onChange);
  const connection = createHeardConnection(() => parts.open(heard, waitMs));

  const hint = createHinting(system, connection.use, soonMs);

  async function register(on: Connection): Promise<void> {
    const sent = clocks();
    const registered = await registerOn(on, { name, version, now: sent.now });
    others.begin(registered);
    step.take(registered);
    epoch = registered.epoch;
    since = sent;
  }

  /** Whoever was late registers anew: what it had is another one's, or free. */
  async function beat(on: Connection): Promise<void> {
    const sent = clocks();
    const told = await beatOn(on, { epoch, now: sent.now, writes });
    // What a newer version has made of the store is nothing to act by: those who know it do.
    if (told.isShutOut) return told.isThere ? leaveOn(on, epoch) : undefined;
    const { hasGone, hasWritten } = others.take(told);
    if (told.isThere) {
      since = sent;
      step.take(told);
    } else await register(on);
    beats += 1;
    if (!told.isThere || hasGone || beats % beatsBetweenLooks === 0) free.emit();
    if (told.isWaiting) waiting.emit();
    if (hasWritten) onChange();
  }

  /** A beat that fails is made up for by the next: until then this instance is late by its own clock, too. */
  function beatAgain(): Promise<void> {
    cancel();
    isSoon = false;
    beating = beating
      .then(() => (isClosed ? undefined : connection.use(beat)))
      .then(() => hindrance.note(null), hindrance.note)
      .then(() => {
        // What was hinted at meanwhile is looked at soon.
        if (isSoon) return;
        cancel();
        if (!isClosed) cancel = system.after(beatMs, () => void beatAgain());
      });
    return beating;
  }

  await connection.use(register);
  cancel = system.after(beatMs, () => void beatAgain());

  return {
    epoch: () => epoch,
    async mayAct(asked) {
      // A process that stood still asks whether anybody has noticed.
      if (asked === epoch && !isInTime()) await beatAgain();
      return !isClosed && asked === epoch && isInTime();
    },
    outOfStepMs: step.ms,
    instances: () => connection.use((on) => listOn(on, epoch)),
    onFree: free.on,
    onWaiting: waiting.on,
    hint,
    trouble: hindrance.trouble,
    noteWrite() {
      writes += 1;
    },
    renew: beatAgain,
    async close() {
      if (isClosed) return beating;
      isClosed = true;
      cancel();
      await beating;
      await connection.use((on) => leaveOn(on, epoch)).catch(() => undefined);
      await connection.end();
    },
  };
}

/** Why beats fail, once the instance is late by that. `onNews` is called when that begins, and when it is over. */
function createHindrance(isInTime: () => boolean, onNews: () => void) {
  let trouble: unknown = null;
  return {
    trouble: () => trouble,
    /** How a beat ended: null where it went well. */
    note(error: unknown): void {
      const isTroubled = error !== null && !isInTime();
      const isNews = isTroubled !== (trouble !== null);
      trouble = isTroubled ? error : null;
      if (isNews) onNews();
    },
  };
}
