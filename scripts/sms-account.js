// What the build takes from the providers of SMS for fitbit-sms-account: Node-RED wants the fields of a node static, in the
// editor and at run time, and each provider declares its own (src/sms/providers/).
const path = require('node:path');

const type = 'fitbit-sms-account';

/** Reads the declarations off the compiled modules. `modules`: the folder that they are in. */
function smsAccountForms(modules) {
  const { accountProviders } = require(path.join(modules, 'src', 'sms', 'providers', 'registry.js'));
  return formsOf(accountProviders, require(path.join(modules, 'src', 'sms', 'fields.js')));
}

/** The same from any declarations: what stands in the page, in the script of the dialog, and at run time. */
function formsOf(providers, { isCredential, isChecked, usualValue }) {
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
          defaults: {
            provider: first.id,
            ...Object.fromEntries(shown.map((field) => [field.name, usualValue(field)])),
          },
          credentials: Object.fromEntries(kept.map((field) => [field.name, { type: typeOf(field) }])),
        })};`,
      }),
    /** Puts literals into the script of the dialog: the scorecard, and the test of regular expressions, run nothing. */
    script: (text) =>
      replaced(text, {
        'SMS_PROVIDERS;': `${literal(providers.map((provider) => formOf(provider, { isChecked, usualValue })))};`,
        '...SMS_PROVIDER_DEFAULTS,': [
          `provider: { value: ${JSON.stringify(first.id)} },`,
          ...shown.map((field) => `${field.name}: { value: ${literal(usualValue(field))}${rule(field)} },`),
        ].join('\n'),
        '...SMS_PROVIDER_CREDENTIALS,': kept
          .map((field) => `${field.name}: { type: '${typeOf(field)}'${rule(field)} },`)
          .join('\n'),
      }),
    /** Puts the rows of the fields into the dialog. */
    dialog: (text) =>
      replaced(text, {
        '<!-- the choice of a provider -->': choiceOf(providers),
        '<!-- the fields of the providers -->': providers
          .map(
            (one) =>
              presetsOf(one) +
              declared
                .filter((field) => isOf(one, field, false))
                .map(rowOf)
                .join(''),
          )
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
function formOf(
  { id, label, fields, warnings, presets = [], limits: { validityMinutes } },
  { isChecked, usualValue },
) {
  const checked = fields.filter(isChecked).map(({ name, kind, required, together, pattern, least, most }) => {
    const wrong = `${type}.invalid.${name}`;
    return { name, kind, required, together, pattern, least, most, wrong };
  });
  const choices = fields
    .filter(({ choicesFrom }) => choicesFrom)
    .map(({ name, choicesFrom }) => ({ name, from: choicesFrom }));
  const usual = Object.fromEntries(fields.map((field) => [field.name, usualValue(field)]));
  const filling = presets.map((one) => ({ label: one.label, values: one.values }));
  return { id, label, validityMinutes, warnings, fields: checked, presets: filling, choices, usual };
}

const isOf = ({ id }, field, isUnderMore) =>
  field.provider === id && Boolean(field.isUnderMore) === isUnderMore;

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

/** How SMS leave, in the words of the catalogue. */
function choiceOf(providers) {
  const options = providers
    .map(({ id }) => `<option value="${id}" data-i18n="${type}.way.${id}"></option>`)
    .join('');
  return `
    <div class="form-row">
      <label for="node-config-input-provider"><i class="fa fa-paper-plane-o"></i> <span data-i18n="${type}.label.provider"></span></label>
      <select id="node-config-input-provider">${options}</select>
    </div>`;
}

function presetsOf({ id, presets = [] }) {
  if (presets.length === 0) return '';
  const options = presets.map(({ label }, at) => `<option value="${at}">${label}</option>`).join('');
  return `
    <div class="form-row" data-provider="${id}">
      <label for="fitbit-preset-${id}" data-i18n="${type}.label.preset"></label>
      <select id="fitbit-preset-${id}"><option value="" data-i18n="${type}.preset.none"></option>${options}</select>
      <div class="fitbit-hint" data-i18n="${type}.hint.preset"></div>
    </div>`;
}

function rowOf(field) {
  const { name, kind, icon, hint, choicesFrom, provider } = field;
  const id = `node-config-input-${name}`;
  if (kind === 'tick') return tickOf(field, id);
  const word = `data-i18n="${type}.label.${name}"`;
  const label = icon
    ? `<label for="${id}"><i class="fa ${icon}"></i> <span ${word}></span></label>`
    : `<label for="${id}" ${word}></label>`;
  const input = choicesFrom ? withButton(name, inputOf(field, id)) : inputOf(field, id);
  return `
    <div class="form-row" data-provider="${provider}">
      ${label}
      ${input}${hint ? `\n      <div class="fitbit-hint" data-i18n="${type}.hint.${hint}"></div>` : ''}${explained(field)}
    </div>`;
}

function tickOf({ name, hint, provider }, id) {
  return `
    <div class="form-row" data-provider="${provider}">
      <span></span>
      <label class="fitbit-check" for="${id}"><input type="checkbox" id="${id}"><span data-i18n="${type}.label.${name}"></span></label>
      <div class="fitbit-hint" data-i18n="${type}.hint.${hint}"></div>
    </div>`;
}

function inputOf({ name, kind, example, options, lines, unit }, id) {
  const placeholder = example ? ` placeholder="${example}"` : '';
  if (kind === 'select') {
    const all = options.map(
      (one) => `<option value="${one}" data-i18n="${type}.option.${name}.${one}"></option>`,
    );
    return `<select id="${id}">${all.join('')}</select>`;
  }
  if (kind === 'json')
    return `<textarea id="${id}" class="fitbit-json" rows="${lines}" spellcheck="false"></textarea>`;
  if (kind === 'secret') return `<input type="password" id="${id}"${placeholder}>`;
  const keys = { number: ' inputmode="numeric"', address: ' inputmode="url"' }[kind] ?? '';
  const input = `<input type="text"${keys} id="${id}"${placeholder} spellcheck="false">`;
  return kind === 'number' ? `<span class="fitbit-unit">${input} ${unit ?? ''}</span>` : input;
}

/** The button that finds what may stand in a field, and where that is offered. */
function withButton(name, input) {
  const button = `<button type="button" class="red-ui-button" id="fitbit-find-${name}" data-i18n="${type}.button.${name}"></button>`;
  const found = `<select class="fitbit-found" id="fitbit-found-${name}" data-i18n="[aria-label]${type}.label.${name}"></select>`;
  const answer = `<div class="fitbit-hint" role="status" id="fitbit-find-answer-${name}"></div>`;
  return `<div class="fitbit-with-button">${input}${button}</div>
      ${found}${answer}`;
}

/** The sentence of each option; the script shows that of the chosen one. */
function explained({ name, isExplained, options = [] }) {
  if (!isExplained) return '';
  return options
    .map(
      (one) =>
        `\n      <div class="fitbit-hint" data-option-of="${name}" data-option="${one}" data-i18n="${type}.explained.${name}.${one}"></div>`,
    )
    .join('');
}

function warningsOf({ id, warnings }) {
  return warnings.map(
    ({ hint }) => `
    <div class="form-tips" data-provider="${id}" id="fitbit-${hint}-hint" data-i18n="${type}.hint.${hint}"></div>`,
  );
}

module.exports = { formsOf, smsAccountForms };
