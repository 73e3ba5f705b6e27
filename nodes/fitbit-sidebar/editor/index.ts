// The sidebar tab Fitbit: everybody at a glance, live. Everything that is shown goes in as text, never as HTML: names
// are typed by strangers.
import { isolated } from '../../common/editor/isolated';
import { type PersonForm, personForm } from '../../common/editor/person-form';
import '../../common/editor/style.css';

interface Device {
  name: string;
  level: number | null;
  status: string | null;
  standing: 'critical' | 'low' | 'not-syncing' | 'unknown' | 'fine' | 'retired';
  isWatched: boolean;
  syncedAt: string | null;
  /** [ms since 1970 UTC, percent], oldest first. */
  curve: [number, number][];
}

interface Sms {
  at: string;
  to: string;
  fate: 'waiting' | 'accepted' | 'dryRun' | 'sent' | 'delivered' | 'failed' | 'refused' | 'uncertain';
  text?: string;
}

interface Thresholds {
  low: number;
  critical: number;
  hours: number;
}

/** A test alert on its way: what left each battery node, which nodes it reached, and what became of its SMS. */
interface Test {
  at: string;
  legs: { nodeId: string; hasLeft: boolean; isWired: boolean; steps: TestStep[] }[];
  sms: Sms[];
}

interface TestStep {
  id: string;
  type: string;
  name: string;
  /** Empty: none; `?`: one that only Node-RED's log and Catch tell. */
  failure: string;
}

interface Person {
  id: string;
  name: string;
  service: string;
  number: string | null;
  /** Goes back with the owner's word: it is for this number and no other. */
  numberMark: string;
  sms: boolean;
  language: string;
  ownLow: number | null;
  ownNotSyncingHours: number | null;
  /** Not the made-up person of Demo. */
  mayEdit: boolean;
  stopped: boolean;
  /** The config node of their client; null where none is deployed. */
  configId: string | null;
  need: 'no-client' | 'reconnect' | 'confirm' | 'untold' | 'cannot-check' | null;
  /** Why an alert could not be told by SMS, and the node that could not. */
  untold: { nodeId: string; text: string } | null;
  reason: string | null;
  connected: boolean;
  lastCheck: { at: string; ok: boolean; text?: string } | null;
  /** The battery nodes that look after them; null for thresholds that come with the first msg. */
  watches: { nodeId: string; thresholds: Thresholds | null }[];
  test: Test | null;
  devices: Device[];
  sent: Sms[];
}

/** An SMS that did not leave, whole. */
interface DryRun {
  at: string;
  to: string;
  text: string;
}

interface SetupNeed {
  kind:
    | 'blind'
    | 'editor-open'
    | 'not-public'
    | 'signup-full'
    | 'codes-used-up'
    | 'sms-day-used-up'
    | 'sms-number-used-up';
  nodeId: string;
  isConfig: boolean;
  fact: string;
  /** The sentence itself, for a node that cannot do its work. */
  text?: string;
}

interface Overview {
  /** Node-RED's clock: "3 h ago" is told by it and not by the browser's. */
  now: string;
  configs: { id: string; cloud: string }[];
  /** Why nothing can be stored right now. */
  trouble: string | null;
  needs: SetupNeed[];
  count: { all: number; need: number; low: number };
  found: number;
  people: Person[];
}

type Child = Element | string;
type Attributes = Record<string, string>;

const TOPIC = 'fitbit/changed';
/** However much happens, Node-RED is asked no more often than this, and rests ten times as long as it worked. */
const PAUSE_MS = 500;
const REST_FACTOR = 10;
const TYPING_PAUSE_MS = 300;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** How many people are shown at first, and how many more by each press of "Show more". */
const PAGE = 20;
/** With so few, there is nothing to look for. */
const FEW = 8;
const CURVE = { days: 14, width: 280, height: 40 };

let translate: Translate = (key) => key;
const say = (key: string, params?: Record<string, string | number>) => translate(key, params);

// ---- building what is shown

function element(tag: string, attributes: Attributes = {}, ...children: Child[]): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function drawing(tag: string, attributes: Attributes, ...children: Element[]): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

const icon = (name: string) => element('i', { class: `fa fa-${name}`, 'aria-hidden': 'true' });

/** `key`: by which the focus finds it again when what it is in is drawn anew. */
function button(key: string, label: string, run: () => void, attributes: Attributes = {}): HTMLElement {
  const made = element(
    'button',
    {
      type: 'button',
      class: 'red-ui-button red-ui-button-small',
      'data-fitbit-key': key,
      ...attributes,
    },
    label,
  );
  made.addEventListener('click', run);
  return made;
}

// ---- the state of the tab

