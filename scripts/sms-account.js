// What the build takes from the providers of SMS for fitbit-sms-account: Node-RED wants the fields of a node static, in the
// editor and at run time, and each provider declares its own (src/sms/providers/).
const path = require('node:path');

const type = 'fitbit-sms-account';

/** Reads the declarations off the compiled modules. `modules`: the folder that they are in. */
function smsAccountForms(modules) {
  const { accountProviders } = require(path.join(modules, 'src', 'sms', 'providers', 'registry.js'));
  const { isCredential, isChecked } = require(path.join(modules, 'src', 'sms', 'fields.js'));
  return formsOf(accountProviders, { isCredential, isChecked });
}

/** The same from any declarations: what stands in the page, in the script of the dialog, and at run time. */
function formsOf(providers, { isCredential, isChecked }) {
  const [first] = providers;
  const declared = providers.flatMap(({ id, fields }) => fields.map((field) => ({ ...field, provider: id })));
  const names = declared.map(({ name }) => name);
  const twice = names.filter((name, at) => names.indexOf(name) !== at);
  if (twice.length > 0) throw new Error(`${twice.join(', ')}: a field of two providers of SMS`);

  const kept = declared.filter(isCredential);
  const shown = declared.filter((field) => !isCredential(field));
  const typeOf = ({ kind }) => (kind === 'secret' ? 'password' : 'text');
  const rule = (field) => (isChecked(field) ? `, validate: providerRules.${field.name}` : '');

  return {
    /** Puts into the program what is a credential, and what an account is that says nothing. */
    program: (text) =>
      replaced(text, {
        'FIELDS_OF_SMS_PROVIDERS;': `${literal({
          defaults: { provider: first.id, ...Object.fromEntries(shown.map(({ name }) => [name, ''])) },
          credentials: Object.fromEntries(kept.map((field) => [field.name, { type: typeOf(field) }])),
        })};`,
      }),
    /** Puts literals into the script of the dialog: the scorecard, and the test of regular expressions, run nothing. */
    script: (text) =>
      replaced(text, {
        'SMS_PROVIDERS;': `${literal(providers.map((provider) => formOf(provider, isChecked)))};`,
        '...SMS_PROVIDER_DEFAULTS,': [
          `provider: { value: ${JSON.stringify(first.id)} },`,
          ...shown.map((field) => `${field.name}: { value: ''${rule(field)} },`),
        ].join('\n'),
        '...SMS_PROVIDER_CREDENTIALS,': kept
          .map((field) => `${field.name}: { type: '${typeOf(field)}'${rule(field)} },`)
          .join('\n'),
      }),
    /** Puts the rows of the fields into the dialog. */
    dialog: (text) =>
      replaced(text, {
        '<!-- the choice of a provider -->': choiceOf(providers),
        '<!-- the fields of the providers -->': declared
          .filter((one) => !one.isUnderMore)
          .map(rowOf)
          .join(''),
        '<!-- the warnings of the providers -->': providers.flatMap(warningsOf).join(''),
        '<!-- their fields under More -->': declared
          .filter((one) => one.isUnderMore)
          .map(rowOf)
          .join(''),
      }),
  };
}

/** What the script of the dialog knows of a provider. */
function formOf({ id, label, fields, warnings, limits: { validityMinutes } }, isChecked) {
  const checked = fields.filter(isChecked).map(({ name, required, together, pattern }) => {
    const wrong = `${type}.invalid.${name}`;
    return { name, required, together, pattern, wrong };
  });
  return { id, label, validityMinutes, warnings, fields: checked };
}

/** A value as source text: what JSON can say, and regular expressions. */
function literal(value) {
  if (value instanceof RegExp) return String(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const given = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return `{ ${given.map(([name, inner]) => `${name}: ${literal(inner)}`).join(', ')} }`;
}

function replaced(text, parts) {
  return Object.entries(parts).reduce((before, [marker, part]) => {
    if (!before.includes(marker)) throw new Error(`${type}: ${marker} is missing`);
    return before.replace(marker, () => part.trim());
  }, text);
}

/** Where there is one provider only, there is nothing to choose. */
function choiceOf(providers) {
  if (providers.length < 2) return '';
  const options = providers.map(({ id, label }) => `<option value="${id}">${label}</option>`).join('');
  return `
    <div class="form-row">
      <label for="node-config-input-provider"><i class="fa fa-paper-plane-o"></i> <span data-i18n="${type}.label.provider"></span></label>
      <select id="node-config-input-provider">${options}</select>
    </div>`;
}

function rowOf({ name, kind, icon, example, hint, provider }) {
  const id = `node-config-input-${name}`;
  const word = `data-i18n="${type}.label.${name}"`;
  const label = icon
    ? `<label for="${id}"><i class="fa ${icon}"></i> <span ${word}></span></label>`
    : `<label for="${id}" ${word}></label>`;
  const placeholder = example ? ` placeholder="${example}"` : '';
  const input =
    kind === 'secret'
      ? `<input type="password" id="${id}"${placeholder}>`
      : `<input type="text" id="${id}"${placeholder} spellcheck="false">`;
  return `
    <div class="form-row" data-provider="${provider}">
      ${label}
      ${input}${hint ? `\n      <div class="fitbit-hint" data-i18n="${type}.hint.${hint}"></div>` : ''}
    </div>`;
}

function warningsOf({ id, warnings }) {
  return warnings.map(
    ({ hint }) => `
    <div class="form-tips" data-provider="${id}" id="fitbit-${hint}-hint" data-i18n="${type}.hint.${hint}"></div>`,
  );
}

module.exports = { formsOf, smsAccountForms };
