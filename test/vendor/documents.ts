// The vendors' machine-readable documents, read into one form, and requests held against them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { misfitsOf, type Schema, type Schemas } from './schema';

/** A request as it was meant (the vendor's own origin) and as it arrived. */
export interface VendorRequest {
  method: string;
  /** `https://api.twilio.com`, whatever answered in its place. */
  origin: string;
  path: string;
  query: Readonly<Record<string, string>>;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: string;
}

interface Field {
  required: boolean;
  type: string;
  pattern: RegExp | null;
  /** For whole numbers: what the document says in words where it has no minimum and maximum. */
  range: readonly [number, number] | null;
}

export interface Operation {
  name: string;
  origin: string;
  method: string;
  path: RegExp;
  query: Readonly<Record<string, Field>>;
  /** Null where no body is declared. */
  form: Readonly<Record<string, Field>> | null;
  /** What of a JSON body is wrong; absent where none is declared. */
  json?: (body: unknown) => string[];
  /** Any one of these is enough; null where the document asks for none. */
  scopes: readonly string[] | null;
}

export interface Documents {
  operations: readonly Operation[];
  /** Every scope that a document knows, of all vendors. */
  scopes: ReadonlySet<string>;
}

/** Where a phone of one's own answers, with the paths of the server's document. */
export const phoneOrigin = 'http://192.168.1.20:8080';

/** Reads the documents of a folder. */
export function readDocuments(folder: string): Documents {
  const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const google: Discovery = read('google-health-v4.discovery.json');
  const fitbit: Swagger = read('fitbit-web-api.openapi.json');
  const twilio: OpenApi = read('twilio-api-v2010.openapi.json');
  const smsGate: JsonApi = read('sms-gate.openapi.json');
  return {
    operations: [...ofDiscovery(google), ...ofSwagger(fitbit), ...ofOpenApi(twilio), ...ofJsonApi(smsGate)],
    scopes: new Set([
      ...Object.keys(google.auth.oauth2.scopes),
      ...Object.keys(fitbit.securityDefinitions.oauth2.scopes),
    ]),
  };
}

/** The operation that a request is meant for. An address written out goes before one with places to fill in. */
export function operationOf({ operations }: Documents, asked: VendorRequest): Operation | null {
  const fits = operations.filter(
    ({ origin, method, path }) => origin === asked.origin && method === asked.method && path.test(asked.path),
  );
  return fits.sort((a, b) => b.path.source.length - a.path.source.length)[0] ?? null;
}

/** What of a request its document does not allow; `granted`: the scopes of the token that it was sent with. */
export function misfits(documents: Documents, asked: VendorRequest, granted: readonly string[]): string[] {
  const operation = operationOf(documents, asked);
  if (!operation) return [`${asked.method} ${asked.origin}${asked.path} is in no document`];
  const { name, query, form, json, scopes } = operation;
  const found = wrongFields(`${name} ?`, query, asked.query);
  const contentType = asked.headers['content-type'] ?? '';
  if (json) {
    if (contentType.split(';')[0] !== 'application/json')
      found.push(`${name}: Content-Type "${contentType}" in place of JSON`);
    else found.push(...json(JSON.parse(asked.body)));
  } else if (form === null) {
    if (asked.body !== '') found.push(`${name}: a body, where none is declared`);
  } else {
    if (contentType.split(';')[0] !== 'application/x-www-form-urlencoded')
      found.push(`${name}: Content-Type "${contentType}" in place of a form`);
    found.push(...wrongFields(`${name} `, form, Object.fromEntries(new URLSearchParams(asked.body))));
  }
  if (scopes && !scopes.some((scope) => granted.includes(scope)))
    found.push(`${name}: no scope of ${granted.join(' ')} is enough`);
  return found;
}

function wrongFields(
  where: string,
  declared: Readonly<Record<string, Field>>,
  given: Readonly<Record<string, string>>,
): string[] {
  const missing = Object.entries(declared)
    .filter(([name, { required }]) => required && !Object.hasOwn(given, name))
    .map(([name]) => `${where}${name} is missing`);
  const wrong = Object.entries(given).flatMap(([name, value]) => {
    const field = Object.hasOwn(declared, name) ? declared[name] : undefined;
    if (!field) return [`${where}${name} is not declared`];
    return isOf(field, value) ? [] : [`${where}${name} cannot be "${value}"`];
  });
  return [...missing, ...wrong];
}

function isOf({ type, pattern, range }: Field, value: string): boolean {
  if (pattern && !pattern.test(value)) return false;
  if (type === 'boolean') return value === 'true' || value === 'false';
  if (type === 'number') return value !== '' && Number.isFinite(Number(value));
  if (type !== 'integer') return true;
  const number = Number(value);
  return /^-?\d+$/.test(value) && (!range || (number >= range[0] && number <= range[1]));
}

interface Declaration {
  type?: string;
  pattern?: string;
  description?: string;
}

function fieldOf({ type = 'string', pattern, description = '' }: Declaration, required = false): Field {
  // The documents tell ranges in prose only.
  const most = /maximum value is (\d+)/i.exec(description)?.[1];
  const [, from, to] = /from `(\d+)` to `(\d+)`/.exec(description) ?? [];
  const range = most
    ? ([1, Number(most)] as const)
    : from && to
      ? ([Number(from), Number(to)] as const)
      : null;
  return { required, type, pattern: pattern ? new RegExp(pattern) : null, range };
}

interface Parameter extends Declaration {
  name: string;
  in: string;
  required?: boolean;
  schema?: Declaration;
}

