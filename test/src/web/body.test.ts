// Promises of reading a body that the webhook's own tests cannot bring about.
import 'should';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { readBody } from '../../../src/web/body';
import { openPublicServer } from '../../../src/web/public-server';
import { fakeSystem } from '../../support/fake-system';
import { freePort } from '../../support/ports';

describe('web: a body', () => {
  it('of somebody who left before it was asked for is cut off at once, and not waited for', async () => {
    const port = await freePort();
    let came = (_request: IncomingMessage) => {};
    const coming = new Promise<IncomingMessage>((resolve) => {
      came = resolve;
    });
    const server = await openPublicServer('127.0.0.1', port, (request) => came(request));
    const socket = connect(port, '127.0.0.1', () => {
      socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhalf');
    });
    const request = await coming;
    const left = new Promise((resolve) => request.once('close', resolve));
    socket.destroy();
    request.on('error', () => undefined);
    await left;

    const outcome = await readBody(request, fakeSystem());
    await server.close();

    outcome.should.equal('cut-off');
  });
});