let latest: Overview | null = null;
let wanted = { name: '', most: PAGE };
let isAsking = false;
/** Whether something changed since Node-RED was last asked. */
let isStale = true;
let isShown = false;
/** Who is being checked at the moment. */
const busy = new Set<string>();
/** The forms of who is being edited, by their ids: a card that is drawn anew keeps what is typed. */
const forms = new Map<string, PersonForm>();
/** The card of each person with what it was drawn from. */
const cards = new Map<string, { card: HTMLElement; drawnFrom: string }>();

const mayChange = () => RED.user.hasPermission('fitbit-config.write');

const ids = { summary: 'summary', status: 'status', trouble: 'trouble', needs: 'needs', people: 'people' };
const part = (name: string) => element('div', { class: `fitbit-tab-${name}` });
const places = {
  summary: part(ids.summary),
  status: part(ids.status),
  trouble: part(ids.trouble),
  needs: part(ids.needs),
  people: element('ul', { class: 'fitbit-tab-people' }),
  more: part('more'),
  report: part('report'),
};
const search = element('input', {
  type: 'search',
  class: 'fitbit-tab-search',
  maxlength: '60',
}) as HTMLInputElement;
const content = element('div', { class: 'fitbit-tab' });

// ---- asking Node-RED

function ask<Answer>(
  request: { method: 'GET' | 'POST'; url: string; data?: object },
  onAnswer: (answer: Answer) => void,
  onTrouble: (sentence: string) => void,
) {
  const { method, url, data = {} } = request;
  $.ajax({
    method,
    url,
    data: method === 'POST' ? JSON.stringify(data) : (data as Record<string, string | number>),
    contentType: method === 'POST' ? 'application/json' : 'application/x-www-form-urlencoded',
    dataType: 'json',
    headers: { 'Accept-Language': RED.i18n.lang() },
  })
    .done((answer) => onAnswer(answer as Answer))
    .fail(({ status, responseJSON }) => onTrouble(troubleText(status, responseJSON)));
}

function troubleText(status: number, answer: unknown): string {
  if (status === 401 || status === 403) return say('fitbit-sidebar.trouble.notAllowed');
  const { text } = (answer ?? {}) as { text?: string };
  return text ?? say('fitbit-sidebar.trouble.noAnswer');
}

/** Asks unless nobody looks; what changes meanwhile is asked for afterwards. */
function refresh() {
  if (!isShown || !isStale || isAsking) return;
  isStale = false;
  isAsking = true;
  const askedAt = Date.now();
  const asked = { ...wanted };
  const rest = () => {
    const pause = Math.max(PAUSE_MS, REST_FACTOR * (Date.now() - askedAt));
    window.setTimeout(() => {
      isAsking = false;
      refresh();
    }, pause);
  };
  ask<Overview>(
    { method: 'GET', url: 'fitbit/overview', data: asked },
    (overview) => {
      latest = overview;
      clockAhead = Date.parse(overview.now) - Date.now();
      places.trouble.replaceChildren();
      draw();
      rest();
    },
    (sentence) => {
      places.trouble.replaceChildren(notice('error', sentence));
      rest();
    },
  );
}

function changed() {
  isStale = true;
  refresh();
}

// ---- words

let clockAhead = 0;
const nodeRedNow = () => Date.now() + clockAhead;

/** "3h ago", in the editor's language. What has happened is never "in 3d": a clock was wrong then, or is now. */
function ago(iso: string): string {
  const minutes = Math.round((Date.parse(iso) - nodeRedNow()) / MINUTE_MS);
  if (minutes >= 60) return say('fitbit-sidebar.time.ahead');
  const words = new Intl.RelativeTimeFormat(RED.i18n.lang(), { numeric: 'auto', style: 'narrow' });
  if (minutes > -1) return say('fitbit-sidebar.time.now');
  if (Math.abs(minutes) < 60) return words.format(minutes, 'minute');
  if (Math.abs(minutes) < 48 * 60) return words.format(Math.round(minutes / 60), 'hour');
  return words.format(Math.round(minutes / 60 / 24), 'day');
}

/** A time in words, with the exact one for whoever rests the mouse on it. */
function when(iso: string): HTMLElement {
  const exact = new Date(iso).toLocaleString(RED.i18n.lang());
  return element('time', { datetime: iso, title: exact }, ago(iso));
}

const STANDINGS: Record<Device['standing'], string> = {
  critical: 'fitbit-sidebar.standing.critical',
  low: 'fitbit-sidebar.standing.low',
  'not-syncing': 'fitbit-sidebar.standing.notSyncing',
  unknown: 'fitbit-sidebar.standing.unknown',
  fine: 'fitbit-sidebar.standing.fine',
  retired: 'fitbit-sidebar.standing.retired',
};

