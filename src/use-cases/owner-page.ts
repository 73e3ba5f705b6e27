// The owner's page of a client: where it is served, and the one link that opens it, of which only a fingerprint is kept.
import type { Reopening } from '../net/reopening';
import { hashOf, isSame } from '../net/secrets';
import type { System } from '../net/system';
import type { FactStore } from '../store/store';
import { ownerPath } from './paths';

export interface ClientName {
  cloud: string;
  clientId: string;
}

/** `base`: what stands before our paths, from outside. */
export interface OwnerPage extends ClientName {
  base: string;
}

export interface OwnerPages {
  /** A config serves its public address. The answer ends that; `returns`: a Deploy does it, to open it again. */
  open(page: OwnerPage): (returns?: boolean) => void;
  /** Since when there is a link, ms since 1970 UTC; null without one. */
  madeAt(client: ClientName): Promise<number | null>;
  /** The address of a new link, whole, this once. The one before ends with it. */
  makeLink(page: OwnerPage): Promise<string>;
  revokeLink(client: ClientName): Promise<void>;
  /** What the secret of a link opens; `away` while a Deploy has closed that for a moment, null for any other secret. */
  find(secret: string): Promise<OwnerPage | 'away' | null>;
}

interface OwnerPagesParts {
  store: FactStore;
  system: Pick<System, 'bytes' | 'now'>;
  reopening: Reopening;
}

interface KeptLink {
  hash: string;
  madeAt: number;
}

const nameOf = ({ cloud, clientId }: ClientName) => `owner-link ${cloud} ${clientId}`;

export function createOwnerPages({ store, system, reopening }: OwnerPagesParts): OwnerPages {
  /** Several configs may have the same client. */
  const open = new Set<OwnerPage>();
  /** As they were, so that a link which a Deploy has closed is told from one that is wrong. */
  const closed = new Map<string, OwnerPage>();

  const kept = async (client: ClientName) => readLink(await store.fact(nameOf(client)));

  /** Each client once, those that are open first. */
  function candidates(): OwnerPage[] {
    const all = [...open, ...[...closed].flatMap(([name, page]) => (reopening.has(name) ? [page] : []))];
    return [...new Map(all.toReversed().map((page) => [nameOf(page), page])).values()];
  }

  return {
    open(page) {
      const name = nameOf(page);
      open.add(page);
      closed.delete(name);
      reopening.delete(name);
      return (returns = false) => {
        if (!open.delete(page) || !returns) return;
        closed.set(name, page);
        reopening.add(name);
      };
    },
    madeAt: async (client) => (await kept(client))?.madeAt ?? null,
    async makeLink(page) {
      const secret = system.bytes(24).toString('base64url');
      await store.setFact(nameOf(page), `${system.now()} ${hashOf(secret)}`);
      return `${page.base}${ownerPath}?k=${secret}`;
    },
    revokeLink: (client) => store.setFact(nameOf(client), ''),
    async find(secret) {
      const hash = hashOf(secret);
      let found: OwnerPage | null = null;
      // All of them, so that the time tells nothing of which there are.
      for (const page of candidates()) {
        const link = await kept(page);
        if (link && isSame(hash, link.hash)) found = page;
      }
      return found === null || open.has(found) ? found : 'away';
    },
  };
}

/** Null where there is none, or where it was revoked. */
function readLink(text: string | null): KeptLink | null {
  const [, madeAt, hash] = /^(\d+) ([\w-]{43})$/.exec(text ?? '') ?? [];
  return madeAt === undefined || hash === undefined ? null : { madeAt: Number(madeAt), hash };
}
