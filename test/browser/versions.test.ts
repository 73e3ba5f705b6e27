// A flow from before there were versions, opened in the editor: the dialog shows what the node works with.
import should = require('should');

import { openEditor } from '../support/browser';
import { ids } from '../support/flows';
import { startNodeRed } from '../support/node-red';

describe('a flow that was saved without versions', () => {
  before(async () => {});
  after(async () => {});

  for (const version of [5, 4] as const) {
    it(`has the defaults in its dialog, and nothing of it is changed by that: Node-RED ${version}`, async () => {
      const place = { z: ids.tab, x: 100, y: 100, wires: [[], []] };
      const red = await startNodeRed({
        version,
        flows: [
          { id: ids.tab, type: 'tab', label: 'Test' },
          { id: ids.config, type: 'fitbit-config', cloud: 'demo' },
          { ...place, id: ids.battery, type: 'fitbit-battery-status', config: ids.config, low: 35 },
        ],
      });
      try {
        const { page, errors, close } = await openEditor(red.url);
        await page.waitForFunction(`RED.nodes.node('${ids.battery}')`);
        const seen = await page.evaluate(`(() => {
          const node = RED.nodes.node('${ids.battery}');
          const { low, lowType, critical, notSyncingHours, adviceAt, empty, configVersion, valid, changed } = node;
          return { low, lowType, critical, notSyncingHours, adviceAt, empty, configVersion, valid, changed: Boolean(changed),
            port: RED.nodes.node('${ids.config}').port };
        })()`);

        should(seen).eql({
          low: 35,
          critical: 5,
          notSyncingHours: 24,
          lowType: 'num',
          adviceAt: '20:00',
          empty: 10,
          configVersion: 4,
          valid: true,
          changed: false,
          port: 1881,
        });
        errors.should.eql([]);
        await close();
      } finally {
        await red.remove();
      }
    });
  }
});
