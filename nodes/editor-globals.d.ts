// What the editor scripts use of the globals that Node-RED's editor gives them, and no more of it.

/** A text of the node's own catalogue; `params` fill the `__name__` places in it. */
type Translate = (key: string, params?: Record<string, string | number>) => string;

interface EditorNode {
  id: string;
  name?: string;
  /** Of a password only `has_<name>` is known here, until a new one is typed. */
  credentials?: Record<string, unknown>;
  _: Translate;
}

/** True, or the sentence that says what is wrong. Node-RED shows the sentence only if the function takes two arguments. */
type EditorRule<N extends EditorNode> = (this: N, value: string, options: unknown) => true | string;

interface EditorProperty<N extends EditorNode> {
  value: string | number | boolean | Readonly<Record<string, string>>;
  type?: string;
  required?: boolean;
  validate?: EditorRule<N>;
}

interface EditorCredential<N extends EditorNode> {
  type: 'text' | 'password';
  validate?: EditorRule<N>;
}

interface EditorDefinition<N extends EditorNode> {
  category: string;
  color?: string;
  icon?: string;
  align?: 'left' | 'right';
  inputs?: number;
  outputs?: number;
  defaults: Record<string, EditorProperty<N>>;
  credentials?: Record<string, EditorCredential<N>>;
  paletteLabel?: (this: { _: Translate }) => string;
  label: (this: N) => string;
  labelStyle?: (this: N) => string;
  inputLabels?: (this: N, index: number) => string;
  outputLabels?: (this: N, index: number) => string;
  oneditprepare?: (this: N) => void;
  oneditsave?: (this: N) => void;
  oneditcancel?: (this: N) => void;
  oneditdelete?: (this: N) => void;
}

interface JQueryAnswer {
  done(callback: (answer: unknown) => void): JQueryAnswer;
  fail(callback: (reply: { status: number; responseJSON?: unknown }) => void): JQueryAnswer;
}

interface JQueryRequest {
  method: string;
  url: string;
  data?: string | Record<string, string | number | boolean>;
  contentType?: string;
  dataType: 'json';
  headers: Record<string, string>;
}

/** A type of Node-RED's own, such as `msg`, or one that is ours. */
type TypedInputType = string | { value: string; label: string };

interface JQuery {
  readonly length: number;
  append(...children: (JQuery | string)[]): JQuery;
  appendTo(parent: JQuery): JQuery;
  insertAfter(element: JQuery): JQuery;
  closest(selector: string): JQuery;
  find(selector: string): JQuery;
  empty(): JQuery;
  remove(): JQuery;
  text(value: string): JQuery;
  val(): string;
  val(value: string): JQuery;
  attr(name: string): string | undefined;
  attr(name: string, value: string): JQuery;
  prop(name: string): unknown;
  prop(name: string, value: boolean): JQuery;
  is(selector: string): boolean;
  toggle(shown: boolean): JQuery;
  trigger(event: string): JQuery;
  on(events: string, handler: () => void): JQuery;
  get(): HTMLElement[];
  typedInput(options: { types: TypedInputType[]; typeField: string }): JQuery;
  typedInput(command: 'value', value: string): JQuery;
  width(value: string): JQuery;
}

interface JQueryStatic {
  (selector: string | Element): JQuery;
  ajax(request: JQueryRequest): JQueryAnswer;
}

/** A node as it stands in the flows. */
interface FlowsNode {
  id: string;
  type: string;
  config?: string;
  notSyncingHours?: unknown;
  /** Since the last Deploy. */
  changed?: boolean;
  /** To be drawn anew. */
  dirty?: boolean;
}

/** A node of any palette, as it comes into the editor. */
interface AddedNode {
  type: string;
  _def: { defaults: Record<string, { value: unknown }> };
  [field: string]: unknown;
}

/** A plugin of the editor; Node-RED adds `_`. */
interface EditorPlugin {
  onadd(this: { _: Translate }): void;
}

interface SidebarTab {
  id: string;
  label: string;
  name: string;
  content: Element;
  iconClass: string;
}

interface EditorRed {
  /** A text by its whole name, such as `@scope/module/node:key`. */
  _: Translate;
  events: { on(event: 'nodes:add', listener: (node: AddedNode) => void): void };
  plugins: { registerPlugin(id: string, definition: EditorPlugin): void };
  sidebar: { addTab(tab: SidebarTab): void; show(id: string): void };
  actions: { add(id: string, run: () => void): void; invoke(id: string): void };
  comms: {
    subscribe(topic: string, listener: () => void): void;
  };
  view: { redraw(): void };
  editor: {
    validateNode(node: unknown): void;
    edit(node: unknown): void;
    editConfig(property: string, type: string, id: string): void;
  };
  user: { hasPermission(permission: string): boolean };
  nodes: {
    registerType<N extends EditorNode>(type: string, definition: EditorDefinition<N>): void;
    /** `changed`: edited since the last Deploy. */
    node(id: string): { z?: string; changed?: boolean } | null;
    /** A tab. */
    workspace(id: string): { label: string } | null;
    eachConfig(run: (node: { id: string; type: string; d?: boolean }) => void): void;
    eachNode(run: (node: FlowsNode) => void): void;
    /** The nodes of a type in all flows; `d` is set on those that are switched off. */
    filterNodes(filter: { type: string }): { id: string; d?: boolean; path?: string }[];
  };
  i18n: { lang(): string };
  utils: {
    validatePropertyExpression(value: string): true | false;
    /** The label that the editor shows; `fallback` where it has none. */
    getNodeLabel(node: object, fallback: string): string;
  };
  settings: { user?: unknown; fitbitConfigLanguages?: readonly string[] };
  clipboard: { copyText(text: string, element?: JQuery): boolean };
}

declare const RED: EditorRed;
declare const $: JQueryStatic;

/** ISO 3166 codes of the countries that have telephone numbers of their own; the build puts them in (scripts/build.js). */
declare const COUNTRIES_WITH_NUMBERS: readonly string[];

/** What the providers of SMS declare for their accounts; the build puts all three in as literals (scripts/sms-account.js). */
declare const SMS_PROVIDERS: readonly [
  import('../src/sms/fields').ProviderForm,
  ...import('../src/sms/fields').ProviderForm[],
];
declare const SMS_PROVIDER_DEFAULTS: Record<string, { value: string }>;
declare const SMS_PROVIDER_CREDENTIALS: Record<string, { type: 'text' | 'password' }>;

/** The build lays the style that a module imports into the page. */
declare module '*.css';
