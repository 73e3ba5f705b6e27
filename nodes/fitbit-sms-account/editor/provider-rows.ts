// The rows of the open dialog that differ by provider: which are shown, what fills them in, what each choice means.
import type { Choices, ChoicesAsked, ProviderForm } from '../../../src/sms/fields';
import { ask, mayChange } from '../../common/editor/ask';
import { field } from './field';
import type { AccountNode } from './rules';

/** What a password that is stored and was not touched looks like here. */
const untouched = '__PWRD__';

/** Shows the rows of the chosen provider, now and whenever something is typed. What is typed for another one stays. */
export function prepareProvider(
  node: AccountNode,
  providers: readonly ProviderForm[],
  chosen: () => ProviderForm,
): void {
  for (const form of providers) {
    fillNew(node, form);
    preparePresets(form);
    for (const { name, from } of form.choices) prepareChoices(node, form, name, from);
  }
  const show = () => {
    for (const form of providers) showProvider(form, form.id === chosen().id);
    showExplained();
  };
  const form = field('country').closest('.fitbit-form');
  form.on('input change', show);
  show();
}

/** What was saved before there was this provider has none of its fields, and Node-RED leaves those empty. */
function fillNew(node: AccountNode, { usual }: ProviderForm): void {
  for (const [name, value] of Object.entries(usual))
    if (value !== '' && node[name] === undefined) field(name).val(value);
}

function showProvider({ id, warnings }: ProviderForm, isChosen: boolean): void {
  $(`.fitbit-form [data-provider="${id}"]`).toggle(isChosen);
  for (const { hint, country, field: name, begins } of warnings) {
    const isMeant = field('country').val() === country || field(name).val().startsWith(begins);
    $(`#fitbit-${hint}-hint`).toggle(isChosen && isMeant);
  }
}

/** Below a choice stands what the chosen option means. */
function showExplained(): void {
  for (const sentence of $('.fitbit-form [data-option-of]').get()) {
    const { optionOf = '', option } = sentence.dataset;
    $(sentence).toggle(field(optionOf).val() === option);
  }
}

/** Choosing a preset fills its fields in; what is a secret stays as it is. */
function preparePresets({ id, presets }: ProviderForm): void {
  const choice = $(`#fitbit-preset-${id}`);
  choice.on('change', () => {
    const preset = presets[Number(choice.val() || -1)];
    for (const [name, value] of Object.entries(preset?.values ?? {})) field(name).val(value ?? '');
    field('country').trigger('change');
  });
}

/** The button that finds what may stand in a field; choosing one of what was found puts it there. */
function prepareChoices(node: AccountNode, form: ProviderForm, name: string, from: string): void {
  const found = $(`#fitbit-found-${name}`).toggle(false);
  const answer = $(`#fitbit-find-answer-${name}`);
  const say = (text: string, isWrong = false) =>
    answer.text(text).attr('class', isWrong ? 'fitbit-error' : 'fitbit-hint');
  found.on('change', () => field(name).val(found.val()).trigger('change'));
  const button = $(`#fitbit-find-${name}`).prop('disabled', !mayChange());
  button.on('click', () => {
    const typed = Object.keys(form.usual).map((one) => [one, field(one).val()] as const);
    const body: ChoicesAsked = {
      account: node.id,
      typed: Object.fromEntries(typed.filter(([, value]) => value !== untouched)),
    };
    found.toggle(false);
    button.prop('disabled', true);
    say(node._('fitbit-sms-account.find.asking'));
    ask<Choices>(
      { method: 'POST', url: from, body },
      ({ choices }) => {
        button.prop('disabled', false);
        say(choices.length === 0 ? node._('fitbit-sms-account.find.none') : '');
        found
          .empty()
          .append($('<option value="" disabled selected>').text(node._('fitbit-sms-account.find.choose')))
          .toggle(choices.length > 0);
        for (const { value, label } of choices)
          $('<option>').attr('value', value).text(label).appendTo(found);
      },
      ({ text }) => {
        button.prop('disabled', false);
        say(text ?? node._('fitbit-sms-account.test.noAnswer'), true);
      },
    );
  });
}
