// People who sign up by themselves, by HTTP, and go on after every crash as somebody with a browser would: reload,
// ask for another code, and only when told that it is over, begin again.
import { consent } from '../support/consent';
import { type Guest, guest, type Shown } from '../support/guest';

export interface SigningUp {
  key: string;
  name: string;
  number: string;
  stage: 'form' | 'consent' | 'back' | 'code' | 'done';
  /** Our page has said, after the consent, that all is well: from here on nothing of it may be lost. */
  isPromised: boolean;
  /** How often what was promised was gone. */
  lost: number;
  /** How often they had to begin again before anything was promised. */
  startedOver: number;
}

export interface Signups {
  begin(who: { key: string; name: string; number: string }): void;
  all(): readonly SigningUp[];
  /** One step of everybody who is not done; what fails for want of a Node-RED is tried again in the next. */
  step(): Promise<void>;
  /** An SMS came in at a number. */
  sms(to: string, body: string): void;
}

interface Walk extends SigningUp {
  browser: Guest;
  consentUrl: string;
  back: string;
  code: string | null;
  waited: number;
}

/** Steps without a code before another is asked for. */
const patience = 4;

/**
 * `isKnown`: whether a person of that name is connected, with a proven number. `onGone`: hears what they were shown who have to begin
 * again, and at which stage.
 */
export function createSignups(
  address: string,
  isKnown: (name: string) => Promise<boolean>,
  onGone: (name: string, stage: string, shown: string) => void = () => undefined,
): Signups {
  const walks: Walk[] = [];

  function fresh(walk: Walk): void {
    if (walk.isPromised) walk.lost += 1;
    else walk.startedOver += 1;
    walk.isPromised = false;
    Object.assign(walk, { stage: 'form', browser: guest(), code: null, waited: 0 });
  }

  /** Where a page leads on to. */
  async function arrive(walk: Walk, { url, text }: Shown): Promise<void> {
    if (/\/done(\?|$)/.test(url)) {
      walk.isPromised = true;
      walk.stage = 'done';
    } else if (/name="code"/.test(text)) {
      walk.isPromised = true;
      walk.stage = 'code';
    } else if (walk.stage === 'code' && (await isKnown(walk.name))) {
      // The code was taken just before the crash: a reload says that there is nothing left to prove.
      walk.stage = 'done';
    } else {
      onGone(walk.name, walk.stage, text);
      fresh(walk);
    }
  }

  async function next(walk: Walk): Promise<void> {
    const { browser } = walk;
    if (walk.stage === 'form') {
      await browser.open(address);
      const fields = { name: walk.name, number: walk.number, consent: 'yes' };
      if ((await browser.post(address, fields)).status !== 200) return;
      // The page that shows the number has brought the form along.
      const { status, url } = await browser.post(address, { do: 'go' });
      // 429: so many forms an hour from one address; the next process has forgotten it.
      if (status !== 303) return;
      walk.consentUrl = url;
      walk.stage = 'consent';
    }
    if (walk.stage === 'consent') {
      walk.back = await consent(walk.consentUrl, walk.key);
      walk.stage = 'back';
    }
    if (walk.stage === 'back') {
      const shown = await browser.open(walk.back);
      // Only what our pages say counts; a 503 asks to come again.
      if (shown.status < 500) await arrive(walk, shown);
      return;
    }
    if (walk.code !== null) {
      const shown = await browser.post(`${address}/code`, { do: 'confirm', code: walk.code });
      walk.code = null;
      if (/\/done(\?|$)/.test(shown.url)) walk.stage = 'done';
      return;
    }
    // The page is loaded again, which also fetches what its form is bound to.
    const shown = await browser.open(`${address}/code`);
    if (shown.status >= 500 || shown.status === 429) return;
    await arrive(walk, shown);
    walk.waited += 1;
    if (walk.stage === 'code' && walk.waited % patience === 0) {
      await browser.post(`${address}/code`, { do: 'again' });
    }
  }

  return {
    begin(who) {
      walks.push({
        ...who,
        stage: 'form',
        isPromised: false,
        lost: 0,
        startedOver: 0,
        browser: guest(),
        consentUrl: '',
        back: '',
        code: null,
        waited: 0,
      });
    },
    all: () => walks,
    async step() {
      const open = walks.filter(({ stage }) => stage !== 'done');
      // No answer: Node-RED is gone, and the same step is taken again when it is back.
      await Promise.all(open.map((walk) => next(walk).catch(() => undefined)));
    },
    sms(to, body) {
      const walk = walks.find(({ number, stage }) => number === to && stage !== 'done');
      const code = /\b\d{6}\b/.exec(body)?.[0];
      if (walk && code) walk.code = code;
    },
  };
}
