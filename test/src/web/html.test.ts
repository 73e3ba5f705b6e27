// Promises of the templates and the pages: what is filled in is text, and nothing on a page runs or styles inline.
import 'should';

import { type Curve, curvePicture } from '../../../src/battery/picture';
import { markupOf } from '../../../src/battery/picture/shape';
import type { PersonId } from '../../../src/store/records';
import { html } from '../../../src/web/html';
import { codePage } from '../../../src/web/signup/code-page';
import { donePage } from '../../../src/web/signup/done-page';
import { formPage } from '../../../src/web/signup/form-page';
import { wordsPage } from '../../../src/web/signup/layout';
import { storedOf } from '../../../src/web/signup/me-form';
import { type AboutMe, mePage } from '../../../src/web/signup/me-page';
import { numberPage } from '../../../src/web/signup/number-page';
import { privacyPage } from '../../../src/web/signup/privacy-page';
import { fakeStart } from '../../support/fake-system';
import { somebody } from '../../support/people';

const hostile = `"><script>alert(1)</script><img src=x onerror='alert(2)'>{link}&amp;`;
const context = {
  language: 'en',
  title: hostile,
  contact: hostile,
  ownText: hostile,
  service: 'Google Health',
  byMsg: false,
  warning: 'signup.google-warning' as const,
  styles: 'https://pi.example.org/fitbit/page.css',
  privacy: 'https://pi.example.org/fitbit/signup/privacy',
  csrf: 'token',
};
const look = { width: 360, now: fakeStart, back: null, language: 'en', timeZone: 'UTC' };
const curve: Curve = {
  readings: [
    [fakeStart - 7_200_000, 30],
    [fakeStart - 3_600_000, 20],
  ],
  ahead: [{ level: 10, at: fakeStart + 3_600_000, between: [fakeStart, fakeStart + 7_200_000] }],
  low: 20,
  empty: 10,
  adviceAt: fakeStart + 1_800_000,
};
const me = {
  name: hostile,
  number: hostile,
  connectedSince: hostile,
  devices: [{ name: hostile, level: 20 }],
  pictures: [
    {
      svg: {
        html: markupOf(curvePicture(curve, { ...look, title: hostile, said: hostile, nowWord: hostile })),
      },
      title: hostile,
      said: [hostile],
      curve,
    },
  ],
  defaults: null,
  readings: 3,
  stopped: false,
  alerts: [
    {
      conversation: hostile,
      nodeId: hostile,
      person: { id: 'person_anna' as PersonId, name: hostile },
      deviceId: hostile,
      device: hostile,
      severity: 'low',
      kind: hostile,
      level: 15,
      state: 'open',
      since: fakeStart,
      toldAt: fakeStart,
      times: 1,
      until: null,
      escalatedAt: null,
      next: null,
    },
  ],
  person: somebody('Anna', { pausedUntil: fakeStart + 7_200_000, timeZone: hostile }),
  now: fakeStart,
} satisfies AboutMe;
const typed = {
  ...storedOf(somebody('Anna')),
  low: hostile,
  hours: hostile,
  adviceAt: hostile,
  quietFrom: hostile,
  quietTo: hostile,
};
const values = { name: hostile, number: hostile, invitation: hostile, consent: true };
const errors = {
  name: 'signup.error.name',
  number: 'signup.error.number',
  consent: 'signup.error.consent',
} as const;

const pages = {
  form: formPage(context, { number: true, invitation: true, webhooks: true }, values, errors),
  number: numberPage(context, values, {
    understood: hostile,
    spaced: hostile,
    country: hostile,
    code: true,
  }),
  privacy: privacyPage(context, { number: true, invitation: true, webhooks: true }, hostile),
  code: codePage(context, {
    number: hostile,
    error: 'signup.code.wrong',
    note: 'signup.code.sent',
    isUsedUp: false,
    again: hostile,
  }),
  done: donePage(context, hostile, { isBack: true, isSent: false }),
  words: wordsPage(context, 'signup.failed.title', 'problem.bad-request', { detail: hostile }, hostile),
  me: mePage(
    context,
    me,
    typed,
    { low: 'signup.me.error.low', sure: 'signup.me.error.sure' },
    'signup.me.saved',
  ),
};

describe('web: the pages of a sign-up', () => {
  it('a template escapes text and keeps HTML', () => {
    html`<b title="${'"\'<>&'}">${html`<i>`}${null}${[html`1`, html`2`]}</b>`.html.should.equal(
      '<b title="&#34;&#39;&#60;&#62;&#38;"><i>12</b>',
    );
  });

  for (const [name, page] of Object.entries(pages)) {
    it(`${name}: a hostile name, title or contact is only text`, () => {
      page.html.should.containEql('&#60;script&#62;').and.containEql('&#38;amp;');
      page.html.should.not.match(/<script|<img|onerror='/);
    });

    it(`${name}: no script, no style, no handler inside of it`, () => {
      const tags = [...page.html.matchAll(/<[a-z][^>]*>/g)].map(([tag]) => tag.replace(/"[^"]*"/g, '""'));

      tags.length.should.be.above(5);
      tags
        .filter((tag) => /^<(script|style|iframe|object)|\s(style|on\w+)=|javascript:/.test(tag))
        .should.be.empty();
    });
  }

  for (const language of ['en', 'de']) {
    const guests = { ...context, language, contact: 'Anna, anna@example.org' };
    const shown = (number: boolean, webhooks: boolean) => {
      const asks = { number, webhooks, invitation: false };
      return {
        form: formPage(guests, asks, values, {}).html,
        privacy: privacyPage(guests, asks, 'https://pi.example.org/fitbit/signup').html,
      };
    };

    it(`a guest consents to what is asked for: activity where webhooks are on (${language})`, () => {
      const activity = /activity|Aktivität/;
      const noHealth = /no health data|keine Gesundheitsdaten/;
      for (const page of Object.values(shown(true, true))) {
        page.should.match(activity);
        page.should.not.match(noHealth);
      }
      for (const page of Object.values(shown(true, false))) {
        page.should.match(noHealth);
        page.should.not.match(activity);
      }
    });

    it(`what leaving does not delete stands where it is promised (${language})`, () => {
      const { form, privacy } = shown(true, false);
      for (const page of [form, privacy]) page.should.match(/fingerprints|Fingerabdrücken/);
      shown(false, false).form.should.not.match(/SMS service|SMS-Dienst/);
    });

    it(`the privacy text names who is responsible, and the SMS service where a number is asked for (${language})`, () => {
      shown(true, false).form.should.containEql(guests.privacy);
      shown(true, false).privacy.should.containEql('Anna, anna@example.org');
      shown(true, false).privacy.should.match(/SMS service|SMS-Dienst/);
      shown(false, false).privacy.should.not.match(/SMS service|SMS-Dienst/);
    });
  }
});
