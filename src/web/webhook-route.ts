// From a cloud's post to its 204, in this order: the router (`router.ts`) lets a post with a proof pass its limit, here
// the lists of allowed addresses are asked, and `webhooks/answer-post.ts` has it proven by the cloud's protocol
// (handshake, then body, then signature), reads it, ends consents that were taken back, and waits for the disk.
import type { System } from '../net/system';
import type { OpenPath, WebhookNodes } from '../use-cases/webhook-nodes';
import type { AnswerPost } from '../webhooks/answer-post';
import type { Posted } from '../webhooks/posted';
import { contains } from './allowed';
import { readBody } from './body';
import { callerName, callerOf } from './caller';
import { bare } from './response';
import type { Handler, PublicRequest } from './route';

interface WebhookRouteParts {
  system: System;
  webhookNodes: Pick<WebhookNodes, 'find'>;
  answerPost: AnswerPost;
}

export function createWebhookRoute({ system, webhookNodes, answerPost }: WebhookRouteParts): Handler {
  return async (request) => {
    const open = webhookNodes.find(request.path);
    if (!open) return bare(404);
    if (!mayPost(open, request)) {
      open.on({ kind: 'refused', address: callerName(request.message, request.caller()) });
      return bare(403);
    }
    const { status, headers } = await answerPost(open.webhook, postedBy(request, system), open.on);
    return bare(status, headers);
  };
}

/** By the lists of allowed addresses of all nodes of the path, each with its own proxies. */
function mayPost({ nodes }: OpenPath, { message }: PublicRequest): boolean {
  return nodes.every((node) => node.allowed === null || contains(node.allowed, callerOf(message, [node])));
}

/** The body is read only when the protocol asks for it, bounded in size and time: see `body.ts`. */
function postedBy({ message, parameters, caller }: PublicRequest, system: System): Posted {
  return {
    method: message.method ?? '',
    query: parameters,
    headers: message.headers,
    address: () => callerName(message, caller()),
    body: () => readBody(message, system),
  };
}