const FATES: Record<Sms['fate'], string> = {
  waiting: 'fitbit-sidebar.fate.waiting',
  accepted: 'fitbit-sidebar.fate.accepted',
  dryRun: 'fitbit-sidebar.fate.dryRun',
  sent: 'fitbit-sidebar.fate.sent',
  delivered: 'fitbit-sidebar.fate.delivered',
  failed: 'fitbit-sidebar.fate.failed',
  refused: 'fitbit-sidebar.fate.refused',
  uncertain: 'fitbit-sidebar.fate.uncertain',
};

const SETUP_NEEDS: Record<Exclude<SetupNeed['kind'], 'blind'>, string> = {
  'editor-open': 'fitbit-sidebar.need.editorOpen',
  'not-public': 'fitbit-sidebar.need.notPublic',
  'signup-full': 'fitbit-sidebar.need.signupFull',
  'codes-used-up': 'fitbit-sidebar.need.codesUsedUp',
  'sms-day-used-up': 'fitbit-sidebar.need.smsDayUsedUp',
  'sms-number-used-up': 'fitbit-sidebar.need.smsNumberUsedUp',
};

// ---- a person

/** A battery as full as the level says; its colour says how it stands, and so do the words beside it. */
function battery({ level, standing }: Device): Element {
  const filled = level === null ? 0 : Math.round((level / 100) * 32);
  const picture = drawing(
    'svg',
    { viewBox: '0 0 42 20', class: `fitbit-battery fitbit-is-${standing}`, 'aria-hidden': 'true' },
    drawing('rect', { x: '1', y: '1', width: '36', height: '18', rx: '4', class: 'fitbit-battery-case' }),
    drawing('rect', {
      x: '38.5',
      y: '6.5',
      width: '3',
      height: '7',
      rx: '1.5',
      class: 'fitbit-battery-pole',
    }),
  );
  if (level !== null) {
    picture.append(
      drawing('rect', {
        x: '3',
        y: '3',
        width: String(Math.max(1.5, filled)),
        height: '14',
        rx: '2.5',
        class: 'fitbit-battery-charge',
      }),
    );
  } else {
    const mark = drawing('text', {
      x: '19',
      y: '14.5',
      'text-anchor': 'middle',
      class: 'fitbit-battery-unknown',
    });
    mark.textContent = '?';
    picture.append(mark);
  }
  return picture;
}

/** The last two weeks as a line; nothing where there are not two points to draw one. */
function curve({ curve: points, name }: Device, low: number | undefined): Child[] {
  if (points.length < 2) return [];
  const { days, width, height } = CURVE;
  const end = nodeRedNow();
  const start = end - days * DAY_MS;
  const x = (at: number) => (Math.max(0, Math.min(1, (at - start) / (end - start))) * width).toFixed(1);
  const y = (level: number) => (height - 2 - (level / 100) * (height - 4)).toFixed(1);
  const line = points.map(([at, level]) => `${x(at)},${y(level)}`);
  const first = points[0]?.[0] ?? start;
  const last = points[points.length - 1]?.[0] ?? end;
  const levels = points.map(([, level]) => level);
  const label = say('fitbit-sidebar.curve.label', { low: Math.min(...levels), high: Math.max(...levels) });
  const picture = drawing(
    'svg',
    {
      viewBox: `0 0 ${width} ${height}`,
      preserveAspectRatio: 'none',
      class: 'fitbit-curve',
      role: 'img',
      'aria-label': `${name}: ${label}`,
    },
    drawing('polygon', {
      points: `${x(first)},${height} ${line.join(' ')} ${x(last)},${height}`,
      class: 'fitbit-curve-area',
    }),
    ...(low === undefined
      ? []
      : [
          drawing('line', {
            x1: '0',
            x2: String(width),
            y1: y(low),
            y2: y(low),
            class: 'fitbit-curve-low',
          }),
        ]),
    drawing('polyline', { points: line.join(' '), class: 'fitbit-curve-line' }),
  );
  return [
    picture,
    element(
      'div',
      { class: 'fitbit-curve-ends', 'aria-hidden': 'true' },
      element('span', {}, say('fitbit-sidebar.curve.start')),
      element('span', {}, say('fitbit-sidebar.curve.end')),
    ),
  ];
}

