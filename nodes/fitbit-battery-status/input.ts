// What a msg that comes in is for: a check, or what it asks for by its action.
import type { Node, NodeAPI } from 'node-red';
import { asTrouble } from '../../src/sentences/trouble';
import { markBlind } from '../common/blind';
import { guarded } from '../common/guarded';
import { type Answers, isAsking } from './answers';
import type { Check } from './check';
import { isBlinding } from './failures';
import type { StatusDef } from './settings';

export function hearMsgs(
  RED: NodeAPI,
  node: Node,
  def: StatusDef,
  check: Check,
  answers: Answers,
  isClosed: () => boolean,
): void {
  node.on('input', (msg, send, done) => {
    let isForAnswer = false;
    const checkAndTell = () =>
      check.run(msg, send).catch((thrown: unknown) => {
        const trouble = asTrouble(thrown);
        if (!isClosed() && isBlinding(trouble, def, msg)) markBlind(RED, node, trouble);
        throw trouble;
      });
    const hear = () => {
      isForAnswer = isAsking(msg);
      return isForAnswer ? answers.run(msg, send) : checkAndTell();
    };
    // What is wrong with a question says nothing of the batteries that the node watches: its status stays.
    const tell = (error: Error) => (isForAnswer ? done(error) : check.failed(error, done));
    guarded(RED, node, hear, tell, done);
  });
}
