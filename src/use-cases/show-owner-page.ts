// What the owner's page shows: the people of one client by name, a page at a time, and the SMS of this month.
import type { OpenAlert } from '../people/conversations';
import type { Glance, Overview } from '../people/overview';
import type { Person } from '../store/records';
import type { AnswerAlerts } from './answer-alerts';
import type { AccountUse, Oversight } from './oversight';

export interface OwnerPageSeen {
  everybody: readonly Person[];
  /** The worst first. */
  alerts: OpenAlert[];
  /** Which page of them this is, from 1 on, and how many there are. */
  page: number;
  pages: number;
  people: Glance[];
  accounts: AccountUse[];
}

/** `everybody` of the client; `page`: one that there is not is the nearest one. */
export type ShowOwnerPage = (everybody: readonly Person[], page: number) => Promise<OwnerPageSeen>;

interface ShowOwnerPageParts {
  overview: Pick<Overview, 'glance'>;
  oversight: Pick<Oversight, 'accounts'>;
  answerAlerts: Pick<AnswerAlerts, 'open'>;
}

export const peopleOnPage = 50;

export function createShowOwnerPage(parts: ShowOwnerPageParts): ShowOwnerPage {
  const { overview, oversight, answerAlerts } = parts;
  return async (everybody, wanted) => {
    const byName = everybody.toSorted((a, b) => a.name.localeCompare(b.name));
    const pages = Math.max(1, Math.ceil(byName.length / peopleOnPage));
    const page = Math.min(pages, Math.max(1, wanted));
    const shown = byName.slice((page - 1) * peopleOnPage, page * peopleOnPage);
    return {
      everybody,
      alerts: await answerAlerts.open(everybody),
      page,
      pages,
      people: await Promise.all(shown.map(overview.glance)),
      accounts: await oversight.accounts(),
    };
  };
}
