// The form on which somebody joins: what is asked, what is wrong with it, and the way to the cloud.
import { isSame } from '../../net/secrets';
import type { System } from '../../net/system';
import { mostNameLength, oneLine } from '../../people/names';
import type { Signups } from '../../people/signup/signups';
import type { SentenceKey } from '../../sentences/sentences';
import { Trouble } from '../../sentences/trouble';
import { isCostly, isFromOneOf, type NumberRefusal, readNumber } from '../../sms/numbers';
import type { SignUp } from '../../use-cases/sign-up';
import { formAddress, type SignupNode } from '../../use-cases/signup-nodes';
import { hidden } from '../frame';
import { type Html, html } from '../html';
import type { Limits } from '../limits';
import { newSession } from '../session';
import type { AnswerArrival } from './after-consent';
import { type Asks, asksOf, type FormValues } from './asks';
import { facts, ownText, type PageContext, page, speaker, summary, textField, toCloud } from './layout';
import { understoodPage } from './number-page';
import { cookieWith, type GuestRequest, signupIdOf } from './request';
import { full, leading, type PageHandler, type PageResponse, seeOther, shown, words } from './response';

export type FormErrors = Partial<Record<'name' | 'number' | 'invitation' | 'consent' | 'form', SentenceKey>>;

const order = ['form', 'name', 'number', 'invitation', 'consent'] as const;

const emptyForm: FormValues = { name: '', number: '', invitation: '', consent: false };

interface FormPageParts {
  system: System;
  limits: Limits;
  signups: Pick<Signups, 'stage'>;
  signUp: SignUp;
  answerArrival: AnswerArrival;
}

export function createFormPage(parts: FormPageParts): PageHandler {
  const { system, limits, signups, signUp, answerArrival } = parts;
  const answerForm = (
    node: SignupNode,
    request: GuestRequest,
    typed: FormValues,
    errors: FormErrors,
    status: number,
  ) => leading(node, shown(request, formPage(request.context, asksOf(node), typed, errors), status));

  async function show(
    node: SignupNode,
    request: GuestRequest,
    parameters: URLSearchParams,
  ): Promise<PageResponse> {
    const { signupId } = request;
    const { stage } = signupId
      ? await signups.stage(node.policy.nodeId, signupId)
      : { stage: 'form' as const };
    // Somebody else may want to sign up with the same browser.
    const isAgain = parameters.has('again');
    if (stage === 'arrived' && signupId) return answerArrival(node, signupId);
    if (stage === 'code' && !isAgain) return seeOther(`${formAddress(node)}/code`);
    return answerForm(node, request, emptyForm, {}, 200);
  }

  async function submit(node: SignupNode, request: GuestRequest): Promise<PageResponse> {
    const fields = await request.fields();
    if (!fields) return answerForm(node, request, emptyForm, { form: 'signup.error.form' }, 400);
    const isBusy = (['forms', 'signups'] as const).some((what) =>
      limits.isExceeded(what, () => request.address),
    );
    if (isBusy) return words(request, 429, 'signup.failed.title', 'signup.busy');
    const typed = valuesOf(fields);
    const { errors, number } = validate(node, typed);
    const isWrong = Object.keys(errors).length > 0;
    const isChanging = fields.get('do') === 'change';
    const goesOn = !isWrong && !isChanging && (number === null || fields.get('understood') === number);
    // A right form that is only looked at once more costs nothing; a wrong one may be by somebody who guesses.
    if (isWrong || goesOn) limits.count('forms', request.address);
    if (isWrong || isChanging) return answerForm(node, request, typed, errors, isWrong ? 400 : 200);
    if (number !== null && !goesOn) {
      return leading(node, shown(request, understoodPage(node, request.context, typed, number)));
    }
    limits.count('signups', request.address);
    // A sign-up that is begun again begins with a new cookie, so that two of them never mix.
    const session = newSession(system);
    const { language } = request.context;
    try {
      const url = await signUp(node, signupIdOf(session), { name: typed.name, number, language });
      return seeOther(url, cookieWith(node, session));
    } catch (error) {
      if (!(error instanceof Trouble) || error.code !== 'signup-full') throw error;
      return full(node, request);
    }
  }

  return (node, request, parameters) =>
    request.method === 'GET' ? show(node, request, parameters) : submit(node, request);
}

