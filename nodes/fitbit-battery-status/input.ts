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
    // That says nothing of the batteries that the node watches: its status stays.
    if (isAsking(msg)) return guarded(RED, node, () => answers.run(msg, send), done, done);
    const run = () =>
      check.run(msg, send).catch((thrown: unknown) => {
        const trouble = asTrouble(thrown);
        if (!isClosed() && isBlinding(trouble, def, msg)) markBlind(RED, node, trouble);
        throw trouble;
      });
    guarded(RED, node, run, (error) => check.failed(error, done), done);
  });
}
