// The owner's page, for who has its link: people, levels and SMS of one client, and nothing that could be changed beyond that.
import type { System } from '../../net/system';
import { sentence } from '../../sentences/sentences';
import type { OwnerPages } from '../../use-cases/owner-page';
import type { ShowOwnerPage } from '../../use-cases/show-owner-page';
import { asWebResponse, type WebResponse, wordPage } from '../response';
import type { Handler } from '../route';
import { pageLanguage } from '../without-engine';
import { ownerPage } from './page';

export interface OwnerRouteParts {
  system: System;
  ownerPages: Pick<OwnerPages, 'find'>;
  showOwnerPage: ShowOwnerPage;
}

export function createOwnerRoute({ system, ownerPages, showOwnerPage }: OwnerRouteParts): Handler {
  return async ({ message, parameters }) => {
    const language = pageLanguage(message);
    const secret = parameters.get('k') ?? '';
    const client = await ownerPages.find(secret);
    if (client === null) return noSuchLink(language);
    if (client === 'away') return away(language);
    const seen = await showOwnerPage(client, pageOf(parameters));
    const context = { language, now: system.now(), secret };
    return asWebResponse({ status: 200, headers: {}, body: ownerPage(context, seen) });
  };
}

/** The same for every link that opens nothing: a wrong one, an old one, one that was revoked. */
function noSuchLink(language: string): WebResponse {
  const text = sentence(language, 'owner.no-link');
  return wordPage(404, { language, title: 'page.not-found.title', text, closes: false });
}

function away(language: string): WebResponse {
  const text = sentence(language, 'page.away.text');
  return wordPage(503, { language, title: 'page.away.title', text, closes: false });
}

/** Which page of people is asked for, from 1 on. */
function pageOf(parameters: URLSearchParams): number {
  const page = Number(parameters.get('page') ?? '1');
  return Number.isInteger(page) ? page : 1;
}
