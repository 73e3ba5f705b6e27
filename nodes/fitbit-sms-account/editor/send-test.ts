// The button that sends a test SMS: by the account as it is deployed, which the dialog says where it holds something else.
import type { Sentence, SmsTest } from '../../common/admin-types';
import { ask, isForbidden, mayChange } from '../../common/editor/ask';
import { field } from './field';
import type { AccountNode } from './rules';

export function prepareTest(node: AccountNode): void {
  const button = $('#fitbit-test-send');
  const answer = $('#fitbit-test-answer');
  const say = (text: string, isWrong: boolean) => {
    answer.text(text).attr('class', isWrong ? 'fitbit-error' : 'fitbit-hint');
  };
  const before = typed();
  const show = () =>
    $('#fitbit-test-undeployed').toggle(RED.nodes.node(node.id)?.changed === true || typed() !== before);
  field('country').closest('.fitbit-form').on('input change', show);
  show();
  button.prop('disabled', !mayChange());
  button.on('click', () => {
    const body: SmsTest = { account: node.id, to: $('#fitbit-test-to').val() };
    button.prop('disabled', true);
    say(node._('fitbit-sms-account.test.sending'), false);
    ask<Sentence>(
      { method: 'POST', url: 'fitbit/sms-test', body },
      ({ text }) => {
        button.prop('disabled', false);
        say(text, false);
      },
      (failure) => {
        button.prop('disabled', false);
        const forbidden = node._('fitbit-sms-account.test.forbidden');
        say(
          isForbidden(failure) ? forbidden : (failure.text ?? node._('fitbit-sms-account.test.noAnswer')),
          true,
        );
      },
    );
  });
}

/** All that stands in the dialog, as one text. */
function typed(): string {
  return JSON.stringify(
    $('.fitbit-form [id^="node-config-input-"]')
      .get()
      .map((one) => [one.id, $(one).val()]),
  );
}
