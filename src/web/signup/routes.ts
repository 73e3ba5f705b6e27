// The pages of sign-up nodes, by path: who may open them at all, and which file answers.
import type { IncomingMessage } from 'node:http';
import type { System } from '../../net/system';
import type { Signups } from '../../people/signup/signups';
import type { SignUp } from '../../use-cases/sign-up';
import { formAddress, type SignupNodes } from '../../use-cases/signup-nodes';
import type { Limits } from '../limits';
import { type AfterConsent, createAfterConsent, createAnswerArrival } from './after-consent';
import { createCodePage } from './code-page';
import { createDonePage } from './done-page';
import { createFormPage } from './form-page';
import { createMePage, type MePageParts } from './me-page';
import { answerPrivacy } from './privacy-page';
import { guestRequest, mayOpen, signupOfBrowser } from './request';
import { forbidden, type PageHandler, type PageResponse, seeOther } from './response';

export interface SignupRoutes {
  answer(path: string, parameters: URLSearchParams, request: IncomingMessage): Promise<PageResponse>;
  /** The sign-up that a browser is in the middle of, by its cookie; null without one. */
  ofBrowser(request: IncomingMessage): string | null;
  /** The only sign-up page there is, for who may open it; else null. */
  onlyAddress(request: IncomingMessage): string | null;
  afterConsent: AfterConsent;
}

interface SignupRoutesParts extends MePageParts {
  system: System;
  limits: Limits;
  nodes: SignupNodes;
  signups: Signups;
  signUp: SignUp;
}

export function createSignupRoutes(parts: SignupRoutesParts): SignupRoutes {
  const { store, system, nodes, signups } = parts;
  const answerArrival = createAnswerArrival(signups);
  /** By what follows the node's own path. All of them answer GET and POST. */
  const pages: Readonly<Record<string, PageHandler>> = {
    '': createFormPage({ ...parts, answerArrival }),
    '/code': createCodePage(signups),
    '/done': createDonePage(store),
    '/me': createMePage(parts),
    '/privacy': answerPrivacy,
  };

  return {
    async answer(path, parameters, message) {
      const node = nodes.find(path);
      if (!node) return { status: 404, headers: {}, body: null };
      const request = guestRequest(node, message, system);
      // Before anything else of the sign-up runs.
      if (!mayOpen(node, request)) return forbidden(request);
      if (request.method !== 'GET' && request.method !== 'POST') {
        return { status: 405, headers: { allow: 'GET, POST' }, body: null };
      }
      // People type it.
      if (path.endsWith('/')) return seeOther(`${node.base}${path.slice(0, -1)}`);
      const page = pages[path.slice(node.path.length)];
      return page ? page(node, request, parameters) : { status: 404, headers: {}, body: null };
    },
    ofBrowser: (message) => signupOfBrowser(message, nodes.all()),
    onlyAddress(message) {
      const [node, ...more] = nodes.all();
      if (!node || more.length > 0) return null;
      return mayOpen(node, guestRequest(node, message, system)) ? formAddress(node) : null;
    },
    afterConsent: createAfterConsent({ system, nodes, signups, answerArrival }),
  };
}
