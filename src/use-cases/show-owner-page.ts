// What the owner's page shows: the people of one client by name, a page at a time, and the SMS of this month.
import type { Glance, Overview } from '../people/overview';
import type { PeopleStore } from '../store/store';
import type { AccountUse, Oversight } from './oversight';
import type { ClientName } from './owner-page';

export interface OwnerPageSeen {
  /** How many people there are. */
  count: number;
  /** Which page of them this is, from 1 on, and how many there are. */
  page: number;
  pages: number;
  people: Glance[];
  accounts: AccountUse[];
}

/** `page`: one that there is not is the nearest one. */
export type ShowOwnerPage = (client: ClientName, page: number) => Promise<OwnerPageSeen>;

interface ShowOwnerPageParts {
  store: Pick<PeopleStore, 'peopleOfClient'>;
  overview: Pick<Overview, 'glance'>;
  oversight: Pick<Oversight, 'accounts'>;
}

export const peopleOnPage = 50;

export function createShowOwnerPage({ store, overview, oversight }: ShowOwnerPageParts): ShowOwnerPage {
  return async ({ cloud, clientId }, wanted) => {
    const everybody = await store.peopleOfClient(cloud, clientId);
    const byName = everybody.toSorted((a, b) => a.name.localeCompare(b.name));
    const pages = Math.max(1, Math.ceil(byName.length / peopleOnPage));
    const page = Math.min(pages, Math.max(1, wanted));
    const shown = byName.slice((page - 1) * peopleOnPage, page * peopleOnPage);
    return {
      count: byName.length,
      page,
      pages,
      people: await Promise.all(shown.map(overview.glance)),
      accounts: await oversight.accounts(),
    };
  };
}