function deviceRow(device: Device, person: Person): HTMLElement {
  const { level, status, name, standing, syncedAt, isWatched } = device;
  const charge = level === null ? (status ?? '?') : `${level}\u00a0%`;
  // Without a connection nobody knows how it stands now.
  const isQuiet = (!isWatched && person.watches.length > 0) || !person.connected;
  const standingText = isQuiet ? 'fitbit-sidebar.standing.notWatched' : STANDINGS[standing];
  const mood = isQuiet ? 'retired' : standing;
  const shown = { ...device, standing: mood } as Device;
  return element(
    'div',
    { class: 'fitbit-device' },
    battery(shown),
    element(
      'div',
      { class: 'fitbit-device-words' },
      element(
        'div',
        { class: 'fitbit-device-first' },
        element('strong', {}, charge),
        element('span', { class: 'fitbit-device-name' }, element('bdi', {}, name)),
        element('span', { class: `fitbit-standing fitbit-is-${mood}` }, say(standingText)),
      ),
      syncedAt
        ? element('div', { class: 'fitbit-line' }, `${say('fitbit-sidebar.synced')} `, when(syncedAt))
        : element('div', { class: 'fitbit-line' }, say('fitbit-sidebar.syncUnknown')),
    ),
    ...(isQuiet && person.connected ? [] : curve(device, person.watches[0]?.thresholds?.low)),
  );
}

function line(name: string, ...children: Child[]): HTMLElement {
  return element('div', { class: 'fitbit-line' }, icon(name), element('span', {}, ...children));
}

function checkLine({ lastCheck, need, reason }: Person): HTMLElement {
  if (!lastCheck) return line('clock-o', say('fitbit-sidebar.check.never'));
  const outcome = lastCheck.ok ? say('fitbit-sidebar.check.ok') : (lastCheck.text ?? '');
  // What stands in the notice above is not said twice.
  const isTold = need !== null && outcome === reason;
  return line(
    lastCheck.ok ? 'check' : 'times',
    `${say('fitbit-sidebar.check.checked')} `,
    when(lastCheck.at),
    `: ${isTold ? say('fitbit-sidebar.check.failed') : outcome}`,
  );
}

/** One line for each battery node, by its name where there are several. */
function thresholdLines({ watches }: Person): HTMLElement[] {
  if (watches.length === 0) return [line('bell-slash-o', say('fitbit-sidebar.thresholds.none'))];
  return watches.map(({ nodeId, thresholds }) => {
    const words = thresholds
      ? say('fitbit-sidebar.thresholds.some', { ...thresholds })
      : say('fitbit-sidebar.thresholds.fromMsg');
    return line('bell-o', ...(watches.length > 1 ? [bdi(labelAmong(nodeId, watches)), ': '] : []), words);
  });
}

/** A name may run from right to left; what stands round it must not follow. */
const bdi = (name: string) => element('bdi', {}, name);

/** What the editor calls a node; one that is not in its flows goes by the name and type that it has in Node-RED. */
function labelOf(id: string, otherwise = ''): string {
  const node = RED.nodes.node(id);
  return node ? RED.utils.getNodeLabel(node, otherwise) || otherwise : otherwise;
}

/** What the editor calls a battery node; with its tab, where another is called the same. */
function labelAmong(id: string, watches: Person['watches']): string {
  const name = labelOf(id, 'battery status');
  const isShared = watches.some(({ nodeId }) => nodeId !== id && labelOf(nodeId, 'battery status') === name);
  const tab = RED.nodes.workspace(RED.nodes.node(id)?.z ?? '')?.label;
  return isShared && tab ? `${name} (${tab})` : name;
}

/** How far the last test alert came, and what that means. */
function testLines({ test }: Person): HTMLElement[] {
  if (!test) return [];
  const { at, legs, sms } = test;
  return [
    element(
      'div',
      { class: 'fitbit-test' },
      line('paper-plane-o', `${say('fitbit-sidebar.test.sent')} `, when(at)),
      ...legs.flatMap(legLines),
      ...sms.map((one) => {
        const isBad = one.fate === 'failed' || one.fate === 'refused' || one.fate === 'uncertain';
        return line(isBad ? 'times' : 'envelope-o', ...smsWords(one));
      }),
    ),
  ];
}

function legLines({ nodeId, hasLeft, isWired, steps }: Test['legs'][number]): HTMLElement[] {
  const from = labelOf(nodeId, 'battery status');
  if (!hasLeft) return [line('times', bdi(from), `: ${say('fitbit-sidebar.test.closed')}`)];
  if (!isWired) return [line('times', bdi(from), `: ${say('fitbit-sidebar.test.notWired')}`)];
  if (steps.length === 0) return [line('times', bdi(from), `: ${say('fitbit-sidebar.test.nowhere')}`)];
  const names = steps.map(({ id, type, name }) => bdi(labelOf(id, name || type)));
  const path = [bdi(from), ...names].flatMap((one, index) => (index === 0 ? [one] : [' → ', one]));
  const failures = steps.filter(({ failure }) => failure !== '');
  return [
    line('code-fork', ...path),
    ...failures.map(({ id, type, name, failure }) =>
      line(
        'times',
        bdi(labelOf(id, name || type)),
        `: ${failure === '?' ? say('fitbit-sidebar.test.failed') : failure}`,
      ),
    ),
  ];
}

