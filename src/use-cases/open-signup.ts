// A sign-up node opens its pages: from now on people can join by themselves.
import { isByMsg } from '../clouds/registry';
import type { Http } from '../net/http';
import type { Clients } from '../oauth/clients';
import type { SignupPolicy } from '../people/signup/policy';
import { Trouble } from '../sentences/trouble';
import { callbackPath, pathTaken, refuseReserved } from './paths';
import { type SignupNode, type SignupNodes, signupPaths } from './signup-nodes';
import type { WebhookNodes } from './webhook-nodes';

export interface SignupSettings
  extends Omit<SignupNode, 'client' | 'redirectUri' | 'consentOrigin' | 'policy'> {
  cloud: string;
  clientId: string;
  /** The config node's id. */
  configId?: string | undefined;
  policy: Omit<SignupPolicy, 'cloud' | 'clientId'>;
}

/**
 * The answer closes the pages; `returns`: a Deploy closes them to open them again, so who comes meanwhile is asked to
 * come again. Throws a Trouble where no config knows the client, or the path is taken.
 */
export type OpenSignup = (settings: SignupSettings) => (returns?: boolean) => void;

interface OpenSignupParts {
  http: Pick<Http, 'address'>;
  clients: Pick<Clients, 'clientOf'>;
  signupNodes: Pick<SignupNodes, 'open'>;
  webhookNodes: Pick<WebhookNodes, 'find'>;
}

export function createOpenSignup(parts: OpenSignupParts): OpenSignup {
  const { http, clients, signupNodes, webhookNodes } = parts;
  return ({ cloud, clientId, configId, policy, ...node }) => {
    const client = clients.clientOf({ cloud, clientId, configId });
    if (!client) throw new Trouble('no-client', 'problem.no-client');
    refuseReserved(node.path);
    if (signupPaths(node.path).some((one) => webhookNodes.find(one) !== null)) throw pathTaken(node.path);
    const close = signupNodes.open({
      ...node,
      client,
      policy: { ...policy, cloud, clientId },
      redirectUri: `${node.base}${callbackPath}`,
      consentOrigin: new URL(
        isByMsg(cloud) ? node.base : http.address(client.cloud.oauth.authorizationEndpoint),
      ).origin,
    });
    if (!close) throw pathTaken(node.path);
    return close;
  };
}
