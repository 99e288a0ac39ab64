import type { Case, Section } from '../case.ts';
import { expectEcho } from '../case.ts';
import {
  expectHeader,
  Peer,
  type RequestDraft,
  type Response,
  type Target,
  upgradeRequest,
} from '../peer.ts';
import { encodeFrame, opcodes } from '../wire.ts';

const cases: Case[] = [];

function refused(rule: string, title: string, draft: RequestDraft, ...statuses: number[]): void {
  cases.push({
    id: `0.${cases.length + 1}`,
    rule,
    title,
    run: async (target) => {
      const response = await exchange(target, upgradeRequest(target, draft));
      if (!statuses.includes(response.status)) {
        throw new Error(`expected ${statuses.join(' or ')}, got ${response.status}`);
      }
      const isAboutVersion = draft.replace?.['Sec-WebSocket-Version'] !== undefined;
      if (isAboutVersion && response.status === 426) expectHeader(response, 'sec-websocket-version', '13');
    },
  });
}

function accepted(
  rule: string,
  title: string,
  draft: RequestDraft,
  check?: (response: Response) => void,
): void {
  cases.push({
    id: `0.${cases.length + 1}`,
    rule,
    title,
    run: async (target) => {
      const peer = await Peer.connect(target);
      try {
        peer.send(upgradeRequest(target, draft));
        const response = await peer.response();
        if (response.status !== 101) throw new Error(`expected 101, got ${response.status}`);
        check?.(response);
      } finally {
        peer.destroy();
      }
    },
  });
}

async function exchange(target: Target, request: string): Promise<Response> {
  const peer = await Peer.connect(target);
  try {
    peer.send(request);
    const response = await peer.response();
    if (response.status === 101) return response;
    await peer.drain();
    return response;
  } finally {
    peer.destroy();
  }
}

accepted('§4.2.2', 'the sample key of the RFC gets the sample accept of the RFC', {}, (response) =>
  expectHeader(response, 'sec-websocket-accept', 's3pPLMBiTxaQ9kYGzzhZRbK+xOo='),
);
accepted('§4.2.1', 'Upgrade and Connection are tokens in any case', {
  replace: { Upgrade: 'WebSocket', Connection: 'uPGRADE' },
});
accepted('§4.2.1', 'Connection may be a list', { replace: { Connection: 'keep-alive, Upgrade' } });
accepted('§4.2.1', 'Connection may be spread over lines', {
  replace: { Connection: 'keep-alive' },
  add: ['Connection: Upgrade'],
});
accepted(
  '§4.2.2',
  'a subprotocol the server does not know is not answered',
  {
    replace: { 'Sec-WebSocket-Protocol': 'soap, wamp' },
  },
  (response) => {
    if (response.headers.has('sec-websocket-protocol')) throw new Error('it answered a subprotocol');
  },
);
accepted(
  '§9.1',
  'an extension the server does not know is not answered',
  { extensions: 'x-unknown; a="b"' },
  (response) => {
    if (response.headers.has('sec-websocket-extensions')) throw new Error('it answered an extension');
  },
);
cases.push({
  id: `0.${cases.length + 1}`,
  rule: '§4.1',
  title: 'a frame that arrives with the handshake is not lost',
  run: async (target) => {
    const payload = Buffer.from('early');
    const peer = await Peer.open(target, { early: encodeFrame({ opcode: opcodes.text, payload }) });
    try {
      await expectEcho(peer, opcodes.text, payload);
    } finally {
      peer.destroy();
    }
  },
});

refused('§4.2.1', 'POST is not a handshake', { method: 'POST', add: ['Content-Length: 0'] }, 400, 405);
refused('§4.2.1', 'HTTP/1.0 is too old', { version: 'HTTP/1.0' }, 400, 426, 505);
refused(
  '§4.4',
  'version 12 is answered with the versions there are',
  { replace: { 'Sec-WebSocket-Version': '12' } },
  400,
  426,
);
refused('§4.2.1', 'no version', { replace: { 'Sec-WebSocket-Version': null } }, 400, 426);
refused('§4.2.1', 'no key', { replace: { 'Sec-WebSocket-Key': null } }, 400);
refused('§4.2.1', 'a key that is not base64 of 16 bytes: short', { key: 'c2hvcnQ=' }, 400);
refused('§4.2.1', 'a key that is not base64 of 16 bytes: long', { key: 'dGhlIHNhbXBsZSBub25jZSE=' }, 400);
refused('§4.2.1', 'a key with characters base64 does not have', { key: '!!!!IHNhbXBsZSBub25jZQ==' }, 400);
refused('§11.3.1', 'two keys', { add: ['Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='] }, 400);
refused('§11.3.5', 'two versions', { add: ['Sec-WebSocket-Version: 13'] }, 400, 426);
refused('§4.2.1', 'a body announced with its length', { add: ['Content-Length: 4'] }, 400);
refused('§4.2.1', 'a body in chunks', { add: ['Transfer-Encoding: chunked'] }, 400, 501);
refused('§4.2.1', 'no Host', { replace: { Host: null } }, 400);
refused('§4.1', 'a malformed list of subprotocols', { replace: { 'Sec-WebSocket-Protocol': 'a,,b c' } }, 400);
refused('§9.1', 'a malformed list of extensions', { extensions: 'permessage-deflate; =1' }, 400);
refused('RFC 9112 §5.2', 'a folded header line', { add: ['X-Folded: a', ' b'] }, 400);
refused('RFC 9112 §2.2', 'bare line feeds', { lineEnd: '\n' }, 400);
refused('RFC 9112 §5.1', 'a space before the colon', { add: ['X-Space : a'] }, 400);
refused('RFC 6585 §5', 'more header fields than the limit', { add: fields(2_100) }, 400, 431);
refused(
  'RFC 6585 §5',
  'a header larger than the limit',
  { add: [`X-Large: ${'a'.repeat(70_000)}`] },
  400,
  431,
);

refused('§4.2.1', 'no Upgrade', { replace: { Upgrade: null, Connection: 'close' } }, 400, 426);
refused('§4.2.1', 'an Upgrade to something else', { replace: { Upgrade: 'h2c' } }, 400, 426);
refused('§4.2.1', 'a Connection that does not name Upgrade', { replace: { Connection: 'close' } }, 400, 426);

accepted(
  '§11.3.4',
  'subprotocols may be spread over lines',
  { replace: { 'Sec-WebSocket-Protocol': 'soap' }, add: ['Sec-WebSocket-Protocol: wamp'] },
  (response) => {
    if (response.headers.has('sec-websocket-protocol')) throw new Error('it answered a subprotocol');
  },
);
accepted('§9.1', 'extensions may be spread over lines', {
  extensions: 'x-unknown',
  add: ['Sec-WebSocket-Extensions: x-other; a=1, permessage-deflate'],
});

function fields(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `X-Field-${index}: a`);
}

export const handshake: Section = { name: 'Opening handshake', autobahn: '—', cases };
