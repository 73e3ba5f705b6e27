// A browser comes back from a consent page: the connection is made, and a page says how that went.
import type { IncomingMessage } from 'node:http';
import type { Outcome } from '../people/joining';
import { isolated } from '../sentences/isolated';
import { type SentenceKey, sentence } from '../sentences/sentences';
import { asTrouble } from '../sentences/trouble';
import { isLate } from '../store/late';
import type { Connect } from '../use-cases/connect';
import { asWebResponse, type WebResponse, wordPage } from './response';
import type { Handler } from './route';
import type { SignupRoutes } from './signup/routes';
import { failedPage, pageLanguage } from './without-engine';

interface CallbackRouteParts {
  connect: Pick<Connect, 'finish' | 'known' | 'signupNodeOf'>;
  signups: Pick<SignupRoutes, 'ofBrowser' | 'afterConsent'>;
}

export function createCallbackRoute({ connect, signups }: CallbackRouteParts): Handler {
  const { afterConsent } = signups;

  async function finish(parameters: URLSearchParams, message: IncomingMessage): Promise<WebResponse> {
    // Before the state is used up: it is somebody else's who may.
    const begun = await connect.signupNodeOf(parameters);
    const refusal = begun && afterConsent.refusal(begun, message);
    if (refusal) return asWebResponse(refusal);
    const outcome = await connect.finish(parameters, signups.ofBrowser(message));
    const page = await afterConsent.answer(outcome, message);
    return page ? asWebResponse(page) : outcomePage(outcome, pageLanguage(message));
  }

  /** What is shown to whom brings back a consent once more: a browser that lost the first answer, or a reload. */
  async function again(parameters: URLSearchParams, message: IncomingMessage): Promise<WebResponse | null> {
    const known = await connect.known(parameters);
    const page =
      known?.state === 'failed'
        ? await afterConsent.answer(known, message)
        : await afterConsent.goOn(message);
    if (page) return asWebResponse(page);
    return known && outcomePage(known, pageLanguage(message));
  }

  return async ({ message, parameters }) => {
    try {
      return await finish(parameters, message);
    } catch (error) {
      const isUsed = asTrouble(error).code === 'connect-state-unknown';
      // Another instance goes on with it, and is waited for.
      const known = isUsed || isLate(error) ? await again(parameters, message) : null;
      return known ?? failedPage(error, pageLanguage(message));
    }
  };
}

function outcomePage(outcome: Outcome, language: string): WebResponse {
  if (outcome.state === 'connected') {
    const text = sentence(language, 'page.connected.text', { who: isolated(outcome.person.name) });
    return wordPage(200, { language, title: 'page.connected.title', text, closes: true });
  }
  const text = sentence(language, outcome.key as SentenceKey, outcome.fill);
  return wordPage(200, { language, title: 'page.failed.title', text, closes: false });
}
