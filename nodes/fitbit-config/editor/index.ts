// The editor side of fitbit-config: the service, the people who are connected to it, and how they are connected.
import { explainInvalidFields, isInteger, isVariable } from '../../common/editor/checks';
import { copyFrom } from '../../common/editor/copy-button';
import { fillCountries, ownCountry } from '../../common/editor/countries';
import { isolated } from '../../common/editor/isolated';
import { knownLanguages, languageName } from '../../common/editor/languages';
import { type PersonForm, personForm } from '../../common/editor/person-form';
import { afterTyping } from '../../common/editor/typing';
import '../../common/editor/style.css';

interface ConfigNode extends EditorNode {
  cloud: string;
  country: string;
  language: string;
  publicAddress: string;
  serve: string;
}

interface Device {
  name: string;
  level: number | null;
  status: string | null;
  syncedAt: string | null;
}

interface Person {
  id: string;
  name: string;
  number: string | null;
  numberState: 'none' | 'unproven' | 'proven';
  /** Goes back with the owner's word for the number. */
  numberMark: string;
  sms: boolean;
  language: string;
  ownLow: number | null;
  ownNotSyncingHours: number | null;
  stopped: boolean;
  orphan: boolean;
  access: { state: 'ok' | 'lost'; text?: string };
  /** False if the service may not tell of this person: the permission was not asked for when they connected. */
  webhook: boolean;
  lastCheck: { at: string; ok: boolean; text?: string } | null;
  devices: Device[];
}

interface Attempt {
  id: string;
  authorizeUrl: string;
  /** Whole, as it was understood; null where none was typed. */
  number: string | null;
}

interface AttemptStatus {
  state: 'waiting' | 'connected' | 'failed' | 'expired';
  text?: string;
  person?: { id: string; name: string };
}

/** What belongs to one open dialog. What is answered after it was closed is dropped. */
interface Dialog {
  node: ConfigNode;
  open: boolean;
  attempt: string | undefined;
  timer: number | undefined;
  popup: Window | null;
  people: Person[];
  /** What the list is searched for. */
  wanted: string;
  /** How many rows are shown at most. */
  most: number;
  /** Whoever is being edited: drawn again with the list, the form keeps what is typed. */
  edited: { id: string; form: PersonForm } | null;
  way: Way;
}

type FieldName =
  | 'cloud'
  | 'clientId'
  | 'clientSecret'
  | 'country'
  | 'language'
  | 'publicAddress'
  | 'serve'
  | 'port'
  | 'bind'
  | 'passNodeAuth'
  | 'webhooks';

/** How the browser comes back from the service's page. */
type Way = 'here' | 'public' | 'paste';

const POLL_MS = 1500;
/** How many people are shown at first, and how many more by each press of "Show more". */
const PAGE = 20;
/** With so few, there is nothing to look for. */
const FEW = 8;
/** What Node-RED puts into a password field whose value only the server knows. */
const STORED_SECRET = '__PWRD__';

/**
 * What a service's own page says when it sends nobody back, in its words or by a key, and the key of the way out.
 * The same as the table in docs/google.md.
 */
const PAGE_SAYS: Record<string, [says: string, wayOut: string][]> = {
  'google-health': [
    ['fitbit-config.pageSays.unverified', 'fitbit-config.wayOut.unverified'],
    ['redirect_uri_mismatch', 'fitbit-config.wayOut.redirectMismatch'],
    ['access_denied', 'fitbit-config.wayOut.accessDenied'],
    ['org_internal', 'fitbit-config.wayOut.orgInternal'],
    ['admin_policy_enforced', 'fitbit-config.wayOut.adminPolicy'],
    ['invalid_client', 'fitbit-config.wayOut.invalidClient'],
    ['deleted_client', 'fitbit-config.wayOut.deletedClient'],
    ['invalid_scope', 'fitbit-config.wayOut.invalidScope'],
    ['invalid_request', 'fitbit-config.wayOut.invalidRequest'],
    ['disallowed_useragent', 'fitbit-config.wayOut.userAgent'],
  ],
  fitbit: [
    ['invalid_request - Invalid redirect_uri', 'fitbit-config.wayOut.redirectMismatch'],
    ['unauthorized_client - Invalid client_id', 'fitbit-config.wayOut.invalidClient'],
    ['410 Gone', 'fitbit-config.wayOut.gone'],
  ],
};

const field = (name: FieldName) => $(`#node-config-input-${name}`);
const typed = (name: FieldName) => field(name).val() ?? '';