function valuesOf(fields: URLSearchParams): FormValues {
  return {
    name: oneLine(fields.get('name') ?? ''),
    number: (fields.get('number') ?? '').trim(),
    invitation: (fields.get('invitation') ?? '').trim(),
    consent: fields.get('consent') === 'yes',
  };
}

const notAsked = { number: null, refused: null };

const refusals = {
  unreadable: 'signup.error.number',
  ambiguous: 'signup.error.ambiguous-number',
  channel: 'signup.error.number',
} as const satisfies Record<NumberRefusal, SentenceKey>;

/** What is wrong with a form, and the number as E.164 where all is well. */
function validate(node: SignupNode, typed: FormValues): { errors: FormErrors; number: string | null } {
  const errors: FormErrors = {};
  if (typed.name === '' || typed.name.length > mostNameLength) errors.name = 'signup.error.name';
  const asks = asksOf(node);
  const { number, refused } = asks.number ? readNumber(typed.number, node.country) : notAsked;
  if (refused) errors.number = typed.number === '' ? 'signup.error.no-number' : refusals[refused];
  const countries = node.countries.length > 0 ? node.countries : [node.country];
  if (number !== null && !isFromOneOf(number, countries)) errors.number = 'signup.error.country';
  else if (number !== null && isCostly(number)) errors.number = 'signup.error.costly';
  if (asks.invitation && !isSame(typed.invitation.toLowerCase(), node.policy.invitation.toLowerCase())) {
    errors.invitation = 'signup.error.invitation';
  }
  if (!typed.consent) errors.consent = 'signup.error.consent';
  return { errors, number };
}

export function formPage(context: PageContext, asks: Asks, values: FormValues, errors: FormErrors): Html {
  const { say } = speaker(context);
  const list = order.filter((field) => errors[field] !== undefined);
  return page(
    context,
    context.title,
    html`${summary(
      context,
      list.map((field) => ({ field, key: errors[field] as SentenceKey })),
    )}
${ownText(context)}
<p>${say(asks.number ? 'signup.intro' : 'signup.intro.no-number')}</p>
<ul class="facts">
${facts(context, asks)}
<li>${say(asks.number ? 'signup.leave-any-time' : 'signup.leave-any-time.no-number')}</li>
</ul>
<p><a href="${context.privacy}" target="_blank">${say('signup.privacy.link')}</a></p>
<form method="post" novalidate>
${hidden(context)}
${textField(context, { id: 'name', label: 'signup.name', hint: asks.number ? 'signup.name-hint' : null, type: 'text', value: values.name, complete: 'name', error: errors.name })}
${asks.number ? textField(context, { id: 'number', label: 'signup.number', hint: 'signup.number-hint', type: 'tel', value: values.number, complete: 'tel', error: errors.number }) : null}
${asks.invitation ? textField(context, { id: 'invitation', label: 'signup.invitation', hint: null, type: 'text', value: values.invitation, complete: 'off', error: errors.invitation }) : null}
<div class="field">
<div class="check"><input type="checkbox" id="consent" name="consent" value="yes"${values.consent ? html` checked` : null}${errors.consent ? html` aria-invalid="true" aria-describedby="consent-error"` : null}>
<label for="consent">${say('signup.consent')}</label></div>
${errors.consent ? html`<p class="error" id="consent-error">${say(errors.consent)}</p>` : null}
</div>
${asks.number ? html`<button type="submit">${say('signup.check.submit')}</button>` : toCloud(context)}
</form>`,
  );
}
