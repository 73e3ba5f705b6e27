// What a sign-up form asks of somebody, and what they typed into it.
import type { SignupNode } from '../../use-cases/signup-nodes';

/** What a sign-up asks of somebody. */
export interface Asks {
  number: boolean;
  invitation: boolean;
  /** The cloud is asked for activity, too, and posts when steps were recorded. */
  webhooks: boolean;
}

export interface FormValues {
  name: string;
  number: string;
  invitation: string;
  consent: boolean;
}

/** What a node's form asks of somebody. */
export function asksOf({ policy, webhooks }: SignupNode): Asks {
  return { number: policy.confirm !== 'none', invitation: policy.invitation !== '', webhooks };
}
