// Asks Node-RED by an admin route of ours.
import type { AdminTrouble } from '../admin-types';

export interface AdminRequest {
  method: 'GET' | 'POST' | 'DELETE';
  /** Below Node-RED's admin root, such as `fitbit/people`. */
  url: string;
  query?: object;
  /** Goes as JSON. */
  body?: object;
}

/** No answer, or one that is none. */
export interface Failure {
  /** Of HTTP; 0 where nothing came back. */
  status: number;
  /** The sentence that the route answered with. */
  text: string | undefined;
}

/** Whoever is logged in lacks the permission, or the login has ended. */
export const isForbidden = ({ status }: Failure): boolean => status === 401 || status === 403;

/** An editor user with read permission alone can press no button that changes or sends something. */
export const mayChange = (): boolean => RED.user.hasPermission('fitbit-config.write');

/** `Answer`: what the route answers with, by common/admin-types.ts. */
export function ask<Answer>(
  { method, url, query = {}, body }: AdminRequest,
  onAnswer: (answer: Answer) => void,
  onFailure: (failure: Failure) => void,
): void {
  $.ajax({
    method,
    url,
    data: body ? JSON.stringify(body) : (query as Record<string, string | number>),
    contentType: body ? 'application/json' : 'application/x-www-form-urlencoded',
    dataType: 'json',
    headers: { 'Accept-Language': RED.i18n.lang() },
  })
    .done((answer) => onAnswer(answer as Answer))
    .fail(({ status, responseJSON }) => {
      const { text } = (responseJSON ?? {}) as Partial<AdminTrouble>;
      onFailure({ status, text });
    });
}
