// Holds a JSON body against a schema of an OpenAPI 3.0 document: what we send must be declared, and be as it is declared.

export interface Schema {
  $ref?: string;
  allOf?: Schema[];
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  enum?: unknown[];
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
}

export type Schemas = Readonly<Record<string, Schema>>;

/** What of a value its schema does not allow; `where`: how the value is called in the sentences. */
export function misfitsOf(schemas: Schemas, schema: Schema, value: unknown, where: string): string[] {
  if (schema.$ref !== undefined) {
    const named = schemas[schema.$ref.split('/').pop() ?? ''];
    return named ? misfitsOf(schemas, named, value, where) : [`${where}: no schema ${schema.$ref}`];
  }
  // An `allOf` stands beside a type that is not its own in this document.
  if (schema.allOf) return schema.allOf.flatMap((one) => misfitsOf(schemas, one, value, where));
  if (schema.enum && !schema.enum.includes(value)) return [`${where} cannot be ${JSON.stringify(value)}`];
  switch (schema.type) {
    case 'object':
      return ofObject(schemas, schema, value, where);
    case 'array':
      return ofArray(schemas, schema, value, where);
    default:
      return isSimple(schema, value) ? [] : [`${where} cannot be ${JSON.stringify(value)}`];
  }
}

function ofObject(
  schemas: Schemas,
  { properties = {}, required = [] }: Schema,
  value: unknown,
  where: string,
): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${where} is no object`];
  const missing = required.filter((name) => !Object.hasOwn(value, name));
  return [
    ...missing.map((name) => `${where}.${name} is missing`),
    ...Object.entries(value).flatMap(([name, inner]) => {
      const declared = Object.hasOwn(properties, name) ? properties[name] : undefined;
      return declared
        ? misfitsOf(schemas, declared, inner, `${where}.${name}`)
        : [`${where}.${name} is not declared`];
    }),
  ];
}

function ofArray(schemas: Schemas, schema: Schema, value: unknown, where: string): string[] {
  if (!Array.isArray(value)) return [`${where} is no list`];
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY, items = {} } = schema;
  if (value.length < minItems || value.length > maxItems) return [`${where} has ${value.length} entries`];
  return value.flatMap((inner, at) => misfitsOf(schemas, items, inner, `${where}[${at}]`));
}

function isSimple(schema: Schema, value: unknown): boolean {
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern = '' } = schema;
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = schema;
  switch (schema.type) {
    case 'string':
      return (
        typeof value === 'string' &&
        value.length >= minLength &&
        value.length <= maxLength &&
        new RegExp(pattern).test(value)
      );
    case 'integer':
      return Number.isInteger(value) && Number(value) >= minimum && Number(value) <= maximum;
    case 'boolean':
      return typeof value === 'boolean';
    default:
      return true;
  }
}