function smsWords({ at, to, fate, text }: Sms): Child[] {
  return [`${to}: ${say(FATES[fate])}, `, when(at), ...(text ? [` (${text})`] : [])];
}

function smsLines({ sent, sms, stopped }: Person): HTMLElement[] {
  const lines = sent.map((one) => line('envelope-o', ...smsWords(one)));
  if (stopped) lines.push(line('ban', say('fitbit-sidebar.sms.stopped')));
  else if (!sms) lines.push(line('ban', say('fitbit-sidebar.sms.off')));
  return lines;
}

function needNotice(person: Person): HTMLElement[] {
  const { name, need, reason, configId } = person;
  if (need === null) return [];
  const openDialog = (label: string) => {
    if (configId === null || !mayChange()) return [];
    const open = () => openConfig(configId);
    return [button('need', label, open, { 'aria-label': `${label}: ${name}` })];
  };
  const orphan = configId === null ? [` ${say('fitbit-sidebar.need.noConfig')}`] : [];
  switch (need) {
    case 'no-client':
      return [notice('error', element('strong', {}, say('fitbit-sidebar.need.noClient')))];
    case 'reconnect':
      return [
        notice(
          'error',
          element('strong', {}, say('fitbit-sidebar.need.reconnect')),
          ` ${reason ?? ''}`,
          ...orphan,
          ...openDialog(say('fitbit-sidebar.button.reconnect')),
        ),
      ];
    case 'confirm': {
      const label = say('fitbit-sidebar.button.confirm');
      const confirmed = mayChange()
        ? [button('need', label, () => confirmNumber(person), { 'aria-label': `${label}: ${name}` })]
        : [];
      return [notice('warning', say('fitbit-sidebar.need.confirm'), ...confirmed)];
    }
    case 'untold': {
      const { nodeId, text } = person.untold ?? { nodeId: '', text: '' };
      const isThere = mayChange() && RED.nodes.node(nodeId) !== null;
      const label = say('fitbit-sidebar.button.open');
      const open = () => openNode(nodeId);
      return [
        notice(
          'error',
          element('strong', {}, say('fitbit-sidebar.need.untold')),
          ` ${text}`,
          ...(isThere ? [button('need', label, open, { 'aria-label': `${label}: ${name}` })] : []),
        ),
      ];
    }
    case 'cannot-check':
      return [
        notice(
          'error',
          element('strong', {}, say('fitbit-sidebar.need.cannotCheck')),
          ` ${person.lastCheck?.text ?? reason ?? ''}`,
          ...orphan,
          ...openDialog(say('fitbit-sidebar.button.open')),
        ),
      ];
  }
}

/** What can be done for a person: an edit; a test alert, where any alert could leave; a check, where one could work. */
function personButtons(person: Person): HTMLElement[] {
  const { id, name, connected, need, watches, mayEdit } = person;
  if (!mayChange()) return [];
  const isBusy = busy.has(id);
  const small = (key: string, label: string, picture: string, run: () => void) => {
    const attributes = { title: label, 'aria-label': `${label}: ${name}`, 'aria-busy': String(isBusy) };
    const made = button(key, '', run, attributes);
    made.append(icon(picture));
    return made;
  };
  const edit = mayEdit
    ? [small('edit', say('fitbit-sidebar.button.edit'), 'pencil', () => editPerson(person))]
    : [];
  if (need === 'confirm') return edit;
  return [
    ...(connected
      ? [
          small('check', say('fitbit-sidebar.button.check'), isBusy ? 'refresh fa-spin' : 'refresh', () =>
            checkNow(id, name),
          ),
        ]
      : []),
    ...(watches.length > 0
      ? [small('test', say('fitbit-sidebar.button.test'), 'paper-plane-o', () => sendTest(id, name))]
      : []),
    ...edit,
  ];
}

function cardOf(person: Person): HTMLElement {
  const { id, name, number, service, devices, connected, need } = person;
  const edited = forms.get(id);
  if (edited) return element('li', { class: 'fitbit-card', 'data-fitbit-person': id }, edited.form);
  // Who is not checked has nothing more to tell than why.
  const isActive = connected && need !== 'confirm';
  const facts = [service, number ?? say('fitbit-sidebar.noNumber')].join(' · ');
  return element(
    'li',
    { class: 'fitbit-card', 'data-fitbit-person': id },
    element(
      'div',
      { class: 'fitbit-card-head' },
      element('h4', {}, element('bdi', {}, name)),
      element('span', { class: 'fitbit-card-facts' }, facts),
      element('span', { class: 'fitbit-card-buttons' }, ...personButtons(person)),
    ),
    ...needNotice(person),
    ...testLines(person),
    ...devices.map((device) => deviceRow(device, person)),
    ...(isActive && devices.length === 0 ? [line('battery-empty', say('fitbit-sidebar.noDevices'))] : []),
    ...(isActive ? [checkLine(person), ...thresholdLines(person)] : []),
    ...smsLines(person),
  );
}

