// What the dialogs share. The build lays it before the script of each node, within one function with it: Node-RED's
// editor is one page for all palettes, and nothing of ours is to be global there.

const TYPING_PAUSE_MS = 400;
/** ISO 3166 codes of the countries that have telephone numbers of their own. */
const COUNTRIES =
  'AC AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TA TC TD TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'.split(
    ' ',
  );

// ---- checks while typing

function isInteger(value: string, least: number, most: number): boolean {
  return /^\d+$/.test(value) && Number(value) >= least && Number(value) <= most;
}

/** Node-RED fills in an environment variable when the flow starts, so there is nothing to check yet. */
function isVariable(value: string): boolean {
  return /^\$(\{\w+\}|\(\w+\))$/.test(value);
}

/** The entries of a list that is separated by commas or lines. */
function entriesOf(text: string): string[] {
  return (text ?? '').split(/[\s,;]+/).filter((entry) => entry !== '');
}

function isIPv4(text: string): boolean {
  return /^((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(?!$)|$)){4}$/.test(text);
}

function isIPv6(text: string): boolean {
  if (!/^[\da-f:.]+$/i.test(text) || !text.includes(':')) return false;
  try {
    return new URL(`http://[${text}]/`).hostname !== '';
  } catch {
    return false;
  }
}

/** An IP address or, with its length behind a slash, a network. */
function isNetwork(entry: string): boolean {
  const [address = '', length, ...more] = entry.split('/');
  if (more.length > 0 || !(isIPv4(address) || isIPv6(address))) return false;
  return length === undefined || isInteger(length, 0, address.includes(':') ? 128 : 32);
}

/** The first entry of a list that is neither an address nor a network. */
function wrongNetwork(list: string): string | undefined {
  return entriesOf(list).find((entry) => !isNetwork(entry));
}

function isPublicPath(value: string): boolean {
  return /^(\/[\w.~-]+)+$/.test(value) && !/\/\.{1,2}(\/|$)/.test(value);
}

/** Whether something else of ours is served there: the later of two nodes that have the same path gets nothing. */
function isPathTaken(node: EditorNode, path: string): boolean {
  if (['callback', 'close.js', 'page.css', 'sms'].some((name) => path === `/fitbit/${name}`)) return true;
  return ['fitbit-signup', 'fitbit-webhook-in'].some((type) =>
    RED.nodes.filterNodes({ type }).some((other) => other.id !== node.id && !other.d && other.path === path),
  );
}

