import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Attachment, Message } from '@tidewire/protocol';
import { attachmentLimits } from '@tidewire/protocol';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, type Person, type RestApi, startRestApi } from '../../testing/rest-api.fixture.ts';
import { photo, pixel, tusHeaders, upload } from '../../testing/upload.fixture.ts';

let api: RestApi;
let ada: Person;
let grace: Person;
let eve: Person;
let roomId: string;

beforeAll(async () => {
  api = await startRestApi();
  [ada, grace, eve] = [await api.signUp('ada'), await api.signUp('grace'), await api.signUp('eve')];
  await api.meet(ada, grace, eve);
  const room = await ada.ask('/v1/rooms', { method: 'POST', json: { name: 'Files', visibility: 'private' } });
  roomId = ((await room.json()) as { id: string }).id;
  await ada.ask(`/v1/users/${grace.id}/rooms/${roomId}`, { method: 'PUT', json: {} });
});
afterAll(() => api.close());

const announce = (ask: Client, different: object = {}): Promise<Response> =>
  ask('/v1/attachments', { method: 'POST', json: { roomId, name: 'a.txt', size: 10, ...different } });
const announced = async (size: number): Promise<string> =>
  ((await (await announce(ada.ask, { size })).json()) as Attachment).id;
const patch = (id: string, offset: number, text: string, ask = ada.ask): Promise<Response> =>
  ask(`/v1/attachments/${id}/upload`, {
    method: 'PATCH',
    ifMatch: null,
    headers: tusHeaders(offset),
    body: text,
  });
const file = (name: string, bytes: Buffer | string): Promise<Attachment> =>
  upload(api, ada.ask, { roomId, name, bytes: Buffer.from(bytes) });
const send = (attachments: string[], ask = ada.ask, rest: object = {}): Promise<Response> =>
  ask(`/v1/rooms/${roomId}/messages`, { method: 'POST', json: { attachments, ...rest } });
const codeOf = async (answer: Response): Promise<string> => ((await answer.json()) as { code: string }).code;

describe('announcing', () => {
  test('[D1] a file is announced by whoever may write in its room', async () => {
    const id = v7();
    const made = await announce(ada.ask, { id, name: '../../\u202Egnp.exe' });
    expect(made.status).toBe(201);
    expect(made.headers.get('location')).toBe(`/v1/attachments/${id}`);
    expect(await made.json()).toMatchObject({ id, roomId, name: 'gnp.exe', state: 'uploading', size: 10 });
    expect((await announce(ada.ask, { id, name: 'again' })).status).toBe(200);
    expect((await announce(grace.ask, { id })).status).toBe(409);
    expect((await announce(eve.ask)).status).toBe(404);
    expect((await announce(api.ask)).status).toBe(401);
  });

  test('[D1] whoever is muted announces nothing', async () => {
    const path = `/v1/rooms/${roomId}/mutes/${grace.id}`;
    const until = new Date(Date.now() + 3_600_000).toISOString();
    await ada.ask(path, { method: 'PUT', json: { reason: 'Spam', until } });
    expect(await codeOf(await announce(grace.ask))).toBe('muted');
    await ada.ask(path, { method: 'DELETE' });
    expect((await announce(grace.ask)).status).toBe(201);
  });

  test('[D2] a file that is too large is refused before a byte of it came, with the limit', async () => {
    const answer = await announce(ada.ask, { size: api.services.environment.attachmentBytes + 1 });
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ code: 'too_large', detail: 'A file has at most 2 MiB' });
    expect((await announce(ada.ask, { size: 0 })).status).toBe(422);
    expect((await announce(ada.ask, { size: 1.5 })).status).toBe(422);
  });

  test('[D2] a person has so much room and no more', async () => {
    const hoarder = await api.signUp('hoarder');
    await api.meet(ada, hoarder);
    await ada.ask(`/v1/users/${hoarder.id}/rooms/${roomId}`, { method: 'PUT', json: {} });
    for (let nth = 0; nth < attachmentLimits.unsent; nth += 1) {
      expect((await announce(hoarder.ask)).status).toBe(201);
    }
    const answer = await announce(hoarder.ask);
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ detail: expect.stringMatching(/files/) });
  });
});

