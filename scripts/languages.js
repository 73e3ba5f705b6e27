// npm run languages -- [--whole | --sms]: what each language lacks against English: sentences, words of the dialogs, what is in
// the help, the README. Whatever is listed is told in English for now. With --whole it ends with 1 where anything is.
// With --sms it prints how many SMS the usual alerts take in each language, as the table of docs/languages.md.
const fs = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..');
const sentencesFolder = path.join(root, 'build', 'src', 'sentences', 'languages');
const nodes = fs
  .readdirSync(path.join(root, 'nodes'))
  .filter((name) => fs.existsSync(path.join(root, 'nodes', name, 'locales')));
/** Node-RED's names, where they are others than those of the sentences. */
const ofNodeRed = { en: 'en-US', es: 'es-ES', pt: 'pt-BR' };

const tags = fs
  .readdirSync(sentencesFolder)
  .filter((file) => file.endsWith('.js'))
  .map((file) => file.slice(0, -'.js'.length));
const names = new Intl.DisplayNames(['en'], { type: 'language' });
if (process.argv.includes('--sms')) console.log(smsTable());
else report();

function report() {
  let isWhole = true;
  for (const tag of tags.filter((one) => one !== 'en')) {
    const lacks = lacking(tag);
    if (lacks.length > 0) isWhole = false;
    const count = lacks.length === 0 ? 'nothing is missing' : `${lacks.length} missing`;
    console.log(`${tag} (${names.of(tag)}): ${count}`);
    for (const one of lacks) console.log(`  ${one}`);
  }
  if (process.argv.includes('--whole') && !isWhole) process.exitCode = 1;
}

/** Each with a name and a device of usual length. */
function smsTable() {
  const { segmentsOf } = require(path.join(root, 'build', 'src', 'sms', 'segments.js'));
  const alerts = ['low', 'critical', 'charge-soon', 'not-syncing', 'escalated', 'reconnect'];
  const rows = tags.map((tag) => {
    const cells = alerts.map((kind) => {
      const { encoding, length, count } = segmentsOf(usualAlert(tag, kind));
      return `${count === 1 ? '1' : `**${count}**`} (${length}${encoding === 'UCS-2' ? ' u' : ''})`;
    });
    return `| ${names.of(tag)} | ${cells.join(' | ')} |`;
  });
  return [
    `| | ${alerts.map((kind) => `\`${kind}\``).join(' | ')} |`,
    `| --- |${' --- |'.repeat(alerts.length)}`,
    ...rows,
  ].join('\n');
}

function usualAlert(tag, kind) {
  const { sentence } = require(path.join(root, 'build', 'src', 'sentences', 'sentences.js'));
  const usual = { who: 'Anna', device: 'Charge 6', level: 18, service: 'Google Health' };
  const say = (key, fill = {}) => sentence(tag, key, { ...usual, ...fill });
  const monday = Date.UTC(2026, 10, 23, 21, 10);
  const time = new Intl.DateTimeFormat(tag, {
    weekday: 'short',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: 'UTC',
  });
  return {
    low: () => say('alert.low.until', { when: say('when.evening.tomorrow') }),
    critical: () => say('alert.critical', { level: 4 }),
    'charge-soon': () =>
      say('alert.charge-soon', {
        when: say('advice.before.afternoon'),
        charge: say('advice.charge.tonight'),
      }),
    'not-syncing': () => say('alert.not-syncing.level', { span: say('span.days', { days: 3 }) }),
    escalated: () =>
      say('alert.escalated', {
        sentence: say('alert.critical', { level: 4 }),
        time: time.format(monday).replace(/\s/g, ' '),
      }),
    reconnect: () => say('alert.reconnect', { reason: say('problem.grant-dead') }),
  }[kind]();
}

function lacking(tag) {
  const of = (language) => ofNodeRed[language] ?? language;
  const sentences = missingFrom(sentencesOf(tag), sentencesOf('en')).map((key) => `sentence ${key}`);
  const dialogs = nodes.flatMap((node) =>
    missingFrom(catalogueOf(node, of(tag)), catalogueOf(node, of('en'))).map(
      (key) => `dialog ${node} ${key}`,
    ),
  );
  const help = nodes.flatMap((node) =>
    missingFrom(helpOf(node, of(tag)), helpOf(node, of('en'))).map((name) => `help ${node} ${name}`),
  );
  const readme = path.join('docs', tag, 'README.md');
  return [...sentences, ...dialogs, ...help, ...(fs.existsSync(path.join(root, readme)) ? [] : [readme])];
}

/** As often as it is missing: a help may name a property at several outputs. */
function missingFrom(here, english) {
  const left = [...here];
  return english.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function sentencesOf(tag) {
  return Object.keys(require(path.join(sentencesFolder, `${tag}.js`)).words);
}

function catalogueOf(node, language) {
  const keys = [];
  const walk = (value, key) => {
    if (typeof value === 'string') keys.push(key);
    else for (const [name, inner] of Object.entries(value)) walk(inner, key ? `${key}.${name}` : name);
  };
  walk(JSON.parse(readOf(node, language, 'json') || '{}'), '');
  return keys;
}

/** What the help documents, its headings and paragraphs by their number, and its samples. */
function helpOf(node, language) {
  const help = readOf(node, language, 'html');
  const properties = [...help.matchAll(/<dt[^>]*>\s*([^<\s]+)/g)].map(([, name]) => name);
  return ['h3', 'p', 'pre', 'li']
    .flatMap((tag) => (help.match(new RegExp(`<${tag}>`, 'g')) ?? []).map((_, at) => `<${tag}> ${at + 1}`))
    .concat(properties);
}

function readOf(node, language, extension) {
  const file = path.join(root, 'nodes', node, 'locales', language, `${node}.${extension}`);
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
}