/** The services that run without a client secret: the editor knows no secret before its dialog is open. */
let withoutSecret: ReadonlySet<string> = new Set();

/** Marks a service whose secret Node-RED has lost, and the nodes that use it. */
function markThoseWithoutSecret(found: readonly string[]) {
  const changed = new Set([...withoutSecret, ...found]);
  withoutSecret = new Set(found);
  if (changed.size === 0) return;
  RED.nodes.eachConfig((node) => {
    if (changed.has(node.id)) RED.editor.validateNode(node);
  });
  RED.nodes.eachNode((node) => {
    if (!changed.has(node.config ?? '')) return;
    RED.editor.validateNode(node);
    node.dirty = true;
  });
  RED.view.redraw();
}

// Told when the flows run after a Deploy, and to an editor that has just been opened.
RED.comms.subscribe('notification/runtime-deploy', () => {
  $.ajax({ method: 'GET', url: 'fitbit/lacking', dataType: 'json', headers: {} }).done((answer) => {
    markThoseWithoutSecret((answer as { withoutSecret: string[] }).withoutSecret);
  });
});

let editedId = '';
let closeDialog = () => {};

// ---- checks while typing

/** The other fields of a node: from the screen while its dialog is open, else from the flow. */
const current = (node: ConfigNode, name: 'cloud' | 'publicAddress' | 'serve') =>
  node.id === editedId ? typed(name) : (node[name] ?? '');

const servesOwnPort = (node: ConfigNode) =>
  current(node, 'cloud') !== 'demo' &&
  current(node, 'publicAddress') !== '' &&
  current(node, 'serve') === 'own-port';

function parseAddress(value: string) {
  try {
    return new URL(value);
  } catch {
    return undefined;
  }
}

