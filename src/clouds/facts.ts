// What is known of a cloud before anything is asked of it: its file declares all of it, and nobody else compares ids.
import type { SentenceKey } from '../sentences/sentences';

export interface CloudFacts {
  /** As stored with each person, and as the dialogs have it. */
  id: string;
  /** The name on the screen. */
  label: string;
  /**
   * Whether nothing of it is real: it brings a client and a person of its own, whose battery drains with each check, is
   * reached from nowhere outside, and its SMS never leave.
   */
  isMadeUp: boolean;
  /** Whether levels come by msgs: it is no cloud, so nothing is asked of it, and nobody needs a client or consents. */
  isByMsg: boolean;
  redirect: RedirectRules;
  /** What a person is told on the sign-up page before they meet the cloud's own consent page; null for nothing. */
  consentWarning: SentenceKey | null;
  /** Grants that end by themselves; null where none do. */
  shortGrant: ShortGrant | null;
  /** How it posts; null where it posts nothing. */
  webhook: WebhookFacts | null;
}

/** What a cloud wants of the address to which its consent page sends the browser back. */
export interface RedirectRules {
  /** How to register this address at the cloud. */
  registration(redirectUri: string): SentenceKey;
  /** Why the cloud takes no address on this host, which is none of this machine; null where it does. */
  refusesHost(hostname: string): SentenceKey | null;
}

export interface ShortGrant {
  /** How many days after consent it ends, give or take one. */
  days: number;
  /** Says to whom that happened why, and what to do. */
  reason: SentenceKey;
}

export interface WebhookFacts {
  /** By which protocol: a name in `src/webhooks/protocols/registry.ts`. */
  protocol: string;
  /** Whether a notification is proven by the client's secret, so that none can be taken in without it. */
  needsClientSecret: boolean;
  /** What the owner of a webhook brings for its handshake: the code that the cloud shows, or a secret of their making. */
  handshake: 'verify-code' | 'webhook-secret';
}
