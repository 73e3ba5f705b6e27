// The examples as they lie in the package, and what a user changes in them.
import type { Sandbox } from '../../src/sandbox/sandbox';
import type { FlowNode } from './node-red';
import { filesUnder, readJson } from './repository';

/** By its number, such as `04`. Nothing in it starts by the time of day: a test presses the buttons. */
export function example(number: string): FlowNode[] {
  const path = filesUnder('examples').find((one) => one.startsWith(`examples/${number}`));
  if (!path) throw new Error(`there is no example ${number}`);
  return readJson(path);
}

/** The node of this name. */
export function named(flow: readonly FlowNode[], name: string): FlowNode {
  const node = flow.find((one) => one.name === name);
  if (!node) throw new Error(`no node is called ${name}`);
  return node;
}

/** What a Node-RED needs for example 11 beside what most flows use. */
export const withDashboard = { moreNodes: ['89-trigger'], morePalettes: ['node-red-dashboard'] };

/** The same with Google Health, as the sandbox plays it, in place of Demo. */
export function forRealPeople(flow: readonly FlowNode[], sandbox: Sandbox): FlowNode[] {
  const client = sandbox.control.state().clients.find(({ vendor }) => vendor === 'google');
  return flow.map((node) =>
    node.type === 'fitbit-config'
      ? {
          ...node,
          cloud: 'google-health',
          clientId: client?.clientId ?? '',
          credentials: { clientSecret: client?.clientSecret ?? '' },
        }
      : node,
  );
}