// ---- what is done by a button

function checkNow(id: string, name: string) {
  askOnce<{ ok: boolean; text?: string }>(id, name, 'check', ({ ok, text }) =>
    ok ? say('fitbit-sidebar.check.ok') : (text ?? say('fitbit-sidebar.check.failed')),
  );
}

function sendTest(id: string, name: string) {
  askOnce(id, name, 'test', () => say('fitbit-sidebar.test.sent'));
}

/** Asks for something for a person, one thing at a time; `inWords` is what the answer means. */
function askOnce<Answer>(id: string, name: string, what: string, inWords: (answer: Answer) => string) {
  if (busy.has(id)) return;
  busy.add(id);
  draw();
  const finish = (sentence: string) => {
    busy.delete(id);
    tell(`${isolated(name)}: ${sentence}`);
    changed();
    draw();
  };
  ask<Answer>(
    { method: 'POST', url: `fitbit/people/${encodeURIComponent(id)}/${what}` },
    (answer) => finish(inWords(answer)),
    finish,
  );
}

function confirmNumber({ id, numberMark }: Person) {
  const finish = (sentence: string) => {
    tell(sentence);
    changed();
  };
  ask<{ text: string }>(
    {
      method: 'POST',
      url: `fitbit/people/${encodeURIComponent(id)}/confirm`,
      data: { shown: numberMark },
    },
    ({ text }) => finish(text),
    finish,
  );
}

function editPerson(person: Person) {
  const { id } = person;
  const end = () => {
    // Meanwhile it may have been closed and opened again.
    if (forms.get(id) !== form) return;
    forms.delete(id);
    draw();
    const card = cards.get(id)?.card;
    if (card) focusOn(card, 'edit');
  };
  const words = (key: string, params?: Record<string, string>) =>
    RED._(`@lowbatt/node-red-fitbit/fitbit-config:${key}`, params);
  const form = personForm(person, words, {
    cancel: end,
    keep(edit) {
      ask<{ text: string }>(
        { method: 'POST', url: `fitbit/people/${encodeURIComponent(id)}`, data: edit },
        ({ text }) => {
          end();
          tell(text);
          changed();
        },
        form.refuse,
      );
    },
  });
  forms.set(id, form);
  draw();
  form.focus();
}

/** A config that is not in this editor's flows any more opens nothing. */
function openConfig(id: string) {
  const node = RED.nodes.node(id) as { type: string } | undefined;
  if (node) RED.editor.editConfig('', node.type, id);
}

function openNode(id: string) {
  const node = RED.nodes.node(id);
  if (node) RED.editor.edit(node);
}

function copyReport() {
  ask<{ text: string }>(
    { method: 'GET', url: 'fitbit/report' },
    ({ text }) => {
      const isCopied = RED.clipboard.copyText(text);
      tell(say(isCopied ? 'fitbit-sidebar.report.copied' : 'fitbit-sidebar.report.shown'));
      showBelow('report', reportField(text));
    },
    tell,
  );
}

/** Dry runs whole, codes and links too: the debug sidebar, which readers see, has them blanked. */
function showDryRuns() {
  ask<{ runs: DryRun[] }>(
    { method: 'GET', url: 'fitbit/dry-runs' },
    ({ runs }) => {
      tell(say(runs.length === 0 ? 'fitbit-sidebar.dryRuns.none' : 'fitbit-sidebar.dryRuns.shown'));
      if (runs.length === 0) places.report.replaceChildren();
      else showBelow('dryRuns', dryRunList(runs));
    },
    (sentence) => {
      places.report.replaceChildren();
      tell(sentence);
    },
  );
}

function dryRunList(runs: DryRun[]): HTMLElement {
  const label = say('fitbit-sidebar.button.dryRuns');
  const attributes = { class: 'fitbit-dry-runs', tabindex: '-1', 'aria-label': label };
  return element('ul', attributes, ...runs.map(dryRunRow));
}

function dryRunRow({ at, to, text }: DryRun): HTMLElement {
  // A short name of the zone belongs to the long form of the time.
  const time = new Date(at).toLocaleString(RED.i18n.lang(), { dateStyle: 'medium', timeStyle: 'long' });
  return element(
    'li',
    {},
    element('div', { class: 'fitbit-dry-run-to' }, say('fitbit-sidebar.dryRuns.to', { number: to })),
    element('time', { class: 'fitbit-line', datetime: at }, time),
    element('p', { dir: 'auto' }, text),
  );
}