/** What Google accepts as the base of a redirect address, as far as it can be told here. */
function isPublicAddress(value: string) {
  const address = parseAddress(value.trim());
  if (!address || address.username || /[?#*\\\s]|\.\.|[^:]\/\//.test(value.trim())) return false;
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(address.hostname);
  return address.protocol === 'https:' || (address.protocol === 'http:' && isLocal);
}

const rules: Record<'clientId' | 'publicAddress' | 'port' | 'bind', EditorRule<ConfigNode>> = {
  clientId(value, _options) {
    if (current(this, 'cloud') === 'demo') return true;
    if (!value?.trim()) return this._('fitbit-config.invalid.clientId');
    // The dialog shows by itself what its own fields lack.
    const lacksSecret = withoutSecret.has(this.id) && this.id !== editedId && !this.credentials?.clientSecret;
    return lacksSecret ? this._('fitbit-config.hint.needsSecret') : true;
  },
  publicAddress(value, _options) {
    if (current(this, 'cloud') === 'demo' || !value) return true;
    return isPublicAddress(value) || this._('fitbit-config.invalid.publicAddress');
  },
  port(value, _options) {
    if (!servesOwnPort(this)) return true;
    return isInteger(value, 1, 65_535) || this._('fitbit-config.invalid.port');
  },
  bind(value, _options) {
    if (!servesOwnPort(this)) return true;
    return /^(localhost|[\da-f.:]+)$/i.test(value) || this._('fitbit-config.invalid.bind');
  },
};

// ---- what is shown for which service

function showWhatMatters(dialog: Dialog) {
  const cloud = typed('cloud');
  const clientId = typed('clientId').trim();
  const isOwnPort = typed('serve') === 'own-port';
  // The dialog of another node may be open beneath this one, with rows of the same classes.
  const rows = (kind: string) => field('cloud').closest('.fitbit-form').find(`.fitbit-for-${kind}`);
  rows('cloud').toggle(cloud !== 'demo');
  rows('demo').toggle(cloud === 'demo');
  rows('google').toggle(cloud === 'google-health');
  rows('public').toggle(typed('publicAddress') !== '');
  rows('own-port').toggle(isOwnPort);
  rows('node-red').toggle(!isOwnPort);
  $('#fitbit-open-editor').toggle(!isOwnPort && !RED.settings.user);
  const { node } = dialog;
  showHint('#fitbit-client-id-hint', clientIdHint(node, cloud, clientId));
  showHint('#fitbit-secret-hint', secretHint(node, clientId));
  const needsAddress = asksForWebhooks() && typed('publicAddress').trim() === '';
  showHint('#fitbit-webhooks-hint', needsAddress ? node._('fitbit-config.hint.webhooksNeedAddress') : '');
}

const showHint = (selector: string, sentence: string) =>
  $(selector)
    .text(sentence)
    .toggle(sentence !== '');

const GOOGLE_ID = '.apps.googleusercontent.com';
const GOOGLE_SECRET = 'GOCSPX-';

/** What is odd about a client ID: most often something else was copied. */
function clientIdHint(node: ConfigNode, cloud: string, clientId: string) {
  if (clientId === '' || isVariable(clientId)) return '';
  const isGoogles = clientId.endsWith(GOOGLE_ID);
  if (clientId.startsWith(GOOGLE_SECRET)) return node._('fitbit-config.hint.idIsSecret');
  if (cloud === 'google-health' && !isGoogles) return node._('fitbit-config.hint.googleClientId');
  if (cloud === 'fitbit' && isGoogles) return node._('fitbit-config.hint.idIsGoogles');
  return '';
}

/** A missing secret is said as soon as there is an ID for it. */
function secretHint(node: ConfigNode, clientId: string) {
  const secret = typed('clientSecret').trim();
  if (secret.endsWith(GOOGLE_ID)) return node._('fitbit-config.hint.secretIsId');
  return clientId !== '' && secret === '' ? node._('fitbit-config.hint.needsSecret') : '';
}

/** A browser on Node-RED's own computer, or at the end of a tunnel to the same port, comes back by itself. */
function wayBack(redirectUri: string): Way {
  if (typed('publicAddress').trim() !== '') return 'public';
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(location.hostname);
  return isHere && parseAddress(redirectUri)?.port === location.port ? 'here' : 'paste';
}

/** `isTaken`: whether the service takes such an address. */
function showWay(dialog: Dialog, redirectUri: string, isTaken: boolean) {
  const { node } = dialog;
  dialog.way = wayBack(redirectUri);
  const sentences: Record<Way, string> = {
    here: node._('fitbit-config.way.here'),
    public: node._('fitbit-config.way.public'),
    paste: node._('fitbit-config.way.paste'),
  };
  showHint('#fitbit-way', isTaken ? sentences[dialog.way] : '');
  $('#fitbit-pasted').attr('placeholder', `${redirectUri}?state=…`);
}

function loadServing(dialog: Dialog) {
  const show = (fine: string, wrong: string) => {
    showHint('#fitbit-serving', fine);
    showHint('#fitbit-not-serving', wrong);
  };
  show('', '');
  if (typed('cloud') === 'demo' || typed('publicAddress').trim() === '') return;
  const query = {
    serve: typed('serve'),
    bind: typed('bind'),
    port: typed('port'),
    passNodeAuth: String(field('passNodeAuth').prop('checked') === true),
  };
  ask<{ text: string }>(
    dialog,
    { method: 'GET', url: 'fitbit/serving', query },
    ({ text }) => show(text, ''),
    (sentence, status) => show('', status === 400 ? sentence : ''),
  );
}

/** A node that is being made gets the country and the language that its owner's browser suggests. */
function fillRegion(node: ConfigNode) {
  const isNew = !RED.nodes.node(node.id);
  const chosen = isNew ? ownCountry() : (node.country ?? '');
  fillCountries(field('country'), chosen, node._('fitbit-config.country.none'));
  fillLanguages(isNew ? RED.i18n.lang() : node.language);
}

/** Those that there are sentences in; English where the wish is another one. */
function fillLanguages(wish: string) {
  const options = knownLanguages();
  const primary = (wish ?? '').split('-')[0] ?? '';
  const chosen = options.some(({ code }) => code === primary) ? primary : 'en';
  const select = field('language').empty();
  for (const { code, label } of options) $('<option>').attr('value', code).text(label).appendTo(select);
  select.val(chosen);
}

/** Without a choice somebody new gets the default, and somebody known keeps theirs. */
function fillNewLanguage(node: ConfigNode) {
  const select = $('#fitbit-new-language');
  const chosen = select.val() ?? '';
  const options = [
    {
      code: '',
      label: node._('fitbit-config.connect.defaultLanguage', { language: languageName(typed('language')) }),
    },
    ...knownLanguages(),
  ];
  select.empty();
  for (const { code, label } of options) $('<option>').attr('value', code).text(label).appendTo(select);
  select.val(chosen);
}

// ---- asking Node-RED

function ask<Answer>(
  dialog: Dialog,
  request: { method: string; url: string; query?: Record<string, string>; body?: object },
  onAnswer: (answer: Answer) => void,
  onTrouble: (sentence: string, status: number) => void,
) {
  $.ajax({
    method: request.method,
    url: request.url,
    data: request.body ? JSON.stringify(request.body) : (request.query ?? {}),
    contentType: request.body ? 'application/json' : 'application/x-www-form-urlencoded',
    dataType: 'json',
    headers: { 'Accept-Language': RED.i18n.lang() },
  })
    .done((answer) => {
      if (dialog.open) onAnswer(answer as Answer);
    })
    .fail(({ status, responseJSON }) => {
      if (dialog.open) onTrouble(troubleText(dialog.node, status, responseJSON), status);
    });
}

function troubleText(node: ConfigNode, status: number, answer: unknown) {
  if (status === 401 || status === 403) return node._('fitbit-config.trouble.notAllowed');
  const { text } = (answer ?? {}) as { text?: string };
  return text ?? node._('fitbit-config.trouble.noAnswer');
}

function loadRedirect(dialog: Dialog) {
  if (typed('cloud') === 'demo') return;
  const query = {
    publicAddress: typed('publicAddress').trim(),
    serve: typed('serve'),
    cloud: typed('cloud'),
    configId: dialog.node.id,
  };
  ask<{ redirectUri: string; register: string; hint?: string }>(
    dialog,
    { method: 'GET', url: 'fitbit/redirect', query },
    ({ redirectUri, register, hint }) => {
      $('#fitbit-redirect').val(redirectUri);
      // An address that the service does not take is not to be registered.
      showHint('#fitbit-register', hint ? '' : register);
      showHint('#fitbit-redirect-hint', hint ?? '');
      showWay(dialog, redirectUri, !hint);
    },
    (sentence) => {
      $('#fitbit-redirect').val('');
      showHint('#fitbit-register', '');
      showHint('#fitbit-redirect-hint', sentence);
    },
  );
}

// ---- people

/** `then`: what is done once the list is drawn, and longer or shorter than before. */
function loadPeople(dialog: Dialog, then: () => void = () => {}) {
  if (typed('cloud') === 'demo') return;
  const query = { cloud: typed('cloud'), clientId: typed('clientId').trim(), configId: dialog.node.id };
  const isStale = () => query.cloud !== typed('cloud') || query.clientId !== typed('clientId').trim();
  const show = (people: Person[], sentence: string) => {
    if (isStale()) return;
    dialog.people = people;
    showPeople(dialog);
    $('#fitbit-people-note').text(sentence);
    then();
  };
  ask<{ people: Person[] }>(
    dialog,
    { method: 'GET', url: 'fitbit/people', query },
    ({ people }) => show(people, people.length === 0 ? dialog.node._('fitbit-config.person.nobody') : ''),
    (sentence) => show([], sentence),
  );
}

function showPeople(dialog: Dialog) {
  const { node, people, wanted, most } = dialog;
  const search = wanted.trim().toLowerCase();
  const isMany = people.length > FEW;
  const isEdited = ({ id }: Person) => id === dialog.edited?.id;
  // A form between many others would be hard to find again.
  const isWanted = (person: Person) =>
    isMany && dialog.edited ? isEdited(person) : person.name.toLowerCase().includes(search);
  const found = people.filter(isWanted);
  const list = $('#fitbit-people').empty();
  for (const person of found.slice(0, most)) personRow(dialog, person).appendTo(list);
  $('#fitbit-people-search').toggle(isMany);
  const more = $('#fitbit-people-more').empty();
  if (isMany && found.length === 0) more.text(node._('fitbit-config.person.notFound'));
  if (found.length > most) {
    $('<span>')
      .text(node._('fitbit-config.person.shown', { shown: most, found: found.length }))
      .appendTo(more);
    const showMore = () => {
      dialog.most += PAGE;
      showPeople(dialog);
    };
    button(node._('fitbit-config.button.more'), showMore).appendTo(more);
  }
  showReconnections(dialog);
}

const asksForWebhooks = () => field('webhooks').prop('checked') === true && typed('cloud') !== 'demo';

const lacksWebhook = (person: Person) => asksForWebhooks() && person.webhook === false;

/** Says what turning the webhooks on will ask of the people who are connected already. */
function showReconnections({ node, people }: Dialog) {
  const number = people.filter((person) => lacksWebhook(person) && !person.orphan).length;
  const key = number === 1 ? 'fitbit-config.webhooks.reconnectOne' : 'fitbit-config.webhooks.reconnectMany';
  $('#fitbit-reconnections')
    .text(number > 0 ? node._(key, { number }) : '')
    .toggle(number > 0);
}

function personRow(dialog: Dialog, person: Person) {
  const { node } = dialog;
  const row = $('<li class="fitbit-person">');
  if (dialog.edited?.id === person.id) {
    row.append($(dialog.edited.form.form));
    return row;
  }
  const head = $('<div class="fitbit-person-head">').appendTo(row);
  $('<span>')
    .append($('<bdi>').text(person.name), ` · ${factsText(node, person)}`)
    .appendTo(head);
  if (!person.orphan) {
    button(node._('fitbit-config.button.reconnect'), () => reconnect(dialog, person), person.name).appendTo(
      head,
    );
  }
  button(node._('fitbit-config.button.edit'), () => editPerson(dialog, person), person.name)
    .attr('data-fitbit-edit', person.id)
    .appendTo(head);
  button(
    node._('fitbit-config.button.remove'),
    () => askBeforeRemoving(dialog, person, row),
    person.name,
  ).appendTo(head);
  const isOk = person.access.state === 'ok';
  $('<div class="fitbit-person-line">')
    .append($(isOk ? '<i class="fa fa-check fitbit-ok">' : '<i class="fa fa-warning fitbit-trouble">'), ' ')
    .append($('<span>').text(connectionText(node, person)))
    .appendTo(row);
  if (person.numberState === 'unproven') unprovenLine(dialog, person).appendTo(row);
  const lines = [lastCheckText(node, person), ...person.devices.map((device) => deviceText(node, device))];
  if (person.stopped) lines.push(node._('fitbit-config.person.stopped'));
  if (person.orphan) lines.push(node._('fitbit-config.person.orphan'));
  for (const line of lines) $('<div class="fitbit-person-line">').attr('dir', 'ltr').text(line).appendTo(row);
  return row;
}

/** Until then this person is not checked: the owner may vouch for the number where no code can be sent. */
function unprovenLine(dialog: Dialog, person: Person) {
  const { node } = dialog;
  return $('<div class="fitbit-person-line fitbit-person-head">').append(
    $('<span>').append(
      $('<i class="fa fa-warning fitbit-trouble">'),
      ' ',
      $('<span>').text(node._('fitbit-config.person.unproven')),
    ),
    button(node._('fitbit-config.button.confirmNumber'), () => confirmNumber(dialog, person), person.name),
  );
}

function confirmNumber(dialog: Dialog, { id, numberMark }: Person) {
  const finish = (kind: Outcome) => (sentence: string) => {
    showResult('#fitbit-people-said', kind, sentence);
    loadPeople(dialog);
  };
  ask<{ text: string }>(
    dialog,
    { method: 'POST', url: `fitbit/people/${encodeURIComponent(id)}/confirm`, body: { shown: numberMark } },
    ({ text }) => finish('done')(text),
    finish('error'),
  );
}

/** `of`: whom it is about, for who cannot see beside which name it stands. */
function button(label: string, onClick: () => void, of = '') {
  const made = $('<button type="button" class="red-ui-button red-ui-button-small">')
    .text(label)
    .on('click', onClick);
  return of === '' ? made : made.attr('aria-label', `${label}: ${of}`);
}

function factsText(node: ConfigNode, person: Person) {
  const { number, sms, language } = person;
  const facts = [number ?? node._('fitbit-config.person.noNumber'), languageName(language)];
  if (!sms) facts.push(node._('fitbit-config.person.noSms'));
  if (lacksWebhook(person)) facts.push(node._('fitbit-config.person.noWebhook'));
  return facts.join(' · ');
}

function connectionText(node: ConfigNode, { access }: Person) {
  if (access.state === 'ok') return node._('fitbit-config.person.ok');
  const lost = node._('fitbit-config.person.lost');
  return access.text ? `${lost}: ${access.text}` : lost;
}

function lastCheckText(node: ConfigNode, { lastCheck }: Person) {
  if (!lastCheck) return node._('fitbit-config.person.neverChecked');
  const checked = node._('fitbit-config.person.checked', { ago: ago(lastCheck.at, node) });
  const outcome =
    lastCheck.text ??
    node._(lastCheck.ok ? 'fitbit-config.person.checkOk' : 'fitbit-config.person.checkFailed');
  return `${checked}: ${outcome}`;
}

function deviceText(node: ConfigNode, { name, level, status, syncedAt }: Device) {
  const charge = level === null ? (status ?? node._('fitbit-config.device.unknown')) : `${level}\u00a0%`;
  const synced = syncedAt
    ? node._('fitbit-config.device.synced', { ago: ago(syncedAt, node) })
    : node._('fitbit-config.device.syncUnknown');
  return `${isolated(name)}: ${charge}, ${synced}`;
}

/** "3 hours ago", in the editor's language. What has happened is never "in 3 days": a clock was wrong then, or is now. */
function ago(iso: string, node: ConfigNode) {
  const ahead = Math.round((Date.parse(iso) - Date.now()) / 60_000);
  if (ahead >= 60) return node._('fitbit-config.ahead');
  const minutes = Math.min(0, ahead);
  const words = new Intl.RelativeTimeFormat(RED.i18n.lang(), { numeric: 'auto' });
  if (Math.abs(minutes) < 60) return words.format(minutes, 'minute');
  if (Math.abs(minutes) < 48 * 60) return words.format(Math.round(minutes / 60), 'hour');
  return words.format(Math.round(minutes / 60 / 24), 'day');
}

function editPerson(dialog: Dialog, person: Person) {
  const end = () => {
    // Meanwhile somebody else may be edited.
    if (dialog.edited?.form !== form) return;
    dialog.edited = null;
    showPeople(dialog);
    $('#fitbit-people')
      .find(`[data-fitbit-edit="${CSS.escape(person.id)}"]`)
      .trigger('focus');
  };
  const form = personForm(person, (key, params) => dialog.node._(key, params), {
    cancel: end,
    keep(edit) {
      ask<{ text: string }>(
        dialog,
        {
          method: 'POST',
          url: `fitbit/people/${encodeURIComponent(person.id)}`,
          body: { ...edit, country: typed('country') },
        },
        ({ text }) => {
          end();
          showResult('#fitbit-people-said', 'done', text);
          loadPeople(dialog);
        },
        form.refuse,
      );
    },
  });
  dialog.edited = { id: person.id, form };
  showPeople(dialog);
  form.focus();
}

function askBeforeRemoving(dialog: Dialog, person: Person, row: JQuery) {
  const { node } = dialog;
  const question = $('<div>').text(
    node._('fitbit-config.person.removeQuestion', { name: isolated(person.name) }),
  );
  const buttons = $('<div class="fitbit-person-head">');
  $('<span>').appendTo(buttons);
  const keep = button(node._('fitbit-config.button.keep'), () => loadPeople(dialog)).appendTo(buttons);
  button(node._('fitbit-config.button.remove'), () => removePerson(dialog, person)).appendTo(buttons);
  row.empty().append(question, buttons);
  keep.trigger('focus');
}

function removePerson(dialog: Dialog, person: Person) {
  const finish = (kind: Outcome) => (sentence: string) => {
    showResult('#fitbit-people-said', kind, sentence);
    loadPeople(dialog);
  };
  ask<{ text: string }>(
    dialog,
    {
      method: 'DELETE',
      url: `fitbit/people/${encodeURIComponent(person.id)}?configId=${encodeURIComponent(dialog.node.id)}`,
    },
    ({ text }) => finish('done')(text),
    finish('error'),
  );
}

// ---- connecting

type Outcome = 'waiting' | 'done' | 'error';
type Said = '#fitbit-people-said' | '#fitbit-result';

const OUTCOME_ICONS: Record<Outcome, string> = {
  waiting: 'fa-hourglass-half',
  done: 'fa-check',
  error: 'fa-warning',
};

/** Says how something went, by the list or by the button that was pressed. */
function showResult(where: Said, kind: Outcome, sentence: string) {
  const icon = $('<i class="fa" aria-hidden="true">').attr('class', `fa ${OUTCOME_ICONS[kind]}`);
  $(where).empty().attr('data-fitbit-outcome', kind).append(icon, $('<span>').text(sentence));
  scrollTo(where);
}

/** The list may be long, and what was said far away. */
const scrollTo = (where: Said) => document.querySelector(where)?.scrollIntoView({ block: 'nearest' });

function connectNew(dialog: Dialog) {
  const name = $('#fitbit-new-name').val().trim();
  if (!name) {
    // The browser scrolls to the field with the focus, so what went wrong is scrolled to after it.
    $('#fitbit-new-name').trigger('focus');
    showResult('#fitbit-result', 'error', dialog.node._('fitbit-config.connect.needsName'));
    return;
  }
  const number = $('#fitbit-new-number').val().trim();
  startAttempt(dialog, { person: { name, number, language: $('#fitbit-new-language').val() } });
}

/** The number is known here only in its short form, so none is sent: the stored one stays. */
function reconnect(dialog: Dialog, { id, name, language }: Person) {
  startAttempt(dialog, { personId: id, person: { name, number: null, language } });
}

function startAttempt(dialog: Dialog, who: object) {
  const invalid = rules.clientId.call(dialog.node, typed('clientId'), {});
  if (invalid !== true) {
    showResult('#fitbit-result', 'error', invalid);
    field('clientId').trigger('focus');
    return;
  }
  stopWaiting(dialog);
  showResult('#fitbit-result', 'waiting', dialog.node._('fitbit-config.connect.starting'));
  // Opened here and not when the answer comes: a browser allows a popup only in the click itself.
  dialog.popup = window.open('about:blank', '_blank', 'popup,width=560,height=720');
  ask<Attempt>(
    dialog,
    { method: 'POST', url: 'fitbit/connect', body: { ...typedSettings(dialog.node), ...who } },
    ({ id, authorizeUrl, number }) => {
      dialog.attempt = id;
      showWaiting(dialog, authorizeUrl);
      $('#fitbit-understood').text(
        number ? dialog.node._('fitbit-config.connect.understood', { number }) : '',
      );
      pollLater(dialog);
    },
    (sentence) => {
      stopWaiting(dialog);
      showResult('#fitbit-result', 'error', sentence);
    },
  );
}

function typedSettings(node: ConfigNode) {
  const secret = typed('clientSecret');
  return {
    configId: node.id,
    cloud: typed('cloud'),
    clientId: typed('clientId').trim(),
    clientSecret: secret === STORED_SECRET ? null : secret,
    publicAddress: typed('publicAddress').trim(),
    serve: typed('serve'),
    port: Number(typed('port')),
    bind: typed('bind'),
    webhooks: asksForWebhooks(),
    country: typed('country'),
  };
}

function showWaiting(dialog: Dialog, authorizeUrl: string) {
  const { node, popup } = dialog;
  $('#fitbit-consent-link').attr('href', authorizeUrl);
  $('#fitbit-pasted').val('');
  $('#fitbit-waiting').toggle(true);
  $('#fitbit-paste-box').prop('open', dialog.way === 'paste');
  $('#fitbit-page-box').prop('open', false);
  fillPageSays(node);
  document.getElementById('fitbit-waiting')?.scrollIntoView({ block: 'nearest' });
  const said = node._(popup ? 'fitbit-config.connect.waiting' : 'fitbit-config.connect.blocked');
  showResult('#fitbit-result', popup ? 'waiting' : 'error', said);
  if (!popup) return;
  // The service's page gets no handle on the editor's window.
  popup.opener = null;
  popup.location.href = authorizeUrl;
}

/** Google shows most of its refusals on its own page, and nothing of them comes here. */
function fillPageSays(node: ConfigNode) {
  const select = $('#fitbit-page-says').empty();
  $('<option>').attr('value', '').text(node._('fitbit-config.pageSays.choose')).appendTo(select);
  for (const [says, wayOut] of PAGE_SAYS[typed('cloud')] ?? []) {
    const label = says.startsWith('fitbit-config.') ? node._(says) : says;
    $('<option>').attr('value', wayOut).text(label).appendTo(select);
  }
  showHint('#fitbit-way-out', '');
}

function stopWaiting(dialog: Dialog) {
  window.clearTimeout(dialog.timer);
  dialog.attempt = undefined;
  dialog.popup?.close();
  dialog.popup = null;
  $('#fitbit-waiting').toggle(false);
}

function pollLater(dialog: Dialog) {
  const { attempt } = dialog;
  window.clearTimeout(dialog.timer);
  dialog.timer = window.setTimeout(() => {
    if (!attempt) return;
    ask<AttemptStatus>(
      dialog,
      { method: 'GET', url: `fitbit/connect/${encodeURIComponent(attempt)}` },
      (status) => {
        if (attempt === dialog.attempt) showStatus(dialog, status);
      },
      (sentence, status) => {
        if (attempt !== dialog.attempt) return;
        showResult('#fitbit-result', 'error', sentence);
        // A busy or restarting Node-RED may still answer; one that knows nothing of the attempt will not.
        if (status >= 400 && status < 500) stopWaiting(dialog);
        else pollLater(dialog);
      },
    );
  }, POLL_MS);
}

function showStatus(dialog: Dialog, { state, text, person }: AttemptStatus) {
  if (state === 'waiting') {
    if (text) showResult('#fitbit-result', 'waiting', text);
    return pollLater(dialog);
  }
  stopWaiting(dialog);
  const said = text ?? outcomeText(dialog.node, state, person?.name ?? '');
  showResult('#fitbit-result', state === 'connected' ? 'done' : 'error', said);
  if (state !== 'connected') return;
  $('#fitbit-new-name').val('');
  $('#fitbit-new-number').val('');
  $('#fitbit-new-language').val('');
  loadPeople(dialog, () => scrollTo('#fitbit-result'));
}

function outcomeText(node: ConfigNode, state: 'connected' | 'failed' | 'expired', name: string) {
  if (state === 'connected') return node._('fitbit-config.connect.connected', { name });
  return node._(state === 'failed' ? 'fitbit-config.connect.failed' : 'fitbit-config.connect.expired');
}

function paste(dialog: Dialog) {
  const address = $('#fitbit-pasted').val().trim();
  const { attempt } = dialog;
  if (!attempt || !address) return;
  ask<AttemptStatus>(
    dialog,
    {
      method: 'POST',
      url: `fitbit/connect/${encodeURIComponent(attempt)}/paste`,
      body: { address },
    },
    // Connect may have been pressed again meanwhile.
    (status) => {
      if (attempt === dialog.attempt) showStatus(dialog, status);
    },
    (sentence) => {
      if (attempt === dialog.attempt) showResult('#fitbit-result', 'error', sentence);
    },
  );
}

// ---- the dialog

function openDialog(node: ConfigNode) {
  const dialog: Dialog = {
    node,
    open: true,
    attempt: undefined,
    timer: undefined,
    popup: null,
    people: [],
    wanted: '',
    most: PAGE,
    edited: null,
    way: 'paste',
  };
  editedId = node.id;
  closeDialog = () => {
    stopWaiting(dialog);
    dialog.open = false;
    editedId = '';
  };

  fillRegion(node);
  fillNewLanguage(node);
  $('#fitbit-waiting').toggle(false);
  explainInvalidFields(node, field, rules);

  const refresh = afterTyping(() => {
    if (!dialog.open) return;
    loadRedirect(dialog);
    loadServing(dialog);
    loadPeople(dialog);
  });
  for (const name of ['cloud', 'clientId', 'clientSecret', 'publicAddress', 'serve'] as const) {
    field(name).on('input change', () => {
      showWhatMatters(dialog);
      refresh();
    });
  }
  for (const name of ['port', 'bind', 'passNodeAuth'] as const) field(name).on('input change', refresh);
  field('language').on('change', () => fillNewLanguage(node));
  $('#fitbit-people-search').on('input', () => {
    dialog.wanted = $('#fitbit-people-search').val();
    dialog.most = PAGE;
    showPeople(dialog);
  });
  field('webhooks').on('change', () => {
    showWhatMatters(dialog);
    showPeople(dialog);
  });
  $('#fitbit-page-says').on('change', () => {
    const wayOut = $('#fitbit-page-says').val();
    showHint('#fitbit-way-out', wayOut ? node._(wayOut) : '');
  });
  copyFrom('#fitbit-redirect');
  $('#fitbit-connect').on('click', () => connectNew(dialog));
  $('#fitbit-paste').on('click', () => paste(dialog));
  showWhatMatters(dialog);
  refresh();
}

const CLOUD_LABELS: Record<string, string> = {
  'google-health': 'fitbit-config.cloud.googleHealth',
  fitbit: 'fitbit-config.cloud.fitbit',
  demo: 'fitbit-config.cloud.demo',
};

RED.nodes.registerType<ConfigNode>('fitbit-config', {
  category: 'config',
  color: '#A6BBCF',
  defaults: {
    name: { value: '' },
    cloud: { value: 'google-health' },
    clientId: { value: '', validate: rules.clientId },
    country: { value: '' },
    language: { value: 'en' },
    publicAddress: { value: '', validate: rules.publicAddress },
    serve: { value: 'own-port' },
    port: { value: 1881, validate: rules.port },
    bind: { value: '127.0.0.1', validate: rules.bind },
    passNodeAuth: { value: false },
    webhooks: { value: false },
    configVersion: { value: 1 },
  },
  credentials: {
    clientSecret: { type: 'password' },
  },
  paletteLabel() {
    return this._('fitbit-config.paletteLabel');
  },
  label() {
    return this.name || this._(CLOUD_LABELS[this.cloud] ?? 'fitbit-config.paletteLabel');
  },
  oneditprepare() {
    openDialog(this);
  },
  oneditsave() {
    closeDialog();
  },
  oneditcancel() {
    closeDialog();
  },
  oneditdelete() {
    closeDialog();
  },
});
