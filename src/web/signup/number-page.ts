// Between the form and the cloud: the number as it was understood, before anything is kept.
import { countryOfNumber, spacedNumber } from '../../sms/numbers';
import type { SignupNode } from '../../use-cases/signup-nodes';
import { hidden } from '../frame';
import { type Html, html } from '../html';
import type { FormValues } from './asks';
import { type PageContext, page, speaker, toCloud } from './layout';

/**
 * Between the form and the cloud: the number as it was understood, whole, before anything is kept. The form comes
 * along in hidden fields.
 */
export function numberPage(
  context: PageContext,
  values: FormValues,
  of: {
    /** E.164, as it comes back when this is the right one. */
    understood: string;
    /** As people read it. */
    spaced: string;
    /** The country's name, or null. */
    country: string | null;
    /** Whether a code will be sent there. */
    code: boolean;
  },
): Html {
  const { say } = speaker(context);
  const kept = {
    name: values.name,
    number: values.number,
    invitation: values.invitation,
    consent: 'yes',
    understood: of.understood,
  };
  return page(
    context,
    say('signup.check.title'),
    html`<p>${say(of.code ? 'signup.check.code' : 'signup.check.text')}</p>
<p class="number"><bdi>${of.spaced}</bdi>${of.country === null ? null : html` <span class="hint">${of.country}</span>`}</p>
<p class="hint">${say('signup.check.wrong')}</p>
<form method="post">
${hidden(context)}
${Object.entries(kept).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${toCloud(context)}
<button type="submit" name="do" value="change" class="second">${say('signup.check.change')}</button>
</form>`,
  );
}

/** The page for a number that was typed and read: `number` in E.164. */
export function understoodPage(
  { policy }: SignupNode,
  context: PageContext,
  typed: FormValues,
  number: string,
): Html {
  const country = countryOfNumber(number);
  return numberPage(context, typed, {
    understood: number,
    spaced: spacedNumber(number),
    country: country && (new Intl.DisplayNames([context.language], { type: 'region' }).of(country) ?? null),
    code: policy.confirm === 'sms',
  });
}
