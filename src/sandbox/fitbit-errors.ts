// Fitbit's error bodies. Its messages contain the token itself, and so do these.
import { type Answer, json } from './http';

const VISIT =
  'Visit https://dev.fitbit.com/docs/oauth2 for more information on the Fitbit Web API authorization process.';

/** `{"errors":[{errorType, message}],"success":false}`. */
export function fitbitError(
  status: number,
  errorType: string,
  message: string,
  headers: Record<string, string> = {},
): Answer {
  return json(status, { errors: [{ errorType, message }], success: false }, headers);
}

/** The same with the sentence that Fitbit adds to everything about authorization. */
export function fitbitAuthError(status: number, errorType: string, message: string): Answer {
  return fitbitError(status, errorType, `${message}${/[.!]$/.test(message) ? '' : '.'} ${VISIT}`);
}
