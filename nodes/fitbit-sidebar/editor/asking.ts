// Asks Node-RED for the tab: what goes wrong comes back as a sentence.
import { type AdminRequest, ask, type Failure, isForbidden } from '../../common/editor/ask';
import { say } from './words';

export function askFor<Answer>(
  request: AdminRequest,
  onAnswer: (answer: Answer) => void,
  onTrouble: (sentence: string) => void,
): void {
  ask<Answer>(request, onAnswer, (failure) => onTrouble(sentenceOf(failure)));
}

function sentenceOf(failure: Failure): string {
  if (isForbidden(failure)) return say('fitbit-sidebar.trouble.notAllowed');
  return failure.text ?? say('fitbit-sidebar.trouble.noAnswer');
}