describe('uploading', () => {
  test('[D4] an upload that was cut off goes on where it was cut', async () => {
    const id = await announced(11);
    expect((await patch(id, 0, 'hello ')).headers.get('upload-offset')).toBe('6');
    const head = await ada.ask(`/v1/attachments/${id}/upload`, { method: 'HEAD' });
    expect(head.status).toBe(204);
    expect(head.headers.get('upload-offset')).toBe('6');
    expect(head.headers.get('upload-length')).toBe('11');
    expect(head.headers.get('tus-resumable')).toBe('1.0.0');
    expect((await patch(id, 0, 'again')).status).toBe(409);
    expect((await patch(id, 6, 'world')).headers.get('upload-offset')).toBe('11');
    await api.services.attachments.settled();
    expect(await (await ada.ask(`/v1/attachments/${id}/content`)).text()).toBe('hello world');
    expect((await patch(id, 11, 'more')).status).toBe(409);
    const after = await ada.ask(`/v1/attachments/${id}/upload`, { method: 'HEAD' });
    expect(after.headers.get('upload-offset')).toBe('11');
  });

  test('[D4] bytes that came before a connection broke are kept', async () => {
    const id = await announced(11);
    const broken = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('hello '));
      },
      pull(controller) {
        controller.error(new Error('the network went away'));
      },
    });
    const path = `/v1/attachments/${id}/upload`;
    const answer = await ada.ask(path, {
      method: 'PATCH',
      ifMatch: null,
      headers: tusHeaders(0),
      body: broken,
    });
    expect(answer.ok).toBe(false);
    const head = await ada.ask(path, { method: 'HEAD' });
    const offset = Number(head.headers.get('upload-offset'));
    expect([0, 6]).toContain(offset);
    expect((await patch(id, offset, 'hello world'.slice(offset))).status).toBe(204);
  });

  test('[D4] whatever is no tus is refused', async () => {
    const id = await announced(5);
    const path = `/v1/attachments/${id}/upload`;
    const asked = (headers: Record<string, string>) =>
      ada.ask(path, { method: 'PATCH', ifMatch: null, headers, body: 'hello' });
    const { 'tus-resumable': _, ...without } = tusHeaders(0);
    expect((await asked(without)).status).toBe(412);
    expect((await asked({ ...tusHeaders(0), 'content-type': 'text/plain' })).status).toBe(400);
    expect((await asked({ ...tusHeaders(0), 'upload-offset': '-1' })).status).toBe(400);
    expect((await patch(id, 3, 'lo')).status).toBe(409);
    expect((await patch(id, 0, 'hello world')).status).toBe(413);
    const options = await ada.ask(path, { method: 'OPTIONS' });
    expect(options.headers.get('tus-version')).toBe('1.0.0');
    expect(options.headers.get('access-control-allow-origin')).toBeNull();
    expect((await ada.ask(path, { method: 'POST' })).status).toBe(405);
  });

  test('[D4] nobody else goes on with an upload, looks at it or takes it away', async () => {
    const id = await announced(5);
    expect((await patch(id, 0, 'hello', grace.ask)).status).toBe(404);
    for (const path of ['', '/upload', '/content', '/thumbnail']) {
      expect((await grace.ask(`/v1/attachments/${id}${path}`)).status).toBe(404);
      expect((await api.ask(`/v1/attachments/${id}${path}`)).status).toBe(401);
    }
    expect((await grace.ask(`/v1/attachments/${id}`, { method: 'DELETE' })).status).toBe(404);
    const foreign = { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' };
    const forged = await ada.ask(`/v1/attachments/${id}/upload`, {
      ...{ method: 'PATCH', ifMatch: null, body: 'hello' },
      headers: { ...tusHeaders(0), ...foreign },
    });
    expect(forged.status).toBe(403);
    expect((await ada.ask(`/v1/attachments/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await ada.ask(`/v1/attachments/${id}`)).status).toBe(404);
  });
});

describe('what is served', () => {
  test('[D11] a file is a download that nothing runs in, kept by nobody else', async () => {
    const { id } = await file('page.html', '<script>alert(document.cookie)</script>');
    const answer = await ada.ask(`/v1/attachments/${id}/content`);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="page.html"; filename*=UTF-8''page.html`,
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
    });
  });

  test.each([
    ['an SVG', 'x.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['an SVG called PNG', 'x.png', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['HTML called JPEG', 'x.jpg', '<html><body onload=alert(1)>'],
    ['a PDF', 'x.pdf', '%PDF-1.7\n'],
    ['JavaScript', 'x.js', 'alert(1)'],
  ])('[D8] %s is bytes', async (_, name, text) => {
    const { id, state, thumbnail } = await file(name, text);
    expect({ state, thumbnail }).toEqual({ state: 'ready', thumbnail: false });
    const answer = await ada.ask(`/v1/attachments/${id}/content`);
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect((await ada.ask(`/v1/attachments/${id}/thumbnail`)).status).toBe(404);
  });

  test('[D7] a photo is given without the place where it was taken, with a preview', async () => {
    expect(photo.includes('GPS') || photo.includes('Exif')).toBe(true);
    const { id, ...about } = await file('photo.jpg', photo);
    expect(about).toMatchObject({
      state: 'ready',
      type: 'image/jpeg',
      width: 48,
      height: 32,
      thumbnail: true,
    });
    const content = await ada.ask(`/v1/attachments/${id}/content`);
    expect(content.headers.get('content-type')).toBe('image/jpeg');
    const bytes = Buffer.from(await content.arrayBuffer());
    expect(bytes.length).toBe(about.size);
    expect(bytes.includes('Exif')).toBe(false);
    const thumbnail = await ada.ask(`/v1/attachments/${id}/thumbnail`);
    expect(thumbnail.headers.get('content-type')).toBe('image/webp');
    expect(Buffer.from(await thumbnail.arrayBuffer()).includes('Exif')).toBe(false);
    const folder = join(api.services.environment.uploadsFolder, 'objects', id);
    expect((await readdir(folder)).sort()).toEqual(['content', 'thumbnail']);
    expect(await readdir(join(api.services.environment.uploadsFolder, 'work'))).toEqual([]);
  });

  test('[D9] a picture that cannot be opened is refused, with the reason, and is not served', async () => {
    const { id, state, reason } = await file('broken.png', pixel.subarray(0, 40));
    expect({ state, reason }).toEqual({ state: 'refused', reason: expect.stringMatching(/damaged/) });
    expect((await ada.ask(`/v1/attachments/${id}/content`)).status).toBe(404);
    expect((await send([id])).status).toBe(422);
  });

  test('[D12] parts of a file are served, and what is there already is not sent again', async () => {
    const { id } = await file('long.bin', '0123456789');
    const path = `/v1/attachments/${id}/content`;
    const part = await ada.ask(path, { headers: { range: 'bytes=2-4' } });
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
      ...[206, 'bytes 2-4/10', '234'],
    ]);
    const beyond = await ada.ask(path, { headers: { range: 'bytes=10-' } });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */10']);
    const etag = part.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"/);
    expect((await ada.ask(path, { headers: { 'if-none-match': etag } })).status).toBe(304);
    expect((await ada.ask(path, { headers: { range: 'bytes=2-4', 'if-range': '"other"' } })).status).toBe(
      200,
    );
    const head = await ada.ask(path, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '10', '']);
  });
});

