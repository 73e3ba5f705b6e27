// The page that a sign-up ends on: the personal link, or that the owner has yet to say yes. It may be loaded again.
import type { PeopleStore } from '../../store/store';
import { formAddress, type SignupNode } from '../../use-cases/signup-nodes';
import { type Html, html } from '../html';
import { asksOf } from './asks';
import { type PageContext, page, speaker } from './layout';
import { personOfLink } from './me-page';
import { gone, noSuchLink, type PageHandler, shown, words } from './response';

/** Where a sign-up ends that was given this personal link. */
export function doneAddress(node: SignupNode, link: string): string {
  return `${formAddress(node)}/done?k=${new URL(link).searchParams.get('k')}`;
}

export function createDonePage(store: Pick<PeopleStore, 'personOfLink'>): PageHandler {
  return async (node, request, parameters) => {
    if (parameters.has('wait')) return words(request, 200, 'signup.owner.title', 'signup.owner.text');
    if (!parameters.has('k')) return gone(node, request);
    if (!(await personOfLink(store, node, parameters))) return noSuchLink(node, request);
    const link = `${formAddress(node)}/me?k=${parameters.get('k')}`;
    const how = { isBack: parameters.has('back'), isSent: asksOf(node).number };
    return shown(request, donePage(request.context, link, how));
  };
}

/**
 * The end of it: `link` is the personal page's address; `isBack` for who was connected before, `isSent` where it came
 * by SMS, too.
 */
export function donePage(
  context: PageContext,
  link: string,
  { isBack, isSent }: { isBack: boolean; isSent: boolean },
): Html {
  const { say } = speaker(context);
  return page(
    context,
    say('signup.done.title'),
    html`<p>${say(isBack ? 'signup.done.reconnected' : 'signup.done.text')}</p>
<p>${say('signup.done.link')}</p>
<p><a href="${link}">${link}</a></p>
${context.byMsg && !isSent ? html`<p>${say('signup.by-msg.week')}</p>` : null}
${isBack ? html`<p class="hint">${say('signup.done.new-link')}</p>` : null}
${isBack || !isSent ? html`<p class="hint">${say('signup.done.keep')}</p>` : null}`,
  );
}
