// What is read off a request to an admin route.
import type { Request } from 'express';
import { languageWished } from '../../src/sentences/sentences';

/** The language of the editor that asks. */
export function languageOf(request: Request): string {
  return languageWished(request.headers['accept-language']);
}

/** The text fields of a query or a body of a type of admin-types.ts; whatever else came in is not read. */
export function texts<Asked extends object>(from: unknown): { [Field in keyof Asked]?: string | undefined } {
  if (typeof from !== 'object' || from === null) return {};
  const fields = Object.entries(from).filter(([, value]) => typeof value === 'string');
  return Object.fromEntries(fields) as { [Field in keyof Asked]?: string };
}
