// What guests may read about their data, put together from what is configured.
import type { SentenceKey } from '../../sentences/sentences';
import { formAddress } from '../../use-cases/signup-nodes';
import { type Html, html } from '../html';
import { type Asks, asksOf } from './asks';
import { facts, ownText, type PageContext, page, speaker } from './layout';
import { type PageHandler, shown } from './response';

export const answerPrivacy: PageHandler = (node, request) =>
  shown(request, privacyPage(request.context, asksOf(node), formAddress(node)));

/** The privacy text for guests, put together from what is configured. */
export function privacyPage(context: PageContext, asks: Asks, form: string): Html {
  const { say } = speaker(context);
  const part = (title: SentenceKey, body: Html) => html`<h2>${say(title)}</h2>\n${body}\n`;
  return page(
    context,
    say('signup.privacy.title'),
    html`${part(
      'signup.privacy.who',
      html`<p>${context.contact ? say('signup.privacy.who-text', { contact: context.contact }) : say('signup.privacy.who-unnamed')}</p>
${ownText(context)}`,
    )}${part('signup.privacy.why', html`<p>${say('signup.privacy.why-text')}</p>`)}${part(
      'signup.privacy.what',
      html`<ul>${facts(context, asks)}</ul>`,
    )}${part(
      'signup.privacy.long',
      html`<p>${say(asks.number ? 'signup.leave-any-time' : 'signup.leave-any-time.no-number')}</p>
<p>${say('signup.privacy.long-text')}</p>
${asks.number ? html`<p>${say('signup.privacy.long-number')}</p>` : null}`,
    )}${part(
      'signup.privacy.recipients',
      html`<p>${say('signup.privacy.recipients-cloud')}</p>
${asks.number ? html`<p>${say('signup.privacy.recipients-sms')}</p>` : null}
<p>${say('signup.privacy.recipients-flow')}</p>`,
    )}${part(
      'signup.privacy.rights',
      html`<p>${say('signup.privacy.rights-text')}</p>`,
    )}<p><a href="${form}">${say('signup.start-again')}</a></p>`,
  );
}
