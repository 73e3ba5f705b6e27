// The pictures of a battery as a browser draws them: a chart that stands by itself, and the personal page on a phone.
import 'should';

import type { Browser, Page } from 'playwright-core';
import { chartSvg } from '../../src/battery/chart';
import { type LevelReading, learn, levelsAhead } from '../../src/battery/forecast';
import { foreseen } from '../../src/battery/foreseen';
import { type Curve, curvePicture } from '../../src/battery/picture';
import { markupOf } from '../../src/battery/picture/shape';
import { sentence } from '../../src/sentences/sentences';
import { styleSheet } from '../../src/web/pages';
import { asWebResponse } from '../../src/web/response';
import { storedOf } from '../../src/web/signup/me-form';
import { mePage } from '../../src/web/signup/me-page';
import { sharedBrowser } from '../support/browser';
import { somebody } from '../support/people';
import { picture } from '../support/pictures';

const hour = 3_600_000;
const timeZone = 'Europe/Berlin';
/** A Sunday afternoon. */
const now = Date.UTC(2026, 10, 29, 15, 40);

interface Device {
  name: string;
  level: number | null;
  status: string | null;
  curve: Curve;
}

/** A made-up wearer, synced every half an hour: so much goes on a day, more by day than by night, and now and then a run. */
function worn(name: string, daily: number, days: number, step = 1): Device {
  const readings: LevelReading[] = [];
  let level = 100;
  let summary: unknown = null;
  for (let at = now - days * 24 * hour; at <= now - hour / 4; at += hour / 2) {
    const date = new Date(at);
    const isRun = date.getUTCDate() % 3 === 0 && date.getUTCHours() === 17;
    level -= (daily / 48) * (date.getUTCHours() < 6 ? 0.4 : 1.2) + (isRun ? 4 : 0);
    if (date.getUTCHours() === 20 && level < 20 && days > 1) level = 100;
    const shown = Math.max(0, step * Math.round(level / step));
    readings.push({ at: at + 60_000, level: shown, status: null, syncedAt: at });
    summary = learn(summary, readings.at(-1) as LevelReading);
  }
  const levels = Array.from({ length: 50 }, (_, index) => 98 - 2 * index);
  const ahead = levelsAhead(summary, { now, timeZone, deviceName: name }, levels);
  return {
    name,
    level: readings.at(-1)?.level ?? null,
    status: null,
    curve: {
      readings: readings.map(({ syncedAt, level: one }) => [syncedAt ?? 0, one ?? 0] as const),
      ahead,
      low: 20,
      empty: 10,
      adviceAt: Date.UTC(2026, 10, 29, 19),
    },
  };
}

const nothing: Curve = { readings: [], ahead: [], low: 20, empty: 10, adviceAt: null };
const charge6 = worn('Charge 6', 14, 40);
const devices: Device[] = [
  charge6,
  worn('Pixel Watch 3', 66, 20),
  worn('Versa 4', 16, 1, 5),
  {
    name: 'Inspire 3',
    level: 44,
    status: null,
    curve: {
      ...nothing,
      readings: [
        [now - 9 * hour, 60],
        [now - 5 * hour, 52],
        [now - hour, 44],
      ],
    },
  },
  { name: 'Sense 2', level: null, status: 'Medium', curve: nothing },
  { name: 'Luxe', level: null, status: null, curve: nothing },
];

function chart(of: readonly Device[], language: string, who = 'Anna'): string {
  const charted = of.map((one) => ({
    title: sentence(language, 'picture.title', { who, device: one.name }),
    said: foreseen(one, { now, language, timeZone }),
    curve: one.level === null ? null : one.curve,
    timeZone,
  }));
  return chartSvg(charted, { now, back: null, language });
}

