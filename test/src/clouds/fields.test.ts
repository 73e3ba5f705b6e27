// Promises of what is taken down of a cloud's answers: names and kinds, and never what stood in them.
import 'should';
import { createFields } from '../../../src/clouds/fields';
import { type Clouds, startClouds } from '../../support/clouds';

describe('clouds: the fields of an answer', () => {
  it('are taken down by name and kind, sorted, each once', () => {
    const fields = createFields();
    fields.note('devices', {
      pairedDevices: [
        { name: 'secret-1', batteryLevel: 60, features: ['HEART_RATE'] },
        { name: 'secret-2', batteryLevel: null, features: [] },
      ],
    });
    fields.note('devices', {});

    fields.all().should.eql({
      devices: [
        'pairedDevices[].batteryLevel null',
        'pairedDevices[].batteryLevel number',
        'pairedDevices[].features[] empty',
        'pairedDevices[].features[] string',
        'pairedDevices[].name string',
      ],
    });
  });

  it('say which of them could not be read, each once', () => {
    const fields = createFields();
    fields.note('devices', [{ battery: 7 }]);
    for (let check = 0; check < 3; check += 1) fields.odd('devices', 'battery');

    fields.all().should.eql({ devices: ['[].battery number', 'battery not understood'] });
  });

  it('hold no name that could be data: ids, addresses, blanks', () => {
    const fields = createFields();
    const names = ['9XK2TB', 'anna@example.org', 'Anna Miller', '+49152'];
    fields.note('devices', { people: Object.fromEntries(names.map((name) => [name, { level: 1 }])) });

    fields.all().should.eql({ devices: ['people.*.level number'] });
  });

  it('stay few and shallow, whatever a cloud sends', () => {
    const fields = createFields();
    const letters = [...'abcdefghijklmnopqrst'];
    fields.note('many', Object.fromEntries(letters.flatMap((a) => letters.map((b) => [a + b, 1]))));
    let deep: object = { end: 1 };
    for (let level = 0; level < 5000; level += 1) deep = { deep };
    fields.note('deep', deep);

    fields.note(
      'empty',
      Object.fromEntries(letters.flatMap((a) => letters.map((b) => [a + b, { [b]: {} }]))),
    );
    fields.note('empty', { late: 1 });

    const { many, deep: found, empty } = fields.all();
    (many ?? []).should.have.length(100);
    (found ?? []).should.eql([]);
    (empty ?? []).should.eql([]);
  });

  describe('of both clouds', () => {
    let clouds: Clouds;
    before(async () => {
      clouds = await startClouds();
    });
    after(() => clouds.close());

    it('come from errors too, under their status', async () => {
      await clouds.google.devices('no such token', null);
      await clouds.fitbit.devices('no such token', 'Europe/Berlin');

      Object.keys(clouds.google.fields.all()).should.eql(['devices, status 401']);
      (clouds.google.fields.all()['devices, status 401'] ?? []).should.containEql('error.status string');
      (clouds.fitbit.fields.all()['devices, status 401'] ?? []).should.containEql(
        'errors[].errorType string',
      );
    });
  });
});
