// "Other source" as an owner sets it up: the service, somebody, a battery node, and the first level that comes by a msg.
import should = require('should');

import { deploy, type Editor, openConfig, openEditor } from '../support/browser';
import { cancel, done, dropNode, openNode } from '../support/editing';
import { probeNode } from '../support/flows';
import { type NodeRed, startNodeRed } from '../support/node-red';
import { picture } from '../support/pictures';

const tab = 'dd00000000000001';
const alerts = 'dd00000000000002';

for (const version of [5, 4] as const) {
  describe(`setting up Other source in Node-RED ${version}`, () => {
    let red: NodeRed;
    let editor: Editor;
    before(async () => {
      red = await startNodeRed({ version });
      await red.deploy([
        { id: tab, type: 'tab', label: 'Watches', disabled: false, info: '' },
        { ...probeNode(alerts), z: tab, x: 600, y: 200 },
      ]);
      editor = await openEditor(red.url);
    });
    after(async () => {
      await editor.close();
      await red.remove();
      editor.errors.should.eql([]);
    });

    it('needs a name and a wire, and no account', async () => {
      const { page } = editor;
      await openConfig(page, 'fitbit-config');
      await page.locator('#node-config-input-cloud').selectOption('elsewhere');
      (await page.locator('#node-config-input-clientId').isVisible()).should.be.false();
      (await page.locator('#fitbit-connect').isVisible()).should.be.false();
      await page.locator('#fitbit-new-name').fill('Anna');
      await page.locator('#fitbit-new-number').fill('+4915228817386');
      await page.locator('#fitbit-add').click();
      await page.locator('#fitbit-result', { hasText: 'Anna is here. SMS go to +4915228817386.' }).waitFor();
      await page.locator('.fitbit-person', { hasText: 'Anna' }).waitFor();
      await page.locator('#fitbit-new-name').fill('ANNA');
      await page.locator('#fitbit-add').click();
      await page.locator('#fitbit-result', { hasText: 'called ANNA already' }).waitFor();
      await page.locator('#node-config-dialog-ok').click();
      await page.locator('#node-config-dialog-ok').waitFor({ state: 'detached' });

      const battery = await dropNode(page, 'fitbit-battery-status', 300, 200);
      await openNode(page, battery);
      await page.locator('#node-input-config').selectOption({ label: 'Other source' });
      await page.locator('#node-input-topicPattern').waitFor();
      (await page.locator('#node-input-notSyncingHours').inputValue()).should.equal('72');
      await page.locator('#node-input-person option', { hasText: 'Anna' }).waitFor({ state: 'attached' });
      await done(page);
      await deploy(page);

      const { json: deployed } = await red.request('/flows');
      const config = deployed.flows.find(({ type }: { type: string }) => type === 'fitbit-config');
      // Node-RED starts no config that seems to refer to itself.
      should(config.sourceId).match(/^source-[0-9a-f.]{8,}$/);
      const { json } = await red.request(`/fitbit/people?cloud=elsewhere&clientId=${config.sourceId}`);
      should(json.people.map(({ name, orphan }: { name: string; orphan: boolean }) => [name, orphan])).eql([
        ['Anna', false],
      ]);
    });

    it('says what is wrong with a pattern, takes a device off, and asks before somebody is removed', async () => {
      const { page } = editor;
      const { json } = await red.request('/flows');
      const of = (type: string) =>
        json.flows.find((node: { type: string }) => node.type === type).id as string;
      const battery = of('fitbit-battery-status');
      for (const device of [undefined, 'Fenix']) {
        await red.inside(
          (RED, _load, id: string, msg: object) =>
            new Promise<void>((resolve) => {
              RED.hooks.add('onComplete.fitbit-test', ({ node }: { node: { id: string } }) => {
                if (node.id !== id) return;
                RED.hooks.remove('onComplete.fitbit-test');
                resolve();
              });
              RED.nodes.getNode(id).receive(msg);
            }),
          battery,
          { payload: 83, ...(device && { device }) },
        );
      }

      await openNode(page, battery);
      const pattern = page.locator('#node-input-topicPattern');
      for (const [typed, said] of [
        ['watches/{persons}/battery', 'only person or device'],
        ['{device}/{device}', 'at most once each'],
        ['{person}_{device}', 'Put a slash between'],
        ['watches/{person', 'stands alone'],
        ['watches/#/{person}', 'only be the last part'],
      ] as const) {
        await pattern.fill(typed);
        await page.locator('#fitbit-invalid-topicPattern', { hasText: said }).waitFor();
      }
      await pattern.fill('');
      await cancel(page);

      await openConfig(page, 'fitbit-config', of('fitbit-config'));
      const person = page.locator('.fitbit-person', { hasText: 'Anna' });
      const line = person.locator('.fitbit-person-line', { hasText: '83' });
      await line.nth(1).waitFor();
      await picture(page, `other-source-devices-${version}`);
      const unnamed = line.filter({ hasNotText: 'Fenix' });
      await unnamed.getByRole('button', { name: /^Remove/ }).click();
      await person.getByText('If a msg names it again').waitFor();
      await person.getByRole('button', { name: 'Remove', exact: true }).click();
      await page.locator('#fitbit-people-said', { hasText: 'of Anna was removed' }).waitFor();
      (await line.count()).should.equal(1);
      await person.getByRole('button', { name: 'Remove: Anna', exact: true }).click();
      await page.getByText('Msgs under that name bring nobody back').waitFor();
      await page.getByRole('button', { name: 'Remove', exact: true }).click();
      await page
        .locator('#fitbit-people-note', { hasText: 'Nobody has been added to this source yet.' })
        .waitFor();
      await page.locator('#node-config-dialog-cancel').click();
      await page.locator('#node-config-dialog-cancel').waitFor({ state: 'detached' });
    });

    it('the hours of a battery node follow its service, and stay as they were typed', async () => {
      const { page } = editor;
      const choose = async (cloud: string, id?: string) => {
        await openConfig(page, 'fitbit-config', id);
        await page.locator('#node-config-input-cloud').selectOption(cloud);
        await page.locator('#node-config-dialog-ok').click();
        await page.locator('#node-config-dialog-ok').waitFor({ state: 'detached' });
      };
      const hours = (id: string) => page.evaluate(`String(RED.nodes.node('${id}').notSyncingHours)`);
      await choose('demo');
      const config = String(
        await page.evaluate(`(() => {
          let found;
          RED.nodes.eachConfig((one) => { if (one.type === 'fitbit-config' && one.cloud === 'demo') found = one.id; });
          return found;
        })()`),
      );
      const battery = await dropNode(page, 'fitbit-battery-status', 300, 200);
      await openNode(page, battery);
      await page.locator('#node-input-config').selectOption(config);
      await done(page);
      should(await hours(battery)).equal('24');

      await choose('elsewhere', config);
      should(await hours(battery)).equal('72');
      await choose('demo', config);
      should(await hours(battery)).equal('24');

      await openNode(page, battery);
      await page.fill('#node-input-notSyncingHours', '30');
      await done(page);
      await choose('elsewhere', config);
      should(await hours(battery)).equal('30');
    });
  });
}
