// The good end of a sign-up: the number counts, a personal link, the welcome SMS, and word of it to the flow.
import { hashOf } from '../../net/secrets';
import type { System } from '../../net/system';
import { sentence } from '../../sentences/sentences';
import type { HasPlace } from '../../store/people-store';
import type { Person, PersonChange, StoredSignup } from '../../store/records';
import type { SignupStore } from '../../store/store';
import { type SignupPolicy, titleIn } from './policy';

export interface FinishParts {
  store: Pick<SignupStore, 'proveNumber'>;
  system: Pick<System, 'now' | 'bytes'>;
}

/** A personal link; the store keeps no more than its hash, so the one before ends with it. */
export function newLink(
  system: Pick<System, 'bytes'>,
  { address }: Pick<SignupPolicy, 'address'>,
): { link: string; linkHash: string } {
  const secret = system.bytes(24).toString('base64url');
  return { link: `${address}/me?k=${secret}`, linkHash: hashOf(secret) };
}

/**
 * Ends a sign-up well; the answer is the personal link. `number`: what they are told at from now on, E.164, or null for
 * nothing. `more`: what else changes about them in the same write. `signupId`: only while that sign-up is there; null
 * where it has ended meanwhile or `hasPlace` says no, and nothing is changed then. `ended`: what stands in the place of that sign-up then, by the link.
 */
export async function finishSignup(
  { store, system }: FinishParts,
  policy: SignupPolicy,
  person: Person,
  number: string | null,
  more: PersonChange = {},
  signupId: string | null = null,
  ended: (link: string) => StoredSignup | null = () => null,
  hasPlace: HasPlace | null = null,
): Promise<string | null> {
  const { link, linkHash } = newLink(system, policy);
  const change = {
    number,
    numberState: number === null ? ('none' as const) : ('proven' as const),
    linkHash,
    // A person who gives a new number wants SMS at it, even where the old number had answered STOP.
    ...(number !== null && number !== person.number ? { sms: true, stopped: false } : {}),
    ...more,
  };
  const welcome = number === null ? null : { to: number, smsKey: `welcome ${linkHash}` };
  const pass = welcome && { ...welcome, at: system.now() };
  if (!(await store.proveNumber(person.id, change, pass, signupId, ended(link), hasPlace))) return null;
  if (welcome) {
    const fill = { who: person.name, title: titleIn(policy, person.language), link };
    policy.send({
      payload: sentence(person.language, 'signup.sms.welcome', fill),
      ...welcome,
      person: { id: person.id, name: person.name },
    });
  }
  policy.happened('confirmed', { id: person.id, name: person.name });
  return link;
}
