// Promises of the link to the owner's page: only the newest one opens it, and only that of its own client.
import should = require('should');

import { createReopening } from '../../../src/net/reopening';
import { createOwnerPages, type OwnerPage, type OwnerPages } from '../../../src/use-cases/owner-page';
import { type FakeSystem, fakeSystem } from '../../support/fake-system';
import { type TempStore, tempStore } from '../../support/temp-store';

const club: OwnerPage = { cloud: 'google-health', clientId: 'club', base: 'https://pi.example.org/home' };
const family: OwnerPage = { cloud: 'google-health', clientId: 'family', base: 'https://pi.example.org' };
const secretOf = (link: string) => new URL(link).searchParams.get('k') ?? '';

describe('use cases: the link to the owner’s page', () => {
  let system: FakeSystem;
  let temp: TempStore;
  let pages: OwnerPages;

  beforeEach(async () => {
    system = fakeSystem();
    temp = await tempStore(system);
    pages = createOwnerPages({ store: temp.store, system, reopening: createReopening(system) });
  });
  afterEach(() => temp.remove());

  it('opens the page of its own client, at its public address, and no other link does', async () => {
    pages.open(club);
    pages.open(family);
    const link = await pages.makeLink(club);

    link.should.match(/^https:\/\/pi\.example\.org\/home\/fitbit\/owner\?k=[\w-]{32}$/);
    should(await pages.find(secretOf(link))).equal(club);
    for (const wrong of ['', 'x', `${secretOf(link)}x`, secretOf(link).toUpperCase(), 'null', '0']) {
      should(await pages.find(wrong)).be.null();
    }
    should(await pages.madeAt(club)).equal(system.now());
    should(await pages.madeAt(family)).be.null();
  });

  it('ends with a new one, and with its revocation, at once', async () => {
    pages.open(club);
    const first = await pages.makeLink(club);
    const second = await pages.makeLink(club);

    should(await pages.find(secretOf(first))).be.null();
    should(await pages.find(secretOf(second))).equal(club);
    await pages.revokeLink(club);
    should(await pages.find(secretOf(second))).be.null();
    should(await pages.find('')).be.null();
    should(await pages.madeAt(club)).be.null();
  });

  it('is not what is kept: who reads the store cannot open the page', async () => {
    pages.open(club);
    const secret = secretOf(await pages.makeLink(club));
    const kept = await temp.store.fact('owner-link google-health club');

    should(kept).be.ok();
    String(kept).should.not.containEql(secret);
    for (const part of String(kept).split(' ')) should(await pages.find(part)).be.null();
  });

  it('stays good for whoever restarts, and opens nothing where the address is not served', async () => {
    const close = pages.open(club);
    const secret = secretOf(await pages.makeLink(club));
    close();
    should(await pages.find(secret)).be.null();
    const later = createOwnerPages({ store: temp.store, system, reopening: createReopening(system) });
    later.open(club);

    should(await later.find(secret)).equal(club);
  });

  it('a Deploy asks its holder to come again, until the page is open again or stays away', async () => {
    const close = pages.open(club);
    const secret = secretOf(await pages.makeLink(club));
    close(true);
    should(await pages.find(secret)).equal('away');
    should(await pages.find('wrong')).be.null();
    pages.open({ ...club })(true);
    await pages.revokeLink(club);
    should(await pages.find(secret)).be.null();
    const renewed = secretOf(await pages.makeLink(club));
    should(await pages.find(renewed)).equal('away');
    await system.advance(3 * 60_000);
    should(await pages.find(renewed)).be.null();
  });

  it('of two services with the same client one is enough', async () => {
    const close = pages.open(club);
    const other = { ...club, base: 'https://other.example.org' };
    pages.open(other);
    const secret = secretOf(await pages.makeLink(club));
    close(true);

    should(await pages.find(secret)).equal(other);
  });
});
