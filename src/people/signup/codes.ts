// The codes that prove a number: six digits by SMS, each good for ten minutes, with five tries after the newest; three an hour
// for one number. SMS come late and in any order, so that a newer code does not end the one before.

import { isByMsg } from '../../clouds/registry';
import { hashOf, isSame } from '../../net/secrets';
import type { System } from '../../net/system';
import { type SentenceKey, sentence } from '../../sentences/sentences';
import type { CodeCounts, Person } from '../../store/records';
import type { Instances, PeopleStore, SignupStore } from '../../store/store';
import { createSignupEnds } from './ends';
import { finishSignup } from './finish';
import { mostTries, type PendingSignups, type Progress, rowWith } from './pending';
import { hasPlaceAmong } from './places';
import { type SignupPolicy, titleIn } from './policy';

export type CodeAnswer =
  | { ok: true; link: string; isBack: boolean }
  | { ok: false; why: 'wrong' | 'late' | 'used-up' | 'no-code' | 'nothing-to-prove' | 'full' };

export interface Codes {
  /** Sends another code. The key of a sentence where none may go. */
  send(policy: SignupPolicy, id: string): Promise<SentenceKey | null>;
  /**
   * Tries a code. The right one a second time, within its ten minutes, gives the same link. `isBack`: who was here before,
   * as far as the code alone says so.
   */
  enter(policy: SignupPolicy, id: string, code: string): Promise<CodeAnswer>;
  /** Forgets the links of sign-ups that ended longer ago than a code counts. */
  forgetEnded(): void;
}

interface CodesParts {
  store: SignupStore & Pick<PeopleStore, 'person' | 'personsOfNumber'> & Pick<Instances, 'isShared'>;
  system: System;
  pending: PendingSignups;
}

const codeMs = 10 * 60_000;
const codesPerHour = 3;

export function createCodes({ store, system, pending }: CodesParts): Codes {
  const ends = createSignupEnds({ store, system });

  async function send(policy: SignupPolicy, id: string): Promise<SentenceKey | null> {
    const found = await pending.load(id);
    if (found?.progress.stage !== 'code' || found.progress.number === null) return 'signup.gone';
    const { row, progress } = found;
    const to = found.progress.number;
    const now = system.now();
    const numberHash = hashOf(to);
    const code = newCode(system);
    const codes = progress.codes + 1;
    const codeHash = hashOf(`${id} ${code}`);
    const codesBefore = codesOf(progress).filter(({ until }) => now <= until);
    const next = { ...progress, codeHash, codeUntil: now + codeMs, codesBefore, tries: 0, codes };
    const smsKey = `code ${id} ${codes}`;
    const mayGo = ({ ofNumber, ofNode }: CodeCounts) => {
      if (ofNumber >= codesPerHour) return 'cap-number';
      return ofNode >= policy.codesPerDay ? 'cap-node' : 'kept';
    };
    const verdict = await store.keepCode(
      rowWith(row, next),
      numberHash,
      { to, smsKey },
      now,
      mayGo,
      row.state,
    );
    if (verdict === 'cap-number') return 'signup.code-again-later';
    if (verdict === 'cap-node') {
      policy.capReached();
      return 'signup.codes-used-up';
    }
    // Another instance was faster with one: that is the code.
    if (verdict === 'over') return (await pending.load(id)) ? null : 'signup.gone';
    // Its holder hears that somebody tried; who typed it is shown the same page as for any other number.
    const isKnown = (await store.personsOfNumber(to)).some(({ numberState }) => numberState === 'proven');
    const key = isKnown ? 'signup.sms.code-known' : 'signup.sms.code';
    policy.send({
      payload: sentence(progress.language, key, { code, title: titleIn(policy, progress.language) }),
      to,
      smsKey,
      person: { id: row.personId ?? '', name: progress.name },
    });
    return null;
  }

  async function enter(policy: SignupPolicy, id: string, code: string): Promise<CodeAnswer> {
    const digits = code.replace(/\D/g, '');
    const given = hashOf(`${id} ${digits}`);
    const again = await ends.of(id, given);
    if (again) return { ok: true, link: again.link, isBack: again.isBack };
    const found = await pending.load(id);
    const person = found?.row.personId ? await store.person(found.row.personId) : null;
    if (!found || !person || found.progress.stage !== 'code') return { ok: false, why: 'nothing-to-prove' };
    const { progress } = found;
    if (progress.tries >= mostTries) return { ok: false, why: 'used-up' };
    // A slip, and no try.
    if (digits.length !== 6) return { ok: false, why: 'no-code' };
    const now = system.now();
    const good = codesOf(progress).filter(({ until }) => now <= until);
    // No code at all: none could go out yet.
    if (good.length === 0) return { ok: false, why: 'late' };
    if (!good.some(({ hash }) => isSame(given, hash))) {
      // Counted on disk before it is answered: a restart must not give five tries more.
      const counted = JSON.stringify({ ...progress, tries: progress.tries + 1 });
      // Another instance has counted one meanwhile: this one counts as well.
      if (!(await store.changeSignup(id, counted, found.row.state)) && (await pending.load(id)))
        return enter(policy, id, code);
      return { ok: false, why: progress.tries + 1 >= mostTries ? 'used-up' : 'wrong' };
    }
    const isByCode = isByMsg(policy.cloud);
    const isBack = isByCode && !progress.isNew;
    const ended = (made: string) => ends.rowOf(found.row, given, { link: made, isBack });
    let isFull = false;
    const hasPlace = (people: readonly Person[]) => {
      isFull = !hasPlaceAmong(policy, people);
      return !isFull;
    };
    const asked = isByCode && progress.isNew ? hasPlace : null;
    const link = await finishSignup({ store, system }, policy, person, progress.number, {}, id, ended, asked);
    if (link === null) {
      if (isFull) return { ok: false, why: 'full' };
      // A second press at the same time may have come to another instance; else the owner has given another number meanwhile,
      // or removed the person.
      const end = await ends.of(id, given);
      return end ? { ok: true, ...end } : { ok: false, why: 'nothing-to-prove' };
    }
    ends.keep(id, given, { link, isBack });
    return { ok: true, link, isBack };
  }

  return {
    send,
    enter,
    forgetEnded: ends.forgetOld,
  };
}

/** The codes of a sign-up, those that are too old among them; none where none could go out yet. */
function codesOf({ codeHash, codeUntil, codesBefore = [] }: Progress): { hash: string; until: number }[] {
  return codeHash === '' ? [] : [...codesBefore, { hash: codeHash, until: codeUntil }];
}

/** Six digits, each code as likely as any other. */
function newCode(system: Pick<System, 'bytes'>): string {
  for (;;) {
    const number = system.bytes(4).readUInt32BE(0);
    // Random numbers above the last whole million of the range are drawn anew: they would make low codes likelier.
    if (number < 4_294_000_000) return String(number % 1_000_000).padStart(6, '0');
  }
}
