// The way back from the cloud: where a browser goes on that signs up and brings a consent, or its refusal.
import type { IncomingMessage } from 'node:http';
import { type ProblemCode, problem } from '../../clouds/cloud';
import type { System } from '../../net/system';
import type { Outcome } from '../../people/joining';
import type { Signups } from '../../people/signup/signups';
import { type Fill, type SentenceKey, sentence } from '../../sentences/sentences';
import { formAddress, type SignupNode, type SignupNodes } from '../../use-cases/signup-nodes';
import { doneAddress } from './done-page';
import { wordsPage } from './layout';
import { cookieWith, guestRequest, mayOpen, signupOfBrowser } from './request';
import { forbidden, gone, type PageResponse, seeOther, shown, words } from './response';

/** A person has arrived for this sign-up: its next page. */
export type AnswerArrival = (node: SignupNode, signupId: string) => Promise<PageResponse>;

export interface AfterConsent {
  /** What is shown to somebody who comes back to this node's page and may not open it, or null. */
  refusal(nodeId: string, request: IncomingMessage): PageResponse | null;
  /** Where a browser goes on that brings back a link from the consent page once more; null if it signs nobody up. */
  goOn(request: IncomingMessage): Promise<PageResponse | null>;
  /** What a browser is shown that comes back from the consent page; null if no sign-up of ours sent it there. */
  answer(outcome: Outcome, request: IncomingMessage): Promise<PageResponse | null>;
}

interface AfterConsentParts {
  system: System;
  nodes: Pick<SignupNodes, 'all' | 'ofNode'>;
  signups: Pick<Signups, 'stage' | 'nodeOf'>;
  answerArrival: AnswerArrival;
}

export function createAfterConsent(parts: AfterConsentParts): AfterConsent {
  const { system, nodes, signups, answerArrival } = parts;
  return {
    refusal(nodeId, message) {
      const node = nodes.ofNode(nodeId);
      const request = node && guestRequest(node, message, system);
      return node && request && !mayOpen(node, request) ? forbidden(request) : null;
    },
    async goOn(message) {
      const id = signupOfBrowser(message, nodes.all());
      const node = nodes.ofNode(id && (await signups.nodeOf(id)));
      if (!node) return null;
      const request = guestRequest(node, message, system);
      const { stage } = request.signupId
        ? await signups.stage(node.policy.nodeId, request.signupId)
        : { stage: 'form' as const };
      if (stage === 'code' || stage === 'arrived') return seeOther(formAddress(node));
      return words(request, 400, 'signup.failed.title', 'signup.used', formAddress(node));
    },
    async answer(outcome, message) {
      const node = nodes.ofNode(outcome.signupNode);
      if (!node) return null;
      const request = guestRequest(node, message, system);
      if (outcome.state === 'failed') {
        const { policy } = node;
        if (outcome.code === 'signup-full') policy.full(policy.mostPeople);
        const { words: text, fill } = reasonOf(outcome, request.context.language);
        const again = formAddress(node);
        return shown(request, wordsPage(request.context, 'signup.failed.title', text, fill, again));
      }
      if (!request.signupId) return gone(node, request);
      return answerArrival(node, request.signupId);
    },
  };
}

export function createAnswerArrival(signups: Pick<Signups, 'arrived'>): AnswerArrival {
  return async (node, signupId) => {
    const { next, ...rest } = await signups.arrived(node.policy, signupId);
    if ('link' in rest) {
      return seeOther(`${doneAddress(node, rest.link)}${rest.isBack ? '&back' : ''}`, cookieWith(node, ''));
    }
    if (next === 'code') return seeOther(`${formAddress(node)}/code`);
    return next === 'owner'
      ? seeOther(`${formAddress(node)}/done?wait`, cookieWith(node, ''))
      : seeOther(`${formAddress(node)}?again`);
  };
}

/** What a failed connection is called where there is no Connect to press. */
const inWordsOfThePage: Readonly<Record<string, SentenceKey>> = {
  'connect-refused': 'signup.refused',
  'connect-expired': 'signup.expired',
  'connect-code-used': 'signup.used',
  'scope-missing': 'signup.unticked',
  'account-not-linked': 'signup.not-linked',
  'permission-denied': 'problem.permission-denied',
};

/** Why somebody is not connected, and what they can do: a guest cannot set right what is the owner's. */
function reasonOf(
  { code, key, fill }: Extract<Outcome, { state: 'failed' }>,
  language: string,
): { words: SentenceKey; fill: Fill } {
  const own = inWordsOfThePage[code];
  if (own) return { words: own, fill };
  const { kind } = problem(code as ProblemCode);
  if (kind === 'try-later') return { words: 'signup.later', fill };
  if (kind === 'misconfigured' || kind === 'gone' || kind === 'not-ours') {
    return { words: 'signup.tell-owner', fill: { reason: sentence(language, key as SentenceKey, fill) } };
  }
  return { words: key as SentenceKey, fill };
}
