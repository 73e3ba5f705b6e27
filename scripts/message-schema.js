// npm run schema: writes types/messages.schema.json, the JSON Schema of types/messages.d.ts beside it. A test holds it true.
require('./require-node.js');
const fs = require('node:fs');
const path = require('node:path');

const types = path.join(__dirname, '..', 'types');

/** The schema as text. Loads a whole compiler. */
function messageSchema() {
  const { createGenerator } = require('ts-json-schema-generator');
  const source = { path: path.join(types, 'messages.d.ts'), type: '*', skipTypeCheck: false };
  const schema = createGenerator({ ...source, sortProps: false, encodeRefs: false }).createSchema('*');
  return `${JSON.stringify(schema, null, 2)}\n`;
}

if (require.main === module) fs.writeFileSync(path.join(types, 'messages.schema.json'), messageSchema());

module.exports = { messageSchema };
