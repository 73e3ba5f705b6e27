// Somebody signs up by themselves: what they typed is kept, and the consent page is where they go next.
import type { SignupForm } from '../people/signup/policy';
import type { Signups } from '../people/signup/signups';
import type { Connect } from './connect';
import type { SignupNode } from './signup-nodes';

/** `signupId`: of the browser that does it. The answer: the address of the consent page. */
export type SignUp = (node: SignupNode, signupId: string, form: SignupForm) => Promise<string>;

export function createSignUp({
  signups,
  connect,
}: {
  signups: Pick<Signups, 'begin'>;
  connect: Pick<Connect, 'start'>;
}): SignUp {
  return async ({ policy, client, redirectUri, webhooks }, signupId, form) => {
    await signups.begin(policy, signupId, form);
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
