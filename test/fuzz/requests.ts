// Makes up requests to the webhooks, from right ones to noise, and says of each what may be accepted of it.
import { gzipSync } from 'node:zlib';
import { fitbitEntry, googleEntry } from '../support/notifications';
import { fitbitHook, googleHook } from '../support/webhook-house';
import { fitbitSignature, type GoogleKey, googleKey } from '../support/webhook-signs';
import type { Chance } from './chance';

export interface Case {
  kind: string;
  /** Everything that is written to the connection. */
  wire: Buffer;
  /** How many of the answers may be 201 or 204: as many as there is proof for on the wire. */
  most: number;
  /** The status of every answer, where it is known. */
  exactly?: number[];
  /** Entries under a right signature: nothing else may ever come out. */
  entries: object[];
  /** Nothing more will come: the client says so. */
  isCut?: boolean;
}

interface Request {
  method: string;
  target: string;
  headers: [string, string][];
  body: string | Buffer;
}

interface Good {
  request: Request;
  status: number;
  entries: object[];
}

const verification = '{"type":"verification"}';

export function createRequests(chance: Chance, key: GoogleKey): (number: number) => Case {
  const { below, oneIn, pick, bytes } = chance;
  const stranger = googleKey(7);
  /** Harmless letters. */
  const word = (most = 12) => bytes(1 + below(most)).toString('base64url');
  const noise = () =>
    pick([
      () => bytes(below(200)),
      () => Buffer.from(word(200)),
      () => Buffer.alloc(below(3000), below(256)),
      () => Buffer.from('\r\n'.repeat(below(20))),
      () => Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
      () => Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03, ...bytes(32)]),
      () => Buffer.from('GET /\r\n'),
      () => Buffer.from(`HTTP/1.1 204 No Content\r\n\r\n`),
    ])();

  function notifications(number: number, write: (userId: string, more: object) => object): object[] {
    return Array.from({ length: 1 + below(2) }, (_one, at) =>
      write('user-anna', { n: number, at, extra: oneIn(3) ? bytes(8).toString('latin1') : null }),
    );
  }

  function goodFitbit(number: number): Good {
    const entries = notifications(number, (userId, more) =>
      fitbitEntry(userId, pick(['activities', 'new']), more),
    );
    return { ...signedFitbit(JSON.stringify(entries, null, below(3))), status: 204, entries };
  }

  function signedFitbit(body: string | Buffer): { request: Request } {
    const signature: [string, string] = [
      cased('X-Fitbit-Signature'),
      fitbitSignature(fitbitHook.secret, body),
    ];
    return { request: { method: 'POST', target: fitbitHook.path, headers: [signature], body } };
  }

  function goodGoogle(number: number): Good {
    const wrapped = notifications(number, googleEntry) as { data: object }[];
    const entries = wrapped.map(({ data }) => data);
    const [only] = wrapped;
    const value = wrapped.length === 1 && oneIn(2) ? only : wrapped;
    return { ...signedGoogle(JSON.stringify(value, null, below(3))), status: 204, entries };
  }

  function signedGoogle(body: string | Buffer): { request: Request } {
    const name = cased(pick(['GOOGLE-HEALTH-API-SIGNATURE', 'X-HEALTHAPI-SIGNATURE']));
    const headers: [string, string][] = [[name, key.sign(body)]];
    // Seen live without it; a wrong one is a guess: see 'wrong secret'.
    if (oneIn(2)) headers.push(['Authorization', googleHook.authorization]);
    return { request: { method: 'POST', target: googleHook.path, headers, body } };
  }

  function handshake(): Good {
    if (oneIn(2)) {
      const target = `${fitbitHook.path}?verify=${fitbitHook.code}${pick(['', '&a=b'])}`;
      return { request: { method: 'GET', target, headers: [], body: '' }, status: 204, entries: [] };
    }
    const headers: [string, string][] = [[cased('Authorization'), googleHook.authorization]];
    const request = { method: 'POST', target: googleHook.path, headers, body: verification };
    return { request, status: 201, entries: [] };
  }

  const good = (number: number): Good =>
    pick([() => goodFitbit(number), () => goodGoogle(number), handshake])();

  const cased = (name: string) => pick([name, name.toLowerCase(), name.toUpperCase()]);

  function write(request: Request, isLast = true): Buffer {
    const { method, target, headers, body } = request;
    const lines = [
      ['Host', 'pi.example.org'],
      ...headers,
      ...(method === 'GET' ? [] : [['Content-Length', String(Buffer.byteLength(body))]]),
      ...(isLast ? [['Connection', 'close']] : []),
    ];
    return message(method, target, lines as [string, string][], Buffer.from(body));
  }

  function message(method: string, target: string, headers: [string, string][], body: Buffer): Buffer {
    const head = [`${method} ${target} HTTP/1.1`, ...headers.map(([name, value]) => `${name}: ${value}`)];
    return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), body]);
  }

  function refused(kind: string, request: Request, more: Partial<Case> = {}): Case {
    return { kind, wire: write(request), most: 0, entries: [], ...more };
  }

  const makers: Record<string, (number: number) => Case> = {
    right(number) {
      const { request, status, entries } = good(number);
      return { kind: 'right', wire: write(request), most: 1, exactly: [status], entries };
    },

    'wrong signature'(number) {
      const isFitbit = oneIn(2);
      const { request } = isFitbit ? goodFitbit(number) : goodGoogle(number);
      const right = request.headers[0]?.[1] ?? '';
      const values: (string | null)[] = [
        null,
        '',
        word(40),
        right.replaceAll(/[+/]/g, (sign) => (sign === '+' ? '-' : '_')).replaceAll('=', ''),
        encodeURIComponent(right),
        `"${right}"`,
        `${right},${right}`,
        right.slice(1),
        `${right.slice(0, 9)}${right[9] === 'A' ? 'B' : 'A'}${right.slice(10)}`,
        fitbitSignature(pick(['', 'client secret&', 'Client Secret']), String(request.body)),
        stranger.sign(request.body),
        stranger.sign(`${request.body} `),
        key.sign(`${request.body} `),
        Buffer.concat([Buffer.from([1]), bytes(4), bytes(70)]).toString('base64'),
        bytes(below(6000)).toString('base64'),
      ];
      // A signature without any of the characters in question is spelled the same either way.
      const wrongOnes = values.filter((value) => value !== right);
      const value = wrongOnes[below(wrongOnes.length)] ?? null;
      const headers = request.headers.slice(1).filter(([name]) => name !== 'Authorization');
      if (value !== null) headers.push([request.headers[0]?.[0] ?? '', value]);
      return refused('wrong signature', { ...request, headers }, { exactly: [isFitbit ? 404 : 401] });
    },

    'another body'(number) {
      const { request } = pick([goodFitbit, goodGoogle])(number);
      const text = String(request.body);
      const body = pick([
        `${text} `,
        `\ufeff${text}`,
        text.replace('user-anna', 'user-bert'),
        text.replace('"n":', '"m":').replace('"n": ', '"m": '),
        '',
        verification,
        text + text,
      ]);
      // The challenge is proven by our secret, and by nothing else.
      const isProven = body === verification && request.headers.some(([name]) => name === 'Authorization');
      return refused('another body', { ...request, body }, { most: isProven ? 1 : 0 });
    },

    'signed, but not understood'() {
      const body = pick([
        () => bytes(below(300)),
        () => Buffer.from('['.repeat(below(100_000))),
        () => Buffer.from(''),
        () => Buffer.from('\u0000'),
      ])();
      const { request } = pick([signedFitbit, signedGoogle])(body);
      return refused('signed, but not understood', request, { exactly: [400] });
    },

    'signed, but odd'() {
      const body = pick([
        `${'['.repeat(500)}${']'.repeat(500)}`,
        JSON.stringify([pick<unknown>([[], {}, null, 1, 'x', { data: null }, { data: [] }])]),
        JSON.stringify({ [word()]: word(), data: pick([null, 1, 'x']) }),
        '[{"ownerId":1,"collectionType":[]}]',
        '[{"ownerId":1,"data":{"healthUserId":{"toString":1}}}]',
        JSON.stringify({ data: pick<unknown>([{}, [], { healthUserId: '' }]) }),
        '[{"__proto__":{"ownerId":"user-anna","collectionType":"x"}}]',
        '[{"data":{"__proto__":{"healthUserId":"user-anna"}}}]',
        '[{"ownerId":"nobody","constructor":{"prototype":1},"collectionType":"__proto__"}]',
        '[]',
      ]);
      const { request } = pick([signedFitbit, signedGoogle])(body);
      return refused('signed, but odd', request, { most: 1 });
    },

    'signed, with odd ones between'(number) {
      const odd = () =>
        pick<unknown>([
          null,
          {},
          [],
          7,
          'x',
          true,
          { ownerId: null },
          { data: null },
          { data: { healthUserId: {} } },
          JSON.parse(`${'['.repeat(3000)}${']'.repeat(3000)}`),
        ]);
      const isFitbit = oneIn(2);
      const { entries } = isFitbit ? goodFitbit(number) : goodGoogle(number);
      const wrapped = isFitbit ? entries : entries.map((data) => ({ data }));
      const batch = wrapped.flatMap((one) => (oneIn(2) ? [odd(), one] : [one, odd()]));
      const { request } = (isFitbit ? signedFitbit : signedGoogle)(JSON.stringify(batch));
      return {
        kind: 'signed, with odd ones between',
        wire: write(request),
        most: 1,
        exactly: [204],
        entries,
      };
    },

    /** Shapes that a careless expression reads again and again, each twice as long as the one before. */
    long() {
      const length = oneIn(2) ? 15_000 : 2 ** (9 + below(5));
      const text = pick([
        `a${' '.repeat(length)}b`,
        `a${'\t'.repeat(length)}b`,
        `de${' '.repeat(length)};${' '.repeat(9)}b`,
        'a,'.repeat(length / 2),
        'de;q='.repeat(length / 5),
        '='.repeat(length),
        '/'.repeat(length),
        '1.'.repeat(length / 2),
        '%25'.repeat(length / 3),
      ]);
      const header = oneIn(2)
        ? 'Accept-Language'
        : pick(['Cookie', 'X-Forwarded-For', 'Authorization', 'Origin']);
      const target = pick(['/fitbit/page.css', '/fitbit/nothing', fitbitHook.path]);
      const query = oneIn(3) ? `?${text.replace(/[\t ]/g, '+')}=&state=${word()}` : '';
      return refused('long', {
        method: 'GET',
        target: `${target}${query}`,
        headers: [[header, text]],
        body: '',
      });
    },

    /** Announced, begun, and never ended: it must not be taken for a whole one. */
    'half sent'(number) {
      const { request } = pick([goodFitbit, goodGoogle])(number);
      const whole = write(request);
      const missing = 1 + below(Math.max(1, Buffer.byteLength(request.body) - 1));
      return { kind: 'half sent', wire: whole.subarray(0, whole.length - missing), most: 0, entries: [] };
    },

    'wrong secret'(number) {
      const { request } = goodGoogle(number);
      const headers = request.headers.filter(([name]) => name !== 'Authorization');
      return refused(
        'wrong secret',
        { ...request, headers: [...headers, ['Authorization', pick(['', 'Bearer', 'bearer hush', word()])]] },
        { exactly: [401] },
      );
    },

    'signed, for nobody'(number) {
      const isFitbit = oneIn(2);
      const userId = pick([
        'user-bert',
        '',
        "' OR 1=1 --",
        '\u0000',
        'x'.repeat(5000),
        '__proto__',
        'user-Anna',
      ]);
      const entry = isFitbit ? fitbitEntry(userId, 'activities', { n: number }) : googleEntry(userId);
      const { request } = (isFitbit ? signedFitbit : signedGoogle)(JSON.stringify([entry]));
      return { kind: 'signed, for nobody', wire: write(request), most: 1, exactly: [204], entries: [] };
    },

    'wrong handshake'() {
      const code = pick([
        '',
        'C0DE',
        'c0d',
        'c0de%00',
        'c0de%20',
        '%',
        '%zz',
        word(),
        'c0de#',
        'c0de/',
        '%C0%AF',
      ]);
      const isFitbit = oneIn(2);
      if (isFitbit) {
        const query = pick([
          `?verify=${code}`,
          `?verify=${code}&verify=c0de`,
          '',
          '?',
          '?Verify=c0de',
          '?verify[]=c0de',
        ]);
        const request = { method: 'GET', target: fitbitHook.path + query, headers: [], body: '' };
        return refused('wrong handshake', request, { exactly: [404] });
      }
      const value = pick([
        '',
        'hush',
        'bearer hush',
        'Bearer hush2',
        'Bearer  hush',
        word(),
        'Basic hush',
        'Bearer',
      ]);
      const headers: [string, string][] = oneIn(3) ? [] : [['Authorization', value]];
      const request = { method: 'POST', target: googleHook.path, headers, body: verification };
      return refused('wrong handshake', request, { exactly: [401] });
    },

    method(number) {
      const { request } = good(number);
      const method = pick([
        'PUT',
        'DELETE',
        'PATCH',
        'HEAD',
        'OPTIONS',
        'TRACE',
        'CONNECT',
        'PROPFIND',
        'post',
        'POSTS',
        'POST\t',
        word(30),
        '',
        'GET',
      ]);
      const isGet = method === 'GET' && request.target.includes('?verify=');
      return refused('method', { ...request, method }, isGet ? { most: 1 } : {});
    },

    path(number) {
      const { request } = pick([goodFitbit, goodGoogle])(number);
      const path = request.target;
      const target = pick([
        `${path}/`,
        `/${path}`,
        path.toUpperCase(),
        path.replace('/', '/./'),
        path.replace('webhook', 'webhoo%6b'),
        `/x${path}`,
        `http://pi.example.org${path}`,
        `${path}%00`,
        `/../..${path}`,
        '*',
        '',
        `/${'a'.repeat(below(20_000))}`,
        `/${bytes(below(60))
          .toString('latin1')
          .replaceAll(/[\r\n ]/g, '')}`,
        `/fitbit/callback?state=${word(40)}&code=${word(40)}`,
        `/fitbit/callback?error=${word(40)}`,
        '/fitbit/page.css',
        '/fitbit/people?cloud=demo',
        '/flows',
        '/fitbit/webhook;verify=c0de',
        '/fitbit/webhook%3Fverify=c0de',
      ]);
      return refused('path', { ...request, target });
    },

    headers(number) {
      const { request, entries } = good(number);
      const [first] = request.headers;
      const bad: [string, string][] = pick([
        () => [[word(), 'x'.repeat(below(40_000))]] as [string, string][],
        () => Array.from({ length: below(3000) }, () => [word(3), word(3)] as [string, string]),
        () => [['X-Nul', 'a\u0000b']] as [string, string][],
        () => [['', word()]] as [string, string][],
        () => [['X Space', word()]] as [string, string][],
        () => [['X-Fold', 'a\r\n b']] as [string, string][],
        () =>
          [['Content-Length', pick(['-1', '0x10', '1e3', '99999999999999999999', '', '5, 5'])]] as [
            string,
            string,
          ][],
        () =>
          [['Transfer-Encoding', pick(['chunked', 'gzip', 'identity', 'chunked, chunked', 'x'])]] as [
            string,
            string,
          ][],
        () => [['Host', word()]] as [string, string][],
        () => [['Expect', pick(['100-continue', word()])]] as [string, string][],
        () =>
          [
            ['Upgrade', 'websocket'],
            ['Connection', 'Upgrade'],
          ] as [string, string][],
        () => [['Content-Encoding', 'gzip']] as [string, string][],
        () =>
          [
            [
              'X-Forwarded-For',
              bytes(20)
                .toString('latin1')
                .replaceAll(/[\r\n]/g, ''),
            ],
          ] as [string, string][],
        () =>
          [
            [
              'Accept-Language',
              bytes(20)
                .toString('latin1')
                .replaceAll(/[\r\n]/g, ''),
            ],
          ] as [string, string][],
        () =>
          [
            ['Content-Type', pick(['text/plain', 'multipart/form-data', 'application/json;charset=utf-7'])],
          ] as [string, string][],
        () => (first ? [first] : []),
      ])();
      const headers = oneIn(2) ? [...bad, ...request.headers] : [...request.headers, ...bad];
      return { kind: 'headers', wire: write({ ...request, headers }), most: 1, entries };
    },

    encoded(number) {
      const { request } = goodFitbit(number);
      const body = gzipSync(request.body);
      const headers: [string, string][] = [...request.headers, ['Content-Encoding', 'gzip']];
      return refused('encoded', { ...request, headers, body }, { exactly: [404] });
    },

    'too large'(number) {
      const entry = fitbitEntry('user-anna', 'activities', { n: number, filler: 'x'.repeat(262_144) });
      const { request } = signedFitbit(JSON.stringify([entry]));
      if (oneIn(2)) return refused('too large', request, { exactly: [413] });
      const { method, target, headers, body } = request;
      const lines: [string, string][] = [['Host', 'x'], ...headers, ['Transfer-Encoding', 'chunked']];
      const wire = message(method, target, lines, chunked(Buffer.from(body), 1 + below(20)));
      return { kind: 'too large', wire, most: 0, exactly: [413], entries: [] };
    },

    chunked(number) {
      const { request, entries } = pick([goodFitbit, goodGoogle])(number);
      const { method, target, headers, body } = request;
      const lines: [string, string][] = [
        ['Host', 'x'],
        ...headers,
        ['Transfer-Encoding', 'chunked'],
        ['Connection', 'close'],
      ];
      const wire = message(method, target, lines, chunked(Buffer.from(body), 1 + below(9)));
      return { kind: 'chunked', wire, most: 1, exactly: [204], entries };
    },

    'chunked lies'(number) {
      const { request } = pick([goodFitbit, goodGoogle])(number);
      const { method, target, headers } = request;
      const body = String(request.body);
      const length = Buffer.byteLength(body);
      const size = length.toString(16);
      const lie = pick([
        `${(length + 1 + below(50)).toString(16)}\r\n${body}\r\n0\r\n\r\n`,
        `${(length - 1 - below(20)).toString(16)}\r\n${body}\r\n0\r\n\r\n`,
        `${size}\r\n${body}\r\n`,
        `${size}\r\n${body}0\r\n\r\n`,
        `-${size}\r\n${body}\r\n0\r\n\r\n`,
        `ffffffffffffffff\r\n${body}`,
        `fffffffffffffffffffffff\r\n${body}`,
        `zz\r\n${body}\r\n0\r\n\r\n`,
        `\r\n${body}\r\n0\r\n\r\n`,
        `${size};${'x'.repeat(below(40_000))}\r\n${body}\r\n0\r\n`,
      ]);
      const lines: [string, string][] = [['Host', 'x'], ...headers, ['Transfer-Encoding', 'chunked']];
      const wire = message(method, target, lines, Buffer.from(lie));
      return { kind: 'chunked lies', wire, most: 0, entries: [], isCut: true };
    },

    'cut off'(number) {
      const wire = write(good(number).request);
      const cut = wire.subarray(0, below(wire.length));
      return { kind: 'cut off', wire: cut, most: 0, entries: [], isCut: true };
    },

    mutated(number) {
      const { request, entries } = good(number);
      const wire = mutate(write(request));
      return { kind: 'mutated', wire, most: mayPass(request, wire, key) ? 1 : 0, entries, isCut: oneIn(2) };
    },

    pipelined(number) {
      const one = good(number);
      const other = good(number);
      const junk = noise();
      const [wire, most, isCut] = pick([
        () => [Buffer.concat([write(one.request, false), junk]), 1, true] as const,
        () => [Buffer.concat([junk, write(one.request)]), 1, true] as const,
        () => [Buffer.concat([write(one.request, false), write(other.request)]), 2, false] as const,
        () => [Buffer.concat([write(one.request, false), junk, write(other.request)]), 2, true] as const,
      ])();
      const entries = [...one.entries, ...other.entries];
      return { kind: 'pipelined', wire, most, entries, isCut };
    },

    'smuggled in a body'(number) {
      const inner = write(goodFitbit(number).request);
      const request = {
        method: pick(['POST', 'PUT', 'GET']),
        target: pick([fitbitHook.path, '/x', googleHook.path]),
        headers: [],
        body: '',
      };
      const lines: [string, string][] = [
        ['Host', 'x'],
        ['Content-Length', String(inner.length)],
        ['Connection', 'close'],
      ];
      const wire = message(request.method, request.target, lines, inner);
      return { kind: 'smuggled in a body', wire, most: 0, entries: [] };
    },

    noise: () => ({ kind: 'noise', wire: noise(), most: 0, entries: [], isCut: true }),
  };

  function mutate(wire: Buffer): Buffer {
    let bytesNow = Buffer.from(wire);
    for (let times = 1 + below(3); times > 0; times -= 1) {
      const at = below(bytesNow.length);
      bytesNow = pick([
        () => Buffer.concat([bytesNow.subarray(0, at), bytes(1), bytesNow.subarray(at + 1)]),
        () => Buffer.concat([bytesNow.subarray(0, at), Buffer.from(word(1)), bytesNow.subarray(at + 1)]),
        () => Buffer.concat([bytesNow.subarray(0, at), bytes(1 + below(4)), bytesNow.subarray(at)]),
        () => Buffer.concat([bytesNow.subarray(0, at), bytesNow.subarray(at + 1 + below(4))]),
        () => Buffer.concat([bytesNow.subarray(0, at), bytesNow.subarray(Math.max(0, at - 30))]),
      ])();
    }
    return bytesNow;
  }

  const kinds = Object.values(makers) as [(number: number) => Case, ...((number: number) => Case)[]];
  return (number) => pick(kinds)(number);
}

function chunked(body: Buffer, parts: number): Buffer {
  const size = Math.ceil(body.length / parts);
  const pieces: Buffer[] = [];
  for (let at = 0; at < body.length; at += size) {
    const piece = body.subarray(at, at + size);
    pieces.push(Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n'));
  }
  return Buffer.concat([...pieces, Buffer.from('0\r\n\r\n')]);
}

/** Whether the proof of a request is still on the wire, after it was mutated. */
function mayPass({ method, headers, body }: Request, wire: Buffer, key: GoogleKey): boolean {
  const text = wire.toString('latin1');
  if (method === 'GET') return /[?&]verify=c0de[& ]/.test(text);
  if (body === verification) return /:[ \t]*Bearer hush[ \t]*\r?\n/.test(text);
  if (!wire.includes(Buffer.from(body))) return false;
  const [, value = ''] = headers[0] ?? [];
  if (text.includes(value)) return true;
  // The last character of base64 holds bits that mean nothing: another spelling of the same bytes is as right.
  const other = /signature:[ \t]*([A-Za-z0-9+/=]+)[ \t]*\r?\n/i.exec(text)?.[1] ?? '';
  return key.sign(body).length > 0 && Buffer.from(other, 'base64').equals(Buffer.from(value, 'base64'));
}