function reportField(text: string): HTMLTextAreaElement {
  const field = element('textarea', {
    readonly: '',
    rows: '10',
    'aria-label': say('fitbit-sidebar.button.report'),
  }) as HTMLTextAreaElement;
  field.value = text;
  // A field that gets the focus shows its end.
  field.setSelectionRange(0, 0);
  return field;
}

/** Shows it under the buttons with the focus on it; Close gives the focus back to the button with this key. */
function showBelow(key: 'report' | 'dryRuns', shown: HTMLElement) {
  const close = button('report-close', say('fitbit-sidebar.button.close'), () => {
    places.report.replaceChildren();
    tell('');
    focusOn(content, key);
  });
  places.report.replaceChildren(close, shown);
  shown.focus({ preventScroll: true });
  shown.scrollTop = 0;
  places.report.scrollIntoView({ block: 'nearest' });
}

// ---- drawing

function notice(kind: 'error' | 'warning' | 'plain', ...children: Child[]): HTMLElement {
  return element('div', { class: `fitbit-notice fitbit-notice-${kind}` }, ...children);
}

function tell(sentence: string) {
  places.status.textContent = sentence;
}

function focusOn(where: Element, key: string) {
  where.querySelector<HTMLElement>(`[data-fitbit-key="${CSS.escape(key)}"]`)?.focus();
}

/** Draws a place anew without taking the focus from whoever is in it. */
function redraw(place: Element, drawAnew: () => void) {
  const focused = place.contains(document.activeElement) ? document.activeElement : null;
  drawAnew();
  const key = focused?.getAttribute('data-fitbit-key');
  if (key && !focused?.isConnected) focusOn(place, key);
}

function draw() {
  if (!latest) return;
  const { count, found, people, configs, trouble, needs } = latest;
  drawSummary(latest);
  redraw(places.needs, () => {
    places.needs.replaceChildren(
      ...(trouble === null ? [] : [notice('error', trouble)]),
      ...needs.map(setupNotice),
      ...firstSteps(configs, count.all),
    );
  });
  drawPeople(people);
  redraw(places.more, () => drawMore(people.length, found));
  search.hidden = count.all <= FEW;
}

function drawSummary({ count: { all, need, low } }: Overview) {
  const parts = [say(all === 1 ? 'fitbit-sidebar.count.one' : 'fitbit-sidebar.count.many', { number: all })];
  if (low > 0) parts.push(say('fitbit-sidebar.count.low', { number: low }));
  if (need > 0) parts.push(say('fitbit-sidebar.count.need', { number: need }));
  // Where the line breaks, it does so between two counts.
  const whole = parts.map((part) => part.replace(/ /g, '\u00a0'));
  places.summary.textContent = all > 0 ? whole.join('\u00a0· ') : '';
}

/** Only the cards that differ are drawn anew: the others keep focus, selection and place. */
function drawPeople(people: readonly Person[]) {
  const minute = Math.floor(Date.now() / MINUTE_MS);
  const wantedCards = people.map((person) => {
    // A form is not drawn anew: whoever types in it keeps their place.
    const isEdited = forms.has(person.id);
    const drawnFrom = isEdited ? 'edited' : JSON.stringify([person, busy.has(person.id), minute]);
    const known = cards.get(person.id);
    if (known?.drawnFrom === drawnFrom) return known.card;
    const card = cardOf(person);
    if (known?.card.isConnected) redrawCard(known.card, card);
    cards.set(person.id, { card, drawnFrom });
    return card;
  });
  const shown = new Set(people.map(({ id }) => id));
  for (const [id, { card }] of cards) {
    if (shown.has(id)) continue;
    card.remove();
    cards.delete(id);
  }
  arrange(places.people, wantedCards);
}

/** Puts elements into this order. What has the focus is not moved, which would take the focus from it: the others are. */
function arrange(list: Element, wantedOrder: readonly Element[]) {
  wantedOrder.forEach((one, at) => {
    while (one.contains(document.activeElement) && list.children[at] && list.children[at] !== one)
      list.append(list.children[at]);
    const there = list.children[at];
    if (there !== one) list.insertBefore(one, there ?? null);
  });
}

function redrawCard(old: HTMLElement, card: HTMLElement) {
  const key = old.contains(document.activeElement) && document.activeElement?.getAttribute('data-fitbit-key');
  old.replaceWith(card);
  if (key) focusOn(card, key);
}

function drawMore(shown: number, found: number) {
  if (found === 0 && wanted.name) return places.more.replaceChildren(say('fitbit-sidebar.more.nobody'));
  if (shown >= found) return places.more.replaceChildren();
  const showMore = () => {
    wanted = { ...wanted, most: wanted.most + PAGE };
    changed();
  };
  places.more.replaceChildren(
    element('span', {}, say('fitbit-sidebar.more.shown', { shown, found })),
    button('more', say('fitbit-sidebar.button.more'), showMore),
  );
}