describe('in a message', () => {
  test('[D5] files travel with their message, and its readers alone read them', async () => {
    const { id } = await file('photo.jpg', photo);
    expect((await grace.ask(`/v1/attachments/${id}/content`)).status).toBe(404);
    const posted = await send([id], ada.ask, { body: 'Look' });
    expect(posted.status).toBe(201);
    const message = (await posted.json()) as Message;
    const files = [
      expect.objectContaining({ id, name: 'photo.jpg', type: 'image/jpeg', width: 48, height: 32 }),
    ];
    expect(message).toMatchObject({ body: 'Look', attachments: files });
    expect(api.gateway.events.at(-1)).toMatchObject({
      data: { kind: 'message.created', attachments: files },
    });
    const read = await grace.ask(`/v1/rooms/${roomId}/messages/${message.id}`);
    expect(await read.json()).toMatchObject({ attachments: files });
    for (const path of ['', '/content', '/thumbnail']) {
      expect((await grace.ask(`/v1/attachments/${id}${path}`)).status).toBe(200);
      expect((await eve.ask(`/v1/attachments/${id}${path}`)).status).toBe(404);
    }
    expect((await ada.ask(`/v1/attachments/${id}`, { method: 'DELETE' })).status).toBe(404);
    await ada.ask(`/v1/users/${grace.id}/rooms/${roomId}`, { method: 'DELETE' });
    expect((await grace.ask(`/v1/attachments/${id}/content`)).status).toBe(404);
    await ada.ask(`/v1/users/${grace.id}/rooms/${roomId}`, { method: 'PUT', json: {} });
  });

  test('[D5] a message needs words or files, and files that are its author’s to send', async () => {
    expect((await send([], ada.ask)).status).toBe(422);
    const { id } = await file('a.txt', 'text');
    expect((await send([id, id])).status).toBe(422);
    const foreign = await send([id], grace.ask);
    expect(foreign.status).toBe(422);
    expect(await foreign.json()).toMatchObject({
      errors: [{ pointer: '/attachments', code: 'no_attachment' }],
    });
    expect((await send([id])).status).toBe(201);
    expect((await send([id])).status).toBe(422);
    const empty = await ada.ask(`/v1/rooms/${roomId}/messages`, { method: 'POST', json: {} });
    expect(empty.status).toBe(422);
  });

  test('[D6] a message that is deleted takes its files with it', async () => {
    const { id } = await file('photo.jpg', photo);
    const { id: messageId } = (await (await send([id])).json()) as Message;
    const folder = join(api.services.environment.uploadsFolder, 'objects');
    expect(await readdir(folder)).toContain(id);
    await ada.ask(`/v1/rooms/${roomId}/messages/${messageId}`, { method: 'DELETE' });
    expect((await grace.ask(`/v1/attachments/${id}/content`)).status).toBe(404);
    expect(await readdir(folder)).not.toContain(id);
    const tombstone = await ada.ask(`/v1/rooms/${roomId}/messages/${messageId}`);
    expect(await tombstone.json()).not.toHaveProperty('attachments');
  });

  test('[D6] what was never sent, and what no row speaks of any more, is swept', async () => {
    const { id: unsent } = await file('unsent.txt', 'text');
    const unfinished = await announced(10);
    await patch(unfinished, 0, 'half');
    const { id: orphan } = await file('orphan.txt', 'text');
    await api.services.database.attachments.delete(orphan);
    const { id: sent } = await file('sent.txt', 'text');
    await send([sent]);
    const { uploadsFolder } = api.services.environment;
    await api.services.attachments.sweep(Date.now() + attachmentLimits.unsentMs + 60_000);
    const kept = await readdir(join(uploadsFolder, 'objects'));
    expect(kept).toContain(sent);
    for (const id of [unsent, orphan]) expect(kept).not.toContain(id);
    expect(await readdir(join(uploadsFolder, 'incoming'))).toEqual([]);
    expect((await ada.ask(`/v1/attachments/${unfinished}`)).status).toBe(404);
    expect((await grace.ask(`/v1/attachments/${sent}/content`)).status).toBe(200);
  });
});
