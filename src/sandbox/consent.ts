// From the request of an app to the answer that the browser brings back, at a vendor's consent page. What a vendor asks
// for and refuses stands in its own file.
import { consentPage } from './consent-page';
import { type Answer, form, html, type Request, redirect } from './http';
import type { Client, World } from './world';

/** What an app asked for, once its vendor has nothing against it. */
export interface AuthorizeRequest {
  client: Client;
  /** Where to go back to. */
  target: string;
  scopes: string[];
}

export interface ConsentVendor<Asked extends AuthorizeRequest> {
  /** As the page calls it. */
  service: string;
  /** Where the form is posted. */
  action: string;
  /** The request if the page may be shown, else the error page: nothing is ever redirected on these. */
  check(query: URLSearchParams): Asked | Answer;
  /** The error page for what no browser would post. */
  refusePage(detail: string): Answer;
  /** What goes back with the browser of somebody who denied. */
  denied: Readonly<Record<string, string>>;
  /** What goes back with the browser of somebody who allowed `asked.scopes`: the code. `fields`: the request again. */
  allowed(asked: Asked, person: string, fields: URLSearchParams): Record<string, string>;
}

export function createConsent<Asked extends AuthorizeRequest>(world: World, vendor: ConsentVendor<Asked>) {
  return { authorize, decide };

  function authorize(request: Request): Answer {
    const asked = vendor.check(request.query);
    if ('status' in asked) return asked;
    const hidden = [...request.query].filter(([name]) => name !== 'scope');
    return html(
      200,
      consentPage({
        service: vendor.service,
        clientId: asked.client.clientId,
        action: vendor.action,
        people: [...world.people.values()],
        chosen: request.query.get('login_hint') ?? undefined,
        scopes: asked.scopes,
        hidden: [...hidden, ['requested_scope', asked.scopes.join(' ')]],
      }),
    );
  }

  function decide(request: Request): Answer {
    const fields = form(request);
    const ticked = fields.getAll('scope').flatMap((value) => value.split(' '));
    fields.set('scope', fields.get('requested_scope') ?? ticked.join(' '));
    const asked = vendor.check(fields);
    if ('status' in asked) return asked;
    const state = fields.get('state');
    const back = (params: Readonly<Record<string, string>>) =>
      redirect(asked.target, { ...params, ...(state === null ? {} : { state }) });

    const person = fields.get('person') ?? '';
    if (!world.people.has(person)) return vendor.refusePage(`There is no person "${person}".`);
    if (fields.get('decision') === 'deny') return back(vendor.denied);
    if (fields.get('decision') !== 'allow') return vendor.refusePage('Neither allowed nor denied.');
    const scopes = asked.scopes.filter((scope) => ticked.includes(scope));
    if (scopes.length === 0) return back(vendor.denied);
    return back(vendor.allowed({ ...asked, scopes }, person, fields));
  }
}