describe('pictures of a battery', () => {
  let browser: Browser;
  before(async () => {
    browser = await sharedBrowser();
  });

  async function shown(
    how: { colorScheme: 'light' | 'dark'; width: number },
    body: { type: string; text: string; headers?: Record<string, string> },
    look: (page: Page, errors: string[]) => Promise<void>,
  ): Promise<void> {
    const { colorScheme, width } = how;
    const context = await browser.newContext({
      colorScheme,
      viewport: { width, height: 900 },
      deviceScaleFactor: 2,
    });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('console', (message) => errors.push(message.text()));
    await page.route('http://pi.example/**', (route) =>
      route.request().url().endsWith('.css')
        ? route.fulfill({ contentType: 'text/css', body: styleSheet })
        : route.fulfill({
            contentType: body.type,
            body: body.text,
            headers: { 'content-type': body.type, ...body.headers },
          }),
    );
    await page.goto('http://pi.example/');
    await look(page, errors);
    await context.close();
  }

  /** Texts that lie over each other, or beyond the edge of the picture. */
  const badlyPlaced = (page: Page) =>
    page.evaluate<string[]>(`(() => {
      const frame = document.querySelector('svg').getBoundingClientRect();
      const texts = [...document.querySelectorAll('svg text')].map((one) => ({ text: one.textContent, box: one.getBoundingClientRect() }));
      const outside = texts.filter(({ box }) => box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1);
      const over = texts.flatMap(({ text, box: a }, index) => texts.slice(index + 1)
        .filter(({ box: b }) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 4 && b.top < a.bottom - 4)
        .map((other) => text + ' and ' + other.text));
      return [...outside.map(({ text }) => text), ...over];
    })()`);

  for (const language of ['en', 'de']) {
    for (const colorScheme of ['light', 'dark'] as const) {
      it(`a chart can be read, ${colorScheme}, ${language}: no word lies over another or beyond the edge`, async () => {
        const svg = { type: 'image/svg+xml', text: chart(devices, language) };
        await shown({ colorScheme, width: 400 }, svg, async (page) => {
          (await badlyPlaced(page)).should.eql([]);
          const paper = await page.evaluate(
            `getComputedStyle(document.querySelector('.fitbit-picture-paper')).fill`,
          );
          (paper as string).should.equal(colorScheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(27, 27, 30)');
          await picture(page.locator('svg'), `chart-${colorScheme}-${language}`);
        });
      });
    }
  }

  it('one device makes the picture of the documents', async () => {
    await shown(
      { colorScheme: 'light', width: 400 },
      { type: 'image/svg+xml', text: chart([charge6], 'en') },
      async (page) => {
        (await badlyPlaced(page)).should.eql([]);
        await picture(page.locator('svg'), 'chart');
      },
    );
  });

  it('a mail that shows it as an image, and names as long as can be, keep it whole', async () => {
    const text = chart([charge6], 'de', 'Bartholomäus von und zu Hohenlohe-Schillingsfürst-Waldenburg');
    const mail = `<body style="margin:0"><img width="320" src="data:image/svg+xml,${encodeURIComponent(text)}">`;
    await shown({ colorScheme: 'light', width: 320 }, { type: 'text/html', text: mail }, async (page) => {
      await page.waitForFunction(`document.images[0].complete && document.images[0].naturalWidth > 300`);
      await picture(page, 'chart-in-a-mail');
    });
    await shown({ colorScheme: 'light', width: 400 }, { type: 'image/svg+xml', text }, async (page) => {
      (await badlyPlaced(page)).should.eql([]);
    });
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`the personal page shows them on a phone within its policy, ${colorScheme}`, async () => {
      const language = colorScheme === 'light' ? 'en' : 'de';
      const pictures = devices.slice(0, 2).map((one) => {
        const said = foreseen(one, { now, language, timeZone });
        const look = {
          width: 360,
          now,
          back: null,
          language,
          timeZone,
          title: one.name,
          said: said.join(' '),
        };
        const svg = markupOf(
          curvePicture(one.curve, { ...look, nowWord: sentence(language, 'picture.now') }),
        );
        return { svg: { html: svg }, title: one.name, said, curve: one.curve };
      });
      const context = {
        language,
        title: 'Fitbit',
        contact: '',
        ownText: '',
        service: 'Google Health',
        byMsg: false,
        warning: null,
        styles: 'http://pi.example/page.css',
        privacy: 'privacy',
        csrf: '',
      };
      const me = {
        name: 'Anna',
        number: null,
        connectedSince: null,
        devices: devices.map(({ name, level }) => ({ name, level })),
        pictures,
        readings: 700,
        defaults: { low: 20, hours: 24, adviceAt: 1200, quiet: null },
        stopped: false,
        alerts: [],
        person: somebody('Anna'),
        now,
      };
      const body = mePage(context, me, storedOf(somebody('Anna')), {}, null);
      const { headers, body: text } = asWebResponse({ status: 200, headers: {}, body });
      // The made-up address has the style sheet as a file of its own.
      const policy = String(headers['content-security-policy']);
      policy.should.containEql("style-src 'self'");
      await shown(
        { colorScheme, width: 360 },
        { type: 'text/html', text, headers: { 'content-security-policy': policy } },
        async (page, errors) => {
          errors.filter((one) => /Content.Security.Policy/i.test(one)).should.eql([]);
          const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
          wide.should.be.belowOrEqual(360);
          const named = await page.getByRole('img', { name: 'Charge 6' }).boundingBox();
          (named?.width ?? 0).should.be.within(280, 360);
          await page.locator('figure').first().scrollIntoViewIfNeeded();
          await picture(page, `me-phone-${colorScheme}`);
        },
      );
    });
  }
});
