// Signing up: from the form to a proven number. Nothing but codes goes to a number before it is proven.
import { hashOf, isSame } from '../net/secrets';
import { earliestTime, type System } from '../net/system';
import { oneAtATime } from '../net/turns';
import { type SentenceKey, sentence } from '../sentences/sentences';
import { Trouble } from '../sentences/trouble';
import type { Person, PersonChange, StoredSignup } from '../store/records';
import type { Store } from '../store/store';

/** What one sign-up node's owner decided, and where its msgs go. */
export interface SignupTerms {
  nodeId: string;
  cloud: string;
  clientId: string;
  /** How a number is proven: by a code, by the owner's click, or none is asked for. */
  confirm: 'sms' | 'owner' | 'none';
  /** A word that has to be known, or empty. */
  invitation: string;
  mostPeople: number;
  codesPerDay: number;
  /** The page's heading; it stands in the SMS too. Empty for one in the language of whoever reads it. */
  title: string;
  /** The page's public address. */
  address: string;
  send(sms: SignupSms): void;
  happened(what: SignupEvent, person: { id: string; name: string }): void;
  /** No code may go out any more today. */
  capReached(): void;
  /** Somebody new was turned away: there are that many people already. */
  full(count: number): void;
}

export interface SignupSms {
  payload: string;
  to: string;
  /** One for each code and each welcome: see `fitbit-sms-out`. */
  smsKey: string;
  /** Whom it is about: when they leave, it goes with them. */
  person: { id: string; name: string };
}

export type SignupEvent = 'joined' | 'confirmed' | 'reconnected' | 'left';

/** What somebody typed, read and found well-formed. */
export interface SignupForm {
  name: string;
  /** E.164, or null. */
  number: string | null;
  language: string;
}

interface Progress extends SignupForm {
  /** `arrived`: the consent has brought the person, and what follows from it has not begun. */
  stage: 'consent' | 'arrived' | 'code' | 'owner';
  /** Whether this sign-up brought the person, so that they go with it. */
  isNew: boolean;
  mostPeople: number;
  codeHash: string;
  codeUntil: number;
  tries: number;
  codes: number;
}

/** Where a sign-up stands, for the page to show. */
export type SignupStage =
  | { stage: 'form' }
  | { stage: 'consent' }
  | { stage: 'arrived' }
  | { stage: 'code'; number: string; isSent: boolean; isUsedUp: boolean }
  | { stage: 'owner' };

/** What a consent leads to. `isBack`: who was connected before, and all but the link is as it was. */
export type Arrived =
  | { next: 'done'; link: string; isBack: boolean }
  | { next: 'code' }
  | { next: 'owner' }
  | { next: 'gone' };

export type CodeAnswer =
  | { ok: true; link: string }
  | { ok: false; why: 'wrong' | 'late' | 'used-up' | 'no-code' | 'nothing-to-prove' };

