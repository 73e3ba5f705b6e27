// What the dialog stored, as the engine takes it.
import type { Node, NodeDef } from 'node-red';
import { homeOnly, readNetworks } from '../../src/web/allowed';
import { filled } from '../common/filled';
import { pathOr } from '../common/public-place';

export interface SignupDef extends NodeDef {
  config: string;
  path: string;
  title: string;
  contact: string;
  ownText: string;
  confirm: 'sms' | 'owner' | 'none';
  countries: string;
  maxPeople: number | string;
  dailyCodes: number | string;
  allow: 'any' | 'home' | 'list';
  allowList: string;
  trustProxies: string;
  /** Whether an invitation word was typed; the word itself is a credential, and may be lost. */
  asksInvitation: boolean;
}

export type SignupNode = Node<{ invitation?: string }>;

/** The word that guests have to know; empty for none. */
export const invitationOf = ({ credentials }: SignupNode): string => filled(credentials?.invitation);

/** A page of a few paragraphs; the editor says so while it is typed. */
const mostOwnText = 2_000;

export const countriesOf = ({ countries }: SignupDef): string[] =>
  (countries ?? '').split(/[\s,;]+/).filter(Boolean);

/** What the pages say, and who may open them. */
export function pagesOf(def: SignupDef) {
  return {
    path: pathOr('/fitbit/signup', def.path),
    contact: (def.contact ?? '').trim(),
    ownText: (def.ownText ?? '').trim().slice(0, mostOwnText),
    allowed:
      def.allow === 'home' ? homeOnly() : def.allow === 'list' ? readNetworks(def.allowList ?? '') : null,
    proxies: readNetworks(def.trustProxies ?? ''),
  };
}

/** Who may join, and what they have to prove. */
export function rulesOf(def: SignupDef) {
  return {
    confirm: def.confirm,
    mostPeople: Number(def.maxPeople) || 100,
    codesPerDay: Number(def.dailyCodes) || 30,
    title: (def.title ?? '').trim(),
  };
}