/** Whether a typed input names something that can be there; `type` is `msg`, `flow`, `global` or `env`. */
function isPlace(type: string, value: string): boolean {
  if (type === 'env') return value.trim() !== '';
  // The editor puts the store of a context before the name, if there are several.
  return RED.utils.validatePropertyExpression(value.replace(/^#:\(.+?\)::/, '')) === true;
}

/** Says under each field what is wrong with it, while it is being typed; the red border is Node-RED's. */
function explainInvalidFields<N extends EditorNode, Name extends string>(
  node: N,
  field: (name: NoInfer<Name>) => JQuery,
  rules: Record<Name, EditorRule<N>>,
): void {
  const names = Object.keys(rules) as Name[];
  const explainers = names.map((name) => {
    const row = field(name).closest('.form-row');
    const id = `fitbit-invalid-${name}`;
    const sentence = $('<div class="fitbit-error" role="status">').attr('id', id).appendTo(row);
    const hints = field(name).attr('aria-describedby');
    field(name).attr('aria-describedby', hints ? `${hints} ${id}` : id);
    return () => {
      const value = field(name).val();
      const verdict = isVariable(value) || rules[name].call(node, value, {});
      sentence.text(verdict === true ? '' : verdict).toggle(verdict !== true);
      if (verdict !== true) row.closest('details').prop('open', true);
    };
  });
  const explainAll = () => {
    for (const explain of explainers) explain();
  };
  // Another dialog may be open beneath this one.
  for (const name of names.slice(0, 1))
    field(name).closest('.fitbit-form').on('input keyup change', explainAll);
  explainAll();
}

/** Runs once the user has stopped typing. */
function afterTyping(action: () => void): () => void {
  let timer: number | undefined;
  return () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(action, TYPING_PAUSE_MS);
  };
}

// ---- what several dialogs show

/** Node-RED's own types of a typed input that name a place where the value stands. */
const PLACES: readonly TypedInputType[] = ['msg', 'flow', 'global', 'env'];

/** Makes a typed input. Another type starts with a value of its own: the name of a property makes no number. */
function makeTyped(
  selector: string,
  typeField: string,
  types: TypedInputType[],
  first: (type: string) => string,
): void {
  let shown = $(typeField).val();
  const row = $(selector).closest('.form-row');
  const input = $(selector).typedInput({ types, typeField });
  // The field that is typed into is another one than the label names.
  row.find('label').attr('id', `${selector.slice(1)}-label`);
  row.find('.red-ui-typedInput-input').attr('aria-labelledby', `${selector.slice(1)}-label`);
  input.on('change', () => {
    const type = $(typeField).val();
    if (type === shown) return;
    shown = type;
    input.typedInput('value', first(type));
  });
}

/** A country that is not in the list stays chosen, so that nothing changes unseen. */
function fillCountries(select: JQuery, chosen: string, none: string): void {
  const names = new Intl.DisplayNames([RED.i18n.lang()], { type: 'region' });
  const options = COUNTRIES.map((code) => ({ code, label: `${names.of(code)} (${code})` }));
  options.sort((a, b) => a.label.localeCompare(b.label));
  if (!COUNTRIES.includes(chosen)) options.unshift({ code: chosen, label: chosen || none });
  select.empty();
  for (const { code, label } of options) $('<option>').attr('value', code).text(label).appendTo(select);
  select.val(chosen);
}

/** The languages that people can be told things in, by their names in the editor's language. */
function knownLanguages(): { code: string; label: string }[] {
  const options = (RED.settings.fitbitConfigLanguages ?? ['en']).map((code) => ({
    code,
    label: languageName(code),
  }));
  return options.sort((a, b) => a.label.localeCompare(b.label));
}

function languageName(code: string): string {
  return new Intl.DisplayNames([RED.i18n.lang()], { type: 'language' }).of(code) ?? code;
}

/** A name set apart from what stands around it (FSI, PDI), where it is written from right to left. */
function isolated(text: string): string {
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(text) ? `\u2068${text}\u2069` : text;
}

/** The country that the browser's language suggests. */
function ownCountry(): string {
  return new Intl.Locale(navigator.language).maximize().region ?? '';
}

/** Makes the button beside a field copy what stands in it. */
function copyFrom(selector: string): void {
  $(`${selector}-copy`).on('click', () => {
    RED.clipboard.copyText($(selector).val(), $(`${selector}-copy`));
  });
}

/** What a dialog reads of the service that is chosen in it. */
interface ChosenConfig {
  id: string;
  cloud: string;
  clientId: string;
  country: string;
  publicAddress: string;
  serve: string;
  webhooks: boolean;
}

interface OutsideAddress {
  /** Null without a public address. */
  webhookAddress: string | null;
  /** Why the service would not take it. */
  hint?: string;
}

/**
 * Asks for the address that a path has from outside: only Node-RED knows the paths that stand before ours, and what
 * the service takes. Null if no answer comes.
 */
function askForAddress(
  { id, cloud, publicAddress = '', serve = '' }: ChosenConfig,
  path: string,
  onAnswer: (answer: OutsideAddress | null) => void,
): void {
  $.ajax({
    method: 'GET',
    url: 'fitbit/redirect',
    data: { cloud, publicAddress, serve, path, configId: id },
    dataType: 'json',
    headers: { 'Accept-Language': RED.i18n.lang() },
  })
    .done((answer) => onAnswer(answer as OutsideAddress))
    .fail(() => onAnswer(null));
}