const fieldsIn = (place: string, parameters: readonly Parameter[] = []) =>
  Object.fromEntries(
    parameters
      .filter((one) => one.in === place)
      .map((one) => [one.name, fieldOf({ ...one, ...one.schema }, one.required)]),
  );

/** `{name}` as any one segment, or as what its parameter's pattern asks for. */
function pathPattern(template: string, parameters: readonly Parameter[] = []): RegExp {
  const source = template
    .replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&')
    .replaceAll(/\{(\w[\w-]*)\}/g, (_all, name: string) => {
      const pattern = parameters.find((one) => one.name === name && one.in === 'path')?.schema?.pattern;
      return pattern ? `(?:${pattern.replace(/^\^|\$$/g, '')})` : '[^/]+';
    });
  return new RegExp(`^${source}$`);
}

// Google's discovery format: https://developers.google.com/discovery/v1/reference/apis

interface DiscoveryMethod {
  id: string;
  httpMethod: string;
  flatPath: string;
  parameters?: Record<string, Declaration & { location: string; required?: boolean }>;
  request?: object;
  scopes?: string[];
}

interface DiscoveryResource {
  methods?: Record<string, DiscoveryMethod>;
  resources?: Record<string, DiscoveryResource>;
}

interface Discovery extends DiscoveryResource {
  rootUrl: string;
  parameters: DiscoveryMethod['parameters'];
  auth: { oauth2: { scopes: Record<string, unknown> } };
}

function ofDiscovery(document: Discovery): Operation[] {
  const methods = (resource: DiscoveryResource): DiscoveryMethod[] => [
    ...Object.values(resource.methods ?? {}),
    ...Object.values(resource.resources ?? {}).flatMap(methods),
  ];
  return methods(document).map(({ id, httpMethod, flatPath, parameters, scopes }) => ({
    name: id,
    origin: new URL(document.rootUrl).origin,
    method: httpMethod,
    path: pathPattern(`/${flatPath}`),
    query: Object.fromEntries(
      Object.entries({ ...document.parameters, ...parameters })
        .filter(([, { location }]) => location === 'query')
        .map(([name, one]) => [name, fieldOf(one, one.required)]),
    ),
    // Its bodies are JSON; we send none yet.
    form: null,
    scopes: scopes ?? null,
  }));
}

// Swagger 2.0

interface Swagger {
  host: string;
  schemes: string[];
  paths: Record<string, Record<string, { parameters?: Parameter[]; security?: { oauth2?: string[] }[] }>>;
  securityDefinitions: { oauth2: { scopes: Record<string, string> } };
}

function ofSwagger({ host, schemes, paths }: Swagger): Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters, security }]) => {
      const form = fieldsIn('formData', parameters);
      // Fitbit lists every scope that some part of an answer depends on; any of them opens it.
      const scopes = security?.flatMap(({ oauth2 }) => oauth2 ?? []) ?? [];
      return {
        name: `fitbit ${method} ${path}`,
        origin: `${schemes[0]}://${host}`,
        method: method.toUpperCase(),
        path: pathPattern(path, parameters),
        query: fieldsIn('query', parameters),
        form: Object.keys(form).length > 0 ? form : null,
        scopes: scopes.length > 0 ? scopes : null,
      };
    }),
  );
}

// OpenAPI 3.0

interface OpenApiOperation {
  operationId: string;
  parameters?: Parameter[];
  requestBody?: {
    content: Record<
      string,
      { schema: { properties?: Record<string, Declaration>; required?: string[] } } | undefined
    >;
  };
}

interface OpenApi {
  paths: Record<
    string,
    { servers: { url: string }[] } & Partial<Record<'get' | 'post' | 'delete', OpenApiOperation>>
  >;
}

function ofOpenApi({ paths }: OpenApi): Operation[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    (['get', 'post', 'delete'] as const).flatMap((method) => {
      const operation = item[method];
      if (!operation) return [];
      const body = operation.requestBody?.content['application/x-www-form-urlencoded']?.schema;
      const properties = Object.entries(body?.properties ?? {});
      return {
        name: operation.operationId,
        origin: item.servers[0]?.url ?? '',
        method: method.toUpperCase(),
        path: pathPattern(path, operation.parameters),
        query: fieldsIn('query', operation.parameters),
        form: body
          ? Object.fromEntries(
              properties.map(([name, one]) => [name, fieldOf(one, body.required?.includes(name))]),
            )
          : null,
        scopes: null,
      };
    }),
  );
}

// OpenAPI 3.0 with JSON bodies

interface JsonOperation {
  parameters?: Parameter[];
  requestBody?: { content: { 'application/json': { schema: Schema } } };
}

interface JsonApi {
  servers: { url: string }[];
  paths: Record<string, Record<string, JsonOperation>>;
  components: { schemas: Schemas };
}

/** At its first server, which is the cloud, and at a phone itself, where the paths begin at the root. */
function ofJsonApi({ servers, paths, components: { schemas } }: JsonApi): Operation[] {
  const cloud = new URL(servers[0]?.url ?? '');
  return [cloud, new URL(phoneOrigin)].flatMap(({ origin, pathname }) =>
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { parameters, requestBody }]) => {
        const name = `${method} ${path}`;
        const schema = requestBody?.content['application/json'].schema;
        return {
          name,
          origin,
          method: method.toUpperCase(),
          path: pathPattern(`${pathname === '/' ? '' : pathname}${path}`, parameters),
          query: fieldsIn('query', parameters),
          form: null,
          ...(schema ? { json: (body: unknown) => misfitsOf(schemas, schema, body, name) } : {}),
          scopes: null,
        };
      }),
    ),
  );
}
