// Follows a test alert through the flow: which nodes it reached, and which of them failed. Node-RED's message hooks are
// there only while a test is on its way, so a flow without one pays nothing.

import type { NodeAPI } from 'node-red';
import { system } from '../../src/net/system';
import type { TestAlert } from '../../src/use-cases/prepare-tests';
import type { AlertMessage } from '../../types/messages';
import { tellChange } from '../common/changes';
import type { TestLeg, TestStep } from '../common/overview-types';

/** What left one battery node. */
export interface TraceLeg extends TestLeg {
  alertId: string;
}

export interface TracedTest {
  /** Ms since 1970 UTC. */
  at: number;
  legs: TraceLeg[];
}

interface HookEvent {
  msg: unknown;
  node?: { node: HookNode };
  destination?: { node: HookNode };
  error?: unknown;
}

interface HookNode {
  id: string;
  type: string;
  name?: string;
}

/** So long a test is followed: a flow may hold it in a delay. */
const followMs = 60 * 60_000;
/** A loop in a flow must not fill the memory. */
const mostSteps = 20;
/** Of so many people the last test is remembered. */
const mostTests = 50;

const label = 'lowbatt-fitbit-test';
const tests = new Map<string, TracedTest>();
/** The legs that are followed, by the alert's id and by the msg's own id, which stays where a flow makes a new msg. */
const followed = new Map<string, TraceLeg>();

/** The last test alert of a person since Node-RED started, or null. */
export function lastTest(personId: string): TracedTest | null {
  return tests.get(personId) ?? null;
}

/** Sends test alerts by `tell` and follows them; `tell` says whether one left its node. */
export function sendTraced(
  RED: NodeAPI,
  personId: string,
  alerts: readonly TestAlert[],
  tell: (nodeId: string, alert: AlertMessage) => boolean,
): void {
  const legs = alerts.map(({ nodeId, alert }): TraceLeg => {
    const wires = (RED.nodes.getNode(nodeId) as { wires?: string[][] } | null)?.wires?.[0] ?? [];
    return { nodeId, alertId: alert.alert.id, hasLeft: false, isWired: wires.length > 0, steps: [] };
  });
  tests.delete(personId);
  tests.set(personId, { at: system.now(), legs });
  for (const oldest of [...tests.keys()].slice(0, -mostTests)) tests.delete(oldest);
  follow(RED, legs);
  alerts.forEach(({ nodeId, alert }, at) => {
    const leg = legs[at];
    if (leg) leg.hasLeft = tell(nodeId, alert);
  });
  tellChange(RED);
}

function follow(RED: NodeAPI, legs: readonly TraceLeg[]): void {
  if (followed.size === 0) {
    RED.hooks.add(`onReceive.${label}`, (event: HookEvent) => reached(RED, event));
    RED.hooks.add(`onComplete.${label}`, (event: HookEvent) => completed(RED, event));
  }
  for (const leg of legs) followed.set(leg.alertId, leg);
  system.after(followMs, () => {
    for (const [key, leg] of followed) if (legs.includes(leg)) followed.delete(key);
    if (followed.size === 0) RED.hooks.remove(`*.${label}`);
  });
}

function legOf(msg: unknown): TraceLeg | null {
  if (typeof msg !== 'object' || msg === null) return null;
  const { alert, _msgid } = msg as { alert?: { id?: unknown } | null; _msgid?: unknown };
  // A msg may hold anything there, even what cannot be made a string.
  const known = [alert?.id, _msgid].find((id): id is string => typeof id === 'string' && followed.has(id));
  const leg = known === undefined ? null : (followed.get(known) ?? null);
  if (leg && typeof _msgid === 'string') followed.set(_msgid, leg);
  return leg;
}

/** A hook that throws would end the msg, and what it answers could, too: so neither. */
function reached(RED: NodeAPI, { msg, destination }: HookEvent): void {
  const leg = legOf(msg);
  // A complete node hears of a msg that went elsewhere; it is no step of the way.
  if (!leg || !destination || destination.node.type === 'complete') return;
  stepOf(leg, destination.node);
  tellChange(RED);
}

function completed(RED: NodeAPI, { msg, node, error }: HookEvent): void {
  const leg = error && node ? legOf(msg) : null;
  const step = leg && node && stepOf(leg, node.node);
  if (!step) return;
  step.failure = step.type.startsWith('fitbit-') && error instanceof Error ? error.message : '?';
  tellChange(RED);
}

function stepOf(leg: TraceLeg, { id, type, name }: HookNode): TestStep | null {
  const known = leg.steps.find((step) => step.id === id);
  if (known) return known;
  if (leg.steps.length >= mostSteps) return null;
  const step = { id, type, name: name ?? '', failure: '' };
  leg.steps.push(step);
  return step;
}