export interface Signups {
  /** Of a sign-up on this node's page. */
  stage(nodeId: string, id: string): Promise<SignupStage>;
  /** On which node's page a sign-up began, or null. */
  nodeOf(id: string): Promise<string | null>;
  /** Keeps what was typed until the consent comes back. */
  begin(terms: SignupTerms, id: string, form: SignupForm): Promise<void>;
  /**
   * The row to save together with the person that a consent brings; null where a known person goes on without one.
   * Throws a Trouble where nobody new may come: the sign-up is over, or there is no place left.
   */
  arriving(
    id: string,
    account: { cloud: string; clientId: string },
    known: Person | null,
  ): Promise<StoredSignup | null>;
  /** The consent has brought a person: sends the code, or ends the sign-up. */
  arrived(terms: SignupTerms, id: string): Promise<Arrived>;
  /** Sends another code. The key of a sentence where none may go. */
  sendCode(terms: SignupTerms, id: string): Promise<SentenceKey | null>;
  /** The same right code once more, by a second click, leads to the same link. */
  enterCode(terms: SignupTerms, id: string, code: string): Promise<CodeAnswer>;
  /** The number that waits for the owner's word, or null. */
  waitingForOwner(personId: string): Promise<string | null>;
  /** Stands for a number where the number itself is not shown; good until the next start. */
  numberMark(personId: string, number: string | null): string;
  /**
   * The owner's word for the number that they were shown, by its `numberMark`. Throws a Trouble where another one
   * waits by now, or none.
   */
  confirmByOwner(terms: SignupTerms | null, personId: string, shown: string): Promise<void>;
  /**
   * The owner says what somebody's number is (E.164, or null for none), and what else is to `change` with it: what
   * waited for a code or for their word is over. Throws a Trouble where nobody has that id.
   */
  numberByOwner(
    terms: SignupTerms | null,
    personId: string,
    number: string | null,
    change: PersonChange,
  ): Promise<void>;
  /**
   * Forgets what was not finished within an hour, on whichever node's page, gone or not, and what else is kept no
   * longer than that. `remove` revokes and deletes a person if their sign-up still stands; who `isRevocable` says no to
   * waits until their client is known again.
   */
  forgetUnfinished(
    isRevocable: (person: Person) => boolean,
    remove: (personId: string, signupId: string) => Promise<unknown>,
  ): Promise<void>;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
export const signupMs = hour;
const codeMs = 10 * minute;
const mostTries = 5;
const codesPerHour = 3;

function titleIn({ title }: SignupTerms, language: string): string {
  return title || sentence(language, 'signup.title');
}

export function createSignups({ store, system }: { store: Store; system: System }): Signups {
  // Of requests that come at the same time, each has to see what the one before it counted.
  const inTurn = oneAtATime();
  // Without it, a mark could be looked up by trying all numbers.
  const markKey = system.bytes(24).toString('base64url');
  const numberMark = (personId: string, number: string | null) =>
    hashOf(`${markKey} ${personId} ${number}`).slice(0, 16);

  /** When each began, by the steady clock: one that is set right ends no sign-up that is under way. */
  const begunAt = new Map<string, number>();
  const isOver = ({ id, createdAt }: StoredSignup) => {
    const begun = begunAt.get(id);
    // By a clock that had not been set yet: the next sweep stamps it anew.
    if (createdAt < earliestTime) return false;
    return (begun === undefined ? system.now() - createdAt : system.steady() - begun) > signupMs;
  };

  async function load(id: string): Promise<{ row: StoredSignup; progress: Progress } | null> {
    const row = await store.signup(id);
    if (!row || isOver(row)) return null;
    return { row, progress: JSON.parse(row.state) };
  }

  const saved = (row: StoredSignup, progress: Progress): StoredSignup => ({
    ...row,
    state: JSON.stringify(progress),
  });

  /** Six digits, each code as likely as any other. */
  function newCode(): string {
    for (;;) {
      const number = system.bytes(4).readUInt32BE(0);
      // What is above the last whole million of the range would make low codes likelier.
      if (number < 4_294_000_000) return String(number % 1_000_000).padStart(6, '0');
    }
  }

  async function sendCodeNow(terms: SignupTerms, id: string): Promise<SentenceKey | null> {
    const found = await load(id);
    if (found?.progress.stage !== 'code' || found.progress.number === null) return 'signup.gone';
    const { row, progress } = found;
    const now = system.now();
    const numberHash = hashOf(found.progress.number);
    const { ofNumber, ofNode } = await store.countCodes(row.nodeId, numberHash, now - hour, now - day);
    if (ofNumber >= codesPerHour) return 'signup.code-again-later';
    if (ofNode >= terms.codesPerDay) {
      terms.capReached();
      return 'signup.codes-used-up';
    }
    const code = newCode();
    const codes = progress.codes + 1;
    const next = {
      ...progress,
      codeHash: hashOf(`${id} ${code}`),
      codeUntil: now + codeMs,
      tries: 0,
      codes,
    };
    const to = found.progress.number;
    const smsKey = `code ${id} ${codes}`;
    await store.keepCode(saved(row, next), numberHash, { to, smsKey }, now);
    // Its holder hears that somebody tried; who typed it is shown the same page as for any other number.
    const isKnown = (await store.personsOfNumber(found.progress.number)).some(
      ({ numberState }) => numberState === 'proven',
    );
    const key = isKnown ? 'signup.sms.code-known' : 'signup.sms.code';
    terms.send({
      payload: sentence(progress.language, key, { code, title: titleIn(terms, progress.language) }),
      to,
      smsKey,
      person: { id: row.personId ?? '', name: progress.name },
    });
    return null;
  }

  const sendCode = (terms: SignupTerms, id: string) => inTurn('codes', () => sendCodeNow(terms, id));

  /** The number in whose sign-up a person waits for the owner's word. */
  async function owners(personId: string): Promise<{ number: string } | null> {
    for (const row of await store.signupsOfPerson(personId)) {
      const { stage, number }: Progress = JSON.parse(row.state);
      if (stage === 'owner' && number !== null) return { number };
    }
    return null;
  }

  /** A personal link; the store keeps no more than its hash, so the one before ends with it. */
  function newLink({ address }: SignupTerms): { link: string; linkHash: string } {
    const secret = system.bytes(24).toString('base64url');
    return { link: `${address}/me?k=${secret}`, linkHash: hashOf(secret) };
  }

  /** Ends a sign-up well: a personal link, the welcome, and word of it. */
  async function finish(
    terms: SignupTerms,
    person: Person,
    number: string | null,
    more: PersonChange = {},
  ): Promise<string> {
    const { link, linkHash } = newLink(terms);
    const change = {
      number,
      numberState: number === null ? ('none' as const) : ('proven' as const),
      linkHash,
      // Who gives a new number wants to hear by it, whatever the old one answered.
      ...(number !== null && number !== person.number ? { sms: true, stopped: false } : {}),
      ...more,
    };
    const welcome = number === null ? null : { to: number, smsKey: `welcome ${linkHash}` };
    await store.proveNumber(person.id, change, welcome && { ...welcome, at: system.now() });
    if (welcome) {
      const fill = { who: person.name, title: titleIn(terms, person.language), link };
      terms.send({
        payload: sentence(person.language, 'signup.sms.welcome', fill),
        ...welcome,
        person: { id: person.id, name: person.name },
      });
    }
    terms.happened('confirmed', { id: person.id, name: person.name });
    return link;
  }

  async function arrive(terms: SignupTerms, id: string): Promise<Arrived> {
    const found = await load(id);
    const person = found?.row.personId ? await store.person(found.row.personId) : null;
    if (!found || !person) return { next: 'gone' };
    const { row, progress } = found;
    const { stage, number, isNew } = progress;
    // A second look, after a reload or a crash.
    if (stage === 'code' || stage === 'owner') return { next: stage };
    terms.happened(isNew ? 'joined' : 'reconnected', { id: person.id, name: person.name });
    const isProven = number === null || (person.number === number && person.numberState === 'proven');
    if (isProven && !isNew) {
      // Who lost the link to their page gets one this way: the cloud has just said who they are.
      const { link, linkHash } = newLink(terms);
      await store.proveNumber(person.id, { linkHash });
      return { next: 'done', link, isBack: true };
    }
    if (isProven || terms.confirm === 'none') {
      const kept = person.numberState === 'proven' ? person.number : null;
      return { next: 'done', link: await finish(terms, person, kept), isBack: false };
    }
    const next = terms.confirm === 'owner' ? 'owner' : 'code';
    await store.saveSignup(saved(row, { ...progress, stage: next }));
    if (next === 'code') await sendCode(terms, id);
    return { next };
  }

  /** How sign-ups have just ended: who presses twice is led to the same page. In memory, as the link is a secret. */
  const ended = new Map<string, { codeHash: string; link: string; at: number }>();

  /** The link that this sign-up ended with, for the same code and as long as a code counts. */
  function endOf(id: string, given: string): string | null {
    const end = ended.get(id);
    if (!end) return null;
    if (isSame(given, end.codeHash) && system.steady() - end.at <= codeMs) return end.link;
    // A wrong code ends it: nobody gets to try.
    ended.delete(id);
    return null;
  }

  async function enter(terms: SignupTerms, id: string, code: string): Promise<CodeAnswer> {
    const digits = code.replace(/\D/g, '');
    const given = hashOf(`${id} ${digits}`);
    const again = endOf(id, given);
    if (again) return { ok: true, link: again };
    const found = await load(id);
    const person = found?.row.personId ? await store.person(found.row.personId) : null;
    if (!found || !person || found.progress.stage !== 'code') return { ok: false, why: 'nothing-to-prove' };
    const { row, progress } = found;
    if (progress.tries >= mostTries) return { ok: false, why: 'used-up' };
    // A slip, and no try.
    if (digits.length !== 6) return { ok: false, why: 'no-code' };
    // No code at all: none could go out yet.
    if (progress.codeHash === '' || system.now() > progress.codeUntil) return { ok: false, why: 'late' };
    if (!isSame(given, progress.codeHash)) {
      // Counted on disk before it is answered: a restart must not give five tries more.
      await store.saveSignup(saved(row, { ...progress, tries: progress.tries + 1 }));
      return { ok: false, why: progress.tries + 1 >= mostTries ? 'used-up' : 'wrong' };
    }
    const link = await finish(terms, person, progress.number);
    ended.set(id, { codeHash: given, link, at: system.steady() });
    return { ok: true, link };
  }

  return {
    async stage(nodeId, id) {
      const found = await load(id);
      if (found?.row.nodeId !== nodeId) return { stage: 'form' };
      const { stage, number, codeHash, tries } = found.progress;
      if (stage !== 'code') return { stage };
      return number === null
        ? { stage: 'consent' }
        : { stage, number, isSent: codeHash !== '', isUsedUp: tries >= mostTries };
    },

    async nodeOf(id) {
      return (await store.signup(id))?.nodeId ?? null;
    },

    async begin(terms, id, form) {
      const progress: Progress = {
        ...form,
        stage: 'consent',
        isNew: false,
        mostPeople: terms.mostPeople,
        codeHash: '',
        codeUntil: 0,
        tries: 0,
        codes: 0,
      };
      const row = { id, nodeId: terms.nodeId, personId: null, createdAt: system.now() };
      begunAt.set(id, system.steady());
      await store.saveSignup({ ...row, state: JSON.stringify(progress) });
    },

    async arriving(id, { cloud, clientId }, known) {
      const found = await load(id);
      // Whose number was never proven is as new as on the first day.
      const isNew = known === null || known.numberState === 'unproven';
      if (!found) {
        if (isNew) throw new Trouble('signup-gone', 'signup.gone');
        return null;
      }
      const { row, progress } = found;
      // Only now: before the consent nobody can tell who comes back from who comes.
      if (known === null && (await store.countPeople(cloud, clientId)) >= progress.mostPeople) {
        throw new Trouble('signup-full', 'signup.full');
      }
      return saved(row, { ...progress, isNew, stage: 'arrived' });
    },

    arrived: (terms, id) => inTurn(id, () => arrive(terms, id)),
    sendCode: (terms, id) => inTurn(id, () => sendCode(terms, id)),
    enterCode: (terms, id, code) => inTurn(id, () => enter(terms, id, code)),

    async waitingForOwner(personId) {
      return (await owners(personId))?.number ?? null;
    },

    numberMark,

    confirmByOwner: (terms, personId, shown) =>
      inTurn(personId, async () => {
        const person = await store.person(personId);
        const waiting = await owners(personId);
        const number = waiting?.number ?? person?.number ?? null;
        const isOpen = waiting !== null || person?.numberState === 'unproven';
        if (!person || !isOpen || numberMark(personId, number) !== shown) {
          throw new Trouble('number-changed', 'person.number-changed');
        }
        if (terms) await finish(terms, person, number);
        // No page, and so no welcome with a link to one.
        else await store.proveNumber(personId, { number, numberState: 'proven' });
      }),

    numberByOwner: (terms, personId, number, change) =>
      inTurn(personId, async () => {
        const person = await store.person(personId);
        if (!person) throw new Trouble('person-unknown', 'person.unknown.removed');
        const isWaiting = person.numberState === 'unproven' || (await owners(personId)) !== null;
        // Who signed up and waits for their number gets the link to their page with it.
        if (terms && isWaiting && number !== null) {
          await finish(terms, { ...person, ...change }, number, change);
          return;
        }
        await store.proveNumber(personId, {
          ...change,
          number,
          numberState: number === null ? 'none' : 'proven',
          // It was the number that answered STOP.
          ...(number === person.number ? {} : { stopped: false }),
        });
      }),

    async forgetUnfinished(isRevocable, remove) {
      const now = system.now();
      await store.forgetOld(now - day, now - hour, now);
      for (const [id, begun] of begunAt) if (system.steady() - begun > 2 * signupMs) begunAt.delete(id);
      for (const [id, { at }] of ended) if (system.steady() - at > codeMs) ended.delete(id);
      for (const row of await store.signupsBefore(now - signupMs)) {
        if (!isOver(row)) continue;
        const { stage, isNew }: Progress = JSON.parse(row.state);
        // The person's part is done; the owner's click has no hurry.
        if (stage === 'owner') continue;
        const person = isNew && row.personId ? await store.person(row.personId) : null;
        // The owner may have vouched for the number since.
        if (person?.numberState === 'unproven') {
          // One who cannot be removed must not keep the others.
          if (isRevocable(person)) await remove(person.id, row.id).catch(() => undefined);
          continue;
        }
        await store.removeSignup(row.id);
      }
    },
  };
}
