// Somebody signs up by themselves: what they typed is kept, and the consent page is where they go next.
import { isByMsg } from '../clouds/registry';
import type { SignupForm } from '../people/signup/policy';
import type { Signups } from '../people/signup/signups';
import type { Connect } from './connect';
import { formAddress, type SignupNode } from './signup-nodes';

/**
 * `signupId`: of the browser that does it. The answer: where it goes on, at the cloud's consent page or, where nobody needs
 * to consent, here. Throws a Trouble where there is no place left.
 */
export type SignUp = (node: SignupNode, signupId: string, form: SignupForm) => Promise<string>;

export function createSignUp({
  signups,
  connect,
}: {
  signups: Pick<Signups, 'begin' | 'arriveUnasked'>;
  connect: Pick<Connect, 'start'>;
}): SignUp {
  return async (node, signupId, form) => {
    const { policy, client, redirectUri, webhooks } = node;
    await signups.begin(policy, signupId, form);
    if (isByMsg(policy.cloud)) {
      await signups.arriveUnasked(policy, signupId);
      return formAddress(node);
    }
    const { url } = await connect.start({
      client,
      redirectUri,
      webhooks,
      introduction: {
        name: form.name,
        language: form.language,
        personId: null,
        signup: { id: signupId, nodeId: policy.nodeId, number: form.number },
      },
    });
    return url;
  };
}
