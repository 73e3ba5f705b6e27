// What Node-RED's scorecard (node-red-dev 0.1.x, src/libs/checknodes.js) reads off the built pages, by its own rules: it
// runs nothing, so all that it wants to know must stand there as literals.
import should = require('should');

import { type Node, parse } from 'acorn';
import { simple } from 'acorn-walk';
import { filesUnder, read, readJson } from '../support/repository';

type Property = { key?: { name: string }; value: Node & { value?: unknown; properties?: Property[] } };

/** What the scorecard knows of a node. */
interface Definition {
  category?: unknown;
  defaults?: string[];
  credentials?: string[];
}

interface Findings {
  definitions: Map<string, Definition>;
  /** What keeps the scorecard from reading a page, in its own words. */
  errors: string[];
}

const literals = ['category', 'color', 'icon', 'inputs', 'outputs'];

/** The scorecard's `getNodeDefinitions`. */
function definitionsIn(page: string): Findings {
  const scripts = [...page.matchAll(/<script.+?type=['"]text\/javascript['"].*?>([\S\s]*?)<\/script>/gi)];
  const found: Findings = { definitions: new Map(), errors: [] };
  if (scripts.length === 0) found.errors.push('No <script> sections found');
  for (const [, script = ''] of scripts) {
    simple(parse(script, { ecmaVersion: 'latest' }), {
      CallExpression: (call) => {
        const { property } = call.callee as { property?: { name?: string } };
        if (property?.name === 'registerType') readRegistration(call.arguments, found);
      },
    });
  }
  if (found.definitions.size === 0) found.errors.push('No type definitions found');
  return found;
}

function readRegistration([type, definition]: readonly Node[], { definitions, errors }: Findings): void {
  const { value } = type as Node & { value?: string };
  if (type?.type !== 'Literal' || value === undefined) return void errors.push('non-literal');
  if (definition?.type !== 'ObjectExpression') return void errors.push('non-objectexpression');
  if (definitions.has(value)) errors.push(`${value} twice`);
  const known: Definition = {};
  definitions.set(value, known);
  for (const { key, value: given } of (definition as Node & { properties: Property[] }).properties) {
    const name = key?.name ?? 'spread';
    if (name === 'defaults' || name === 'credentials') {
      const names = given?.properties?.map((one) => one.key?.name);
      if (!names || names.includes(undefined)) errors.push(`${name}-not-inline`);
      else known[name] = names.map(String);
    } else if (literals.includes(name)) {
      if (given.type !== 'Literal') errors.push(`${name}-not-inline`);
      else if (name === 'category') known.category = given.value;
    } else if (name === 'spread') errors.push('spread-not-inline');
  }
}

describe("Node-RED's scorecard", () => {
  const files = Object.entries<string>(readJson('package.json')['node-red'].nodes);
  const pages = files.map(([type, file]) => ({
    type,
    findings: definitionsIn(read(file.replace('.js', '.html'))),
  }));

  it('reads one node off each page, the one that package.json names', () => {
    for (const { type, findings } of pages) {
      findings.errors.should.eql([], type);
      [...findings.definitions.keys()].should.eql([type]);
    }
  });

  it('reads defaults, credentials and category as they stand there', () => {
    for (const { type, findings } of pages) {
      const { category, defaults } = findings.definitions.get(type) ?? {};
      should(defaults).containEql('name').and.containEql('configVersion');
      should(category).equal(/-(config|account)$/.test(type) ? 'config' : 'fitbit');
    }
    const credentials = (type: string) =>
      pages.find((page) => page.type === type)?.findings.definitions.get(type)?.credentials;
    should(credentials('fitbit-config')).eql(['clientSecret']);
    should(credentials('fitbit-webhook-in')).eql(['verifyCode', 'webhookSecret']);
  });

  it('finds an example of every node that is no config (N02)', () => {
    const used = new Set(
      filesUnder('examples').flatMap((file) => readJson(file).map(({ type }: { type: string }) => type)),
    );
    const lacking = pages
      .filter(({ type, findings }) => findings.definitions.get(type)?.category !== 'config')
      .filter(({ type }) => !used.has(type));
    lacking.map(({ type }) => type).should.eql([]);
  });

  it('would stumble over what is put together at run time', () => {
    const stumbles = (script: string) =>
      definitionsIn(`<script type="text/javascript">${script}</script>`).errors;
    stumbles('RED.nodes.registerType(type, {})').should.eql(['non-literal', 'No type definitions found']);
    stumbles("RED.nodes.registerType('a', definition)").should.eql([
      'non-objectexpression',
      'No type definitions found',
    ]);
    stumbles(
      "RED.nodes.registerType('a', { ...shared, defaults, icon: x, credentials: { ...own } })",
    ).should.eql(['spread-not-inline', 'defaults-not-inline', 'icon-not-inline', 'credentials-not-inline']);
    stumbles("RED.nodes.registerType('a', {}); RED.nodes.registerType('a', {})").should.eql(['a twice']);
    definitionsIn('<p>').errors.should.eql(['No <script> sections found', 'No type definitions found']);
  });
});
