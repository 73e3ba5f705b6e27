// Promises of what one SMS says of several alerts.
import 'should';
import { jointTexts, jointTopic } from '../../../src/sms/joint-text';
import { segmentsOf } from '../../../src/sms/segments';

const limits = { characters: 1600, language: 'en' };

function row(kind: string, name: string, body: string, { payload = body, level = 7 as number | null } = {}) {
  const msg = {
    payload,
    alert: { id: name, kind },
    person: { id: `person_${name}`, name },
    battery: { deviceId: 'd', device: 'Charge 6', level, status: null, syncedAt: null },
  };
  const sms = { to: '+4915228817386', body, segments: 1 };
  return { name, content: JSON.stringify({ sms, msg, provider: 'twilio' }) };
}
const low = (name: string, level = 12) =>
  row('low', name, `${name}'s Charge 6 is at ${level} %. Please charge it soon.`, { level });
const critical = (name: string) =>
  row('critical', name, `${name}'s Charge 6 is at 3 %. Please charge it now.`, { level: 3 });
const bodies = (texts: readonly { body: string }[]) => texts.map(({ body }) => body);

describe('sms: the text of several alerts', () => {
  it('is a sentence each, the worst first, and the same one once', () => {
    const [text, ...more] = jointTexts([low('Ben'), critical('Anna'), low('Ben')], limits);

    more.should.be.empty();
    text?.body.should.equal(
      "Anna's Charge 6 is at 3 %. Please charge it now.\nBen's Charge 6 is at 12 %. Please charge it soon.",
    );
    text?.rows.map(({ name }) => name).should.eql(['Anna', 'Ben', 'Ben']);
  });

  it('is a list of names where the sentences would take more than three segments, in the language of the first', () => {
    const many = [...'ABCDEFGHIJKL'].map((letter) => low(`${letter}nna`));
    const [text, ...more] = jointTexts([...many, critical('Zoe')], limits);

    more.should.be.empty();
    text?.body.should.startWith(
      'Charge now: Zoe (Charge 6) 3 %.\nCharge soon: Anna (Charge 6) 12 %, Bnna (Charge 6) 12 %, ',
    );
    segmentsOf(text?.body ?? '').count.should.be.belowOrEqual(3);
    const [german] = jointTexts(many, { ...limits, language: 'de' });
    german?.body.should.startWith('Bald laden: Anna (Charge 6) 12 %, ');
  });

  it('is a second SMS where no list has room for all: no name is cut, and nobody is left out', () => {
    const names = Array.from({ length: 60 }, (_, at) => `Person ${at} with a long name`);
    const texts = jointTexts(
      names.map((name) => low(name)),
      limits,
    );

    texts.length.should.be.above(1);
    const all = bodies(texts).join('\n');
    for (const name of names) all.should.containEql(`${name} (Charge 6) 12 %`);
    for (const { body } of texts) segmentsOf(body).count.should.be.belowOrEqual(3);
    texts.flatMap(({ rows }) => rows).should.have.length(60);
  });

  it('keeps to what the account takes', () => {
    const texts = jointTexts([low('Anna'), low('Ben'), low('Carl')], { ...limits, characters: 70 });

    for (const { body } of texts) body.length.should.be.belowOrEqual(70);
    texts.flatMap(({ rows }) => rows).should.have.length(3);
  });

  it('shortens no words of the owner, and no reason why a connection has ended: those go on in another SMS', () => {
    const own = 'Grandma, the watch please! '.repeat(8).trim();
    const texts = jointTexts(
      [low('Anna'), row('low', 'Ben', own, { payload: 'other' }), low('Carl'), row('low', 'Dora', own)],
      limits,
    );
    const all = bodies(texts).join('\n');
    all.split(own).should.have.length(2);
    all.should.containEql("Anna's Charge 6 is at 12 %. Please charge it soon.");

    const reason = 'The connection has ended. '.repeat(12).trim();
    bodies(
      jointTexts([row('reconnect', 'Anna', `${reason} A`), row('reconnect', 'Ben', `${reason} B`)], limits),
    ).should.eql([`${reason} A`, `${reason} B`]);
  });

  it('one that is longer than that by itself goes as it is', () => {
    const long = 'x'.repeat(1000);
    bodies(jointTexts([row('low', 'Anna', long), low('Ben')], limits)).should.eql([
      long,
      "Ben's Charge 6 is at 12 %. Please charge it soon.",
    ]);
  });

  it('alerts about connections go by themselves, and so does what is none of ours', () => {
    const topic = (kind: string) => jointTopic({ alert: { kind }, person: { id: 'a' } });
    ['low', 'critical', 'charge-soon', 'not-syncing', 'charged', 'syncing-again']
      .map(topic)
      .should.matchEach('device');
    ['reconnect', 'cannot-check'].map(topic).should.matchEach('connection');
    [topic('test'), topic('made up'), jointTopic({ alert: { id: 'x' } }), jointTopic({})].should.matchEach(
      (one: unknown) => one === null,
    );
  });
});
