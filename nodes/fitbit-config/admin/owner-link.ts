// The link to the owner's page, of a config that is deployed: whether there is one, a new one, and none any more.
import type { Request } from 'express';
import type { NodeAPI } from 'node-red';
import { Trouble } from '../../../src/sentences/trouble';
import type { OwnerPage } from '../../../src/use-cases/owner-page';
import { texts } from '../../common/admin-request';
import type { OwnerLink, OwnerLinkQuery } from '../../common/admin-types';
import { withEngine } from '../../common/lease';
import { runningAs } from '../../common/running';
import type { ConfigNode } from '../node';

/** GET fitbit/owner-link */
export async function showOwnerLink(RED: NodeAPI, request: Request): Promise<OwnerLink> {
  const page = await servedPage(texts<OwnerLinkQuery>(request.query).configId);
  return page ? standing(RED, page) : { isServed: false, madeAt: null, link: null };
}

/** POST fitbit/owner-link: a new one, whole, this once. */
export async function makeOwnerLink(RED: NodeAPI, request: Request): Promise<OwnerLink> {
  const page = await pageOrTrouble(request.body);
  return withEngine(RED, async ({ web }) => {
    const link = await web.ownerPages.makeLink(page);
    return { ...(await standing(RED, page)), link };
  });
}

/** POST fitbit/owner-link/revoke */
export async function revokeOwnerLink(RED: NodeAPI, request: Request): Promise<OwnerLink> {
  const page = await pageOrTrouble(request.body);
  return withEngine(RED, async ({ web }) => {
    await web.ownerPages.revokeLink(page);
    return standing(RED, page);
  });
}

function standing(RED: NodeAPI, page: OwnerPage): Promise<OwnerLink> {
  return withEngine(RED, async ({ web }) => {
    const madeAt = await web.ownerPages.madeAt(page);
    return {
      isServed: true,
      madeAt: madeAt === null ? null : new Date(madeAt).toISOString(),
      link: null,
    };
  });
}

async function pageOrTrouble(body: unknown): Promise<OwnerPage> {
  const page = await servedPage(texts<OwnerLinkQuery>(body).configId);
  if (!page) throw new Trouble('owner-not-served', 'owner.not-served');
  return page;
}

/** Whose page it is and where; null where the config is not deployed, or its public address is not served. */
async function servedPage(configId: string | undefined): Promise<OwnerPage | null> {
  const pages: OwnerPage[] = [];
  for (const config of configId ? runningAs<ConfigNode>(configId) : []) {
    const { cloud, clientId, publicBase: base } = config;
    if ((await config.publicity) === 'served') pages.push({ cloud, clientId, base });
  }
  // In a subflow, each place may have a client of its own: nobody knows which one is meant.
  const [only] = pages;
  return only && pages.every(({ clientId }) => clientId === only.clientId) ? only : null;
}
