// The SMS of an empty battery, as it stands on a phone.
import 'should';

import { startSandbox } from '../../src/sandbox/sandbox';
import { sharedBrowser } from '../support/browser';
import { connect } from '../support/consent';
import { configNode, ids, mainFlow } from '../support/flows';
import { startNodeRed } from '../support/node-red';
import { picture } from '../support/pictures';
import { arrivals } from '../support/waiting';

const screen = `<!doctype html><meta charset="utf-8"><style>
  body { margin: 0; display: flex; flex-direction: column; height: 100vh; font: 17px/1.35 system-ui, sans-serif; background: #fff; color: #111; }
  header { padding: 44px 16px 12px; text-align: center; background: #f6f6f6; border-bottom: 1px solid #ddd; }
  .who { display: grid; place-items: center; width: 48px; height: 48px; margin: 0 auto 6px; border-radius: 50%; background: #a6bbcf; color: #fff; font-size: 24px; }
  header small { font-size: 13px; }
  time { margin: 18px 0 10px; text-align: center; font-size: 12px; color: #666; }
  p { align-self: flex-start; max-width: 76%; margin: 0 14px; padding: 10px 14px; border-radius: 18px; background: #e9e9eb; overflow-wrap: anywhere; }
  footer { margin: auto 14px 20px; padding: 9px 14px; border: 1px solid #ccc; border-radius: 20px; color: #666; }
</style><header><div class="who">#</div><small id="from"></small></header><time>Today 09:00</time><p id="body"></p><footer>SMS</footer>`;

describe('the SMS on a phone', () => {
  it('says whose what is how empty, and what to do, without scrolling', async () => {
    const arrived = arrivals<{ from: string | null; body: string }>('SMS');
    const sandbox = await startSandbox({ onSms: (sms) => arrived.add(sms) });
    const red = await startNodeRed({ origins: sandbox.origins });
    const browser = await sharedBrowser();
    try {
      await red.deploy(mainFlow(sandbox, 'google-health'));
      await connect(red, sandbox, configNode(sandbox, 'google-health'), 'anna');
      sandbox.control.device({ person: 'anna', level: 18, syncedAt: 'now' });
      await red.inject(ids.inject);
      const { from, body } = await arrived.first();

      const page = await browser.newPage({ viewport: { width: 390, height: 520 }, deviceScaleFactor: 2 });
      await page.setContent(screen);
      await page.evaluate(
        `for (const [id, text] of ${JSON.stringify([
          ['from', from],
          ['body', body],
        ])}) document.getElementById(id).textContent = text;`,
      );
      await picture(page, 'sms-on-a-phone');
      const isWhole = await page.evaluate(
        'document.documentElement.scrollHeight <= innerHeight && document.documentElement.scrollWidth <= innerWidth',
      );

      (await page.locator('#body').innerText()).should.equal(
        "Anna's Charge 6 is at 18 %. Please charge it soon.",
      );
      String(isWhole).should.equal('true');
      await page.close();
    } finally {
      await red.remove();
      await sandbox.close();
    }
  });
});
