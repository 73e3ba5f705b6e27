// The page on which the code is typed that came by SMS, and another one is asked for.
import type { Signups } from '../../people/signup/signups';
import type { SentenceKey } from '../../sentences/sentences';
import { shortNumber } from '../../sms/numbers';
import { formAddress, type SignupNode } from '../../use-cases/signup-nodes';
import { hidden } from '../frame';
import { type Html, html } from '../html';
import { doneAddress } from './done-page';
import { type PageContext, page, speaker, summary } from './layout';
import type { GuestRequest } from './request';
import { full, gone, type PageHandler, type PageResponse, saidOf, seeOther, shown } from './response';

export function createCodePage(signups: Pick<Signups, 'stage' | 'sendCode' | 'enterCode'>): PageHandler {
  async function show(
    node: SignupNode,
    request: GuestRequest,
    signupId: string,
    parameters: URLSearchParams,
  ): Promise<PageResponse> {
    const stage = await signups.stage(node.policy.nodeId, signupId);
    if (stage.stage !== 'code') return gone(node, request);
    // None could go out so far, or the power went before it did.
    const refused = stage.isSent ? null : await signups.sendCode(node.policy, signupId);
    const said = refused ?? (stage.isUsedUp ? 'signup.code.used-up' : saidOf(parameters));
    const isNote = said === 'signup.code.sent';
    const page = codePage(request.context, {
      number: shortNumber(stage.number),
      error: isNote ? null : said,
      note: isNote ? said : null,
      isUsedUp: stage.isUsedUp,
      again: `${formAddress(node)}?again`,
    });
    return shown(request, page, refused ? 429 : 200);
  }

  async function submit(node: SignupNode, request: GuestRequest, signupId: string): Promise<PageResponse> {
    // To the page that says it: loaded again, it must not send or count anything again.
    const say = (said: SentenceKey) => seeOther(`${formAddress(node)}/code?said=${said}`, request.cookie);
    const fields = await request.fields();
    if (!fields) return say('signup.error.form');
    if (fields.get('do') === 'again') {
      return say((await signups.sendCode(node.policy, signupId)) ?? 'signup.code.sent');
    }
    const answer = await signups.enterCode(node.policy, signupId, fields.get('code') ?? '');
    // The cookie stays: a second click, which may come after this answer, is led to the same page by it.
    if (answer.ok) return seeOther(`${doneAddress(node, answer.link)}${answer.isBack ? '&back' : ''}`);
    if (answer.why === 'full') return full(node, request);
    return answer.why === 'nothing-to-prove' ? gone(node, request) : say(`signup.code.${answer.why}`);
  }

  return (node, request, parameters) => {
    const { method, signupId } = request;
    if (!signupId) return gone(node, request);
    return method === 'GET' ? show(node, request, signupId, parameters) : submit(node, request, signupId);
  };
}

export function codePage(
  context: PageContext,
  of: {
    /** Shortened, in one piece. */
    number: string;
    error: SentenceKey | null;
    note: SentenceKey | null;
    /** No code is good any more: only another one helps. */
    isUsedUp: boolean;
    /** Where somebody else, or another number, begins. */
    again: string;
  },
): Html {
  const { number, error, note, isUsedUp, again } = of;
  const { say } = speaker(context);
  // A number stays on one line.
  const codeForm = html`<p>${say('signup.code.text', { number: number.replace(/ /g, '\u00a0') })}</p>
<form method="post">
${hidden(context)}
<div class="field">
<label for="code">${say('signup.code.label')}</label>
<input type="text" id="code" class="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="12"${error ? html` aria-invalid="true"` : null}>
</div>
<button type="submit" name="do" value="confirm">${say('signup.code.submit')}</button>
</form>`;
  return page(
    context,
    say('signup.code.title'),
    html`${error ? summary(context, [{ field: 'code', key: error }]) : null}
${note ? html`<p role="status">${say(note)}</p>` : null}
${isUsedUp ? null : codeForm}
<form method="post">
${hidden(context)}
<button type="submit" name="do" value="again"${isUsedUp ? null : html` class="second"`}>${say('signup.code.again')}</button>
</form>
<p><a href="${again}">${say('signup.start-again')}</a></p>`,
  );
}
