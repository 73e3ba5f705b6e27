// What to do where nobody is there yet.

import { mayChange } from '../../common/editor/ask';
import { element } from '../../common/editor/elements';
import type { OverviewAnswer } from '../../common/overview-types';
import { openConfig } from './node-labels';
import { button, icon } from './parts';
import { say } from './words';

/** Empty once there is somebody. */
export function firstSteps({ configs, count }: OverviewAnswer): HTMLElement[] {
  if (count.all > 0) return [];
  const config = configs.find(({ cloud }) => cloud !== 'demo') ?? configs[0];
  if (config) {
    const connect = () => openConfig(config.id);
    return [
      step(
        'users',
        'fitbit-sidebar.empty.nobody',
        'fitbit-sidebar.empty.connect',
        button('connect', say('fitbit-sidebar.button.connect'), connect),
      ),
    ];
  }
  if (hasConfig())
    return [step('cloud-upload', 'fitbit-sidebar.empty.notDeployed', 'fitbit-sidebar.empty.deploy')];
  const importExample = () => RED.actions.invoke('core:show-examples-import-dialog');
  const addService = () => RED.editor.editConfig('', 'fitbit-config', '_ADD_');
  return [
    step(
      'battery-half',
      'fitbit-sidebar.empty.nothing',
      'fitbit-sidebar.empty.example',
      button('example', say('fitbit-sidebar.button.example'), importExample),
      button('service', say('fitbit-sidebar.button.service'), addService),
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

/** Whether the flows in the editor have one, deployed or not. */
function hasConfig(): boolean {
  let found = false;
  RED.nodes.eachConfig(({ type, d }) => {
    if (type === 'fitbit-config' && !d) found = true;
  });
  return found;
}