function setupNotice({ kind, nodeId, isConfig, fact, text }: SetupNeed): HTMLElement {
  const key = `setup ${kind} ${fact} ${nodeId}`;
  const open = () => (isConfig ? openConfig(nodeId) : openNode(nodeId));
  return notice(
    ['blind', 'editor-open', 'not-public'].includes(kind) ? 'error' : 'warning',
    kind === 'blind' ? (text ?? fact) : say(SETUP_NEEDS[kind], { fact }),
    ...(mayChange() ? [button(key, say('fitbit-sidebar.button.open'), open)] : []),
  );
}

/** What to do where nobody is there yet. */
function firstSteps(configs: Overview['configs'], people: number): HTMLElement[] {
  if (people > 0) return [];
  const isTyped = hasConfig();
  const config = configs.find(({ cloud }) => cloud !== 'demo') ?? configs[0];
  if (config) {
    return [
      step(
        'users',
        'fitbit-sidebar.empty.nobody',
        'fitbit-sidebar.empty.connect',
        button('connect', say('fitbit-sidebar.button.connect'), () => openConfig(config.id)),
      ),
    ];
  }
  if (isTyped)
    return [step('cloud-upload', 'fitbit-sidebar.empty.notDeployed', 'fitbit-sidebar.empty.deploy')];
  return [
    step(
      'battery-half',
      'fitbit-sidebar.empty.nothing',
      'fitbit-sidebar.empty.example',
      button('example', say('fitbit-sidebar.button.example'), () =>
        RED.actions.invoke('core:show-examples-import-dialog'),
      ),
      button('service', say('fitbit-sidebar.button.service'), () =>
        RED.editor.editConfig('', 'fitbit-config', '_ADD_'),
      ),
    ),
  ];
}

function step(picture: string, title: string, text: string, ...buttons: HTMLElement[]): HTMLElement {
  return element(
    'div',
    { class: 'fitbit-first-step' },
    icon(picture),
    element('h4', {}, say(title)),
    element('p', {}, say(text)),
    ...(mayChange() ? buttons : []),
  );
}

function hasConfig(): boolean {
  let found = false;
  RED.nodes.eachConfig(({ type, d }) => {
    if (type === 'fitbit-config' && !d) found = true;
  });
  return found;
}

// ---- the tab

function searchLater() {
  let timer: number | undefined;
  return () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      wanted = { name: search.value, most: PAGE };
      changed();
    }, TYPING_PAUSE_MS);
  };
}

function build() {
  places.status.setAttribute('role', 'status');
  places.trouble.setAttribute('role', 'alert');
  places.people.setAttribute('aria-label', say('fitbit-sidebar.people'));
  search.placeholder = say('fitbit-sidebar.search');
  search.setAttribute('aria-label', say('fitbit-sidebar.search'));
  search.hidden = true;
  search.addEventListener('input', searchLater());
  const report = button('report', say('fitbit-sidebar.button.report'), copyReport, {
    title: say('fitbit-sidebar.report.hint'),
  });
  const dryRuns = button('dryRuns', say('fitbit-sidebar.button.dryRuns'), showDryRuns, {
    title: say('fitbit-sidebar.dryRuns.hint'),
  });
  content.append(
    element('div', { class: 'fitbit-tab-head' }, places.summary, ...(mayChange() ? [dryRuns] : []), report),
    search,
    places.status,
    places.report,
    places.trouble,
    places.needs,
    places.people,
    places.more,
  );
  RED.sidebar.addTab({
    id: 'fitbit',
    label: say('fitbit-sidebar.label'),
    name: say('fitbit-sidebar.label'),
    content,
    iconClass: 'fa fa-battery-three-quarters fitbit-tab-icon',
  });
  RED.actions.add('fitbit:show-sidebar', () => RED.sidebar.show('fitbit'));
  RED.comms.subscribe(TOPIC, changed);
  // Node-RED keeps this one, and tells it again after a lost connection: what was told meanwhile has not come here.
  RED.comms.subscribe('notification/runtime-deploy', changed);
  // Each version has its own way to say that a tab is looked at; this one is the browser's.
  new IntersectionObserver((entries) => {
    isShown = entries.some(({ isIntersecting }) => isIntersecting);
    refresh();
  }).observe(content);
  // "3 min ago" grows old by itself.
  window.setInterval(() => {
    if (isShown) draw();
  }, MINUTE_MS);
}

RED.plugins.registerPlugin('fitbit-sidebar', {
  onadd() {
    translate = (key, params) => this._(key, params);
    build();
  },
});
