// An instance that does nothing but claim: page by page it asks for whom it acts, as a check of everybody does.
import { system } from '../../src/net/system';
import { openPostgresStore } from '../../src/store/postgres/open';
import type { Store } from '../../src/store/store';
import { answer } from '../children';
import { type DatabaseGiven, placeOf } from '../place';

/** As many as a check reads at once. */
const pageSize = 50;

export interface Claimed {
  /** Milliseconds of each page. */
  all: number[];
  /** Of those pages of which somebody was free. */
  won: number[];
  people: number;
}

let store: Store | null = null;

answer({
  async open(database: DatabaseGiven) {
    store = await openPostgresStore(placeOf(database), system);
  },

  async claim({ cloud, clientId }: { cloud: string; clientId: string }): Promise<Claimed> {
    if (!store) throw new Error('not open');
    const claimed: Claimed = { all: [], won: [], people: 0 };
    for (let last = ''; ; ) {
      const page = await store.nextPeople(cloud, clientId, last, pageSize);
      const begun = performance.now();
      const own = await store.ownPeople(page.map(({ id }) => id));
      const ms = performance.now() - begun;
      claimed.all.push(ms);
      if (own.length > 0) claimed.won.push(ms);
      claimed.people += own.length;
      last = page.at(-1)?.userId ?? '';
      if (page.length < pageSize) return claimed;
    }
  },

  async close() {
    await store?.close();
    store = null;
  },
});
