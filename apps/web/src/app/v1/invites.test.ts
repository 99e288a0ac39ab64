import type { Invite, Membership, Page } from '@tidewire/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Person, type RestApi, startRestApi } from '../../testing/rest-api.fixture.ts';

let api: RestApi;
let ann: Person;
let bob: Person;
let cem: Person;

beforeAll(async () => {
  api = await startRestApi();
  [ann, bob, cem] = [await api.signUp('ann'), await api.signUp('bob'), await api.signUp('cem')];
  await api.meet(ann, bob, cem);
});
afterAll(() => api.close());

type Made = Invite & { code: string };

async function makeRoom(): Promise<string> {
  const json = { name: 'Hidden', visibility: 'private' };
  const made = await ann.ask('/v1/rooms', { method: 'POST', json });
  return ((await made.json()) as { id: string }).id;
}

async function invite(roomId: string, json: object = {}): Promise<Made> {
  const answer = await ann.ask(`/v1/rooms/${roomId}/invites`, { method: 'POST', json });
  expect(answer.status).toBe(201);
  return (await answer.json()) as Made;
}

const redeem = (by: Person, code: string) => by.ask(`/v1/invites/${code}/redemptions`, { method: 'POST' });

test('[U30] an invite shows the room to whoever has its code, and lets them in as a member', async () => {
  const roomId = await makeRoom();
  const { code, id, ...made } = await invite(roomId, { maxUses: 2 });
  expect(code).toMatch(/^[A-Za-z0-9_-]{22}$/);
  expect(made).toMatchObject({ roomId, uses: 0, maxUses: 2, expiresAt: null });
  expect((await bob.ask(`/v1/rooms/${roomId}`)).status).toBe(404);
  expect(await (await bob.ask(`/v1/invites/${code}`)).json()).toEqual({
    room: { id: roomId, name: 'Hidden', memberCount: 1 },
    expiresAt: null,
  });
  expect((await api.ask(`/v1/invites/${code}`)).status).toBe(401);
  api.gateway.events.length = 0;
  const came = await redeem(bob, code);
  expect([came.status, came.headers.get('location')]).toEqual([201, `/v1/users/${bob.id}/rooms/${roomId}`]);
  expect((await came.json()) as Membership).toMatchObject({ role: 'member', userId: bob.id });
  expect(api.gateway.events[0]).toEqual({ type: 'member.set', roomId, userId: bob.id, role: 'member' });
  expect((await redeem(bob, code)).status).toBe(200);
  const texts = [
    await (await ann.ask(`/v1/rooms/${roomId}/invites`)).text(),
    await (await ann.ask(`/v1/rooms/${roomId}/invites/${id}`)).text(),
  ];
  expect((JSON.parse(texts[0] ?? '') as Page<Invite>).items).toMatchObject([{ id, uses: 1 }]);
  for (const text of texts) expect(text).not.toContain(code);
});

test('[U31] codes that are unknown, used up, expired or taken back answer the same', async () => {
  const roomId = await makeRoom();
  const [used, revoked] = [await invite(roomId, { maxUses: 1 }), await invite(roomId)];
  expect((await redeem(bob, used.code)).status).toBe(201);
  const path = `/v1/rooms/${roomId}/invites/${revoked.id}`;
  expect((await ann.ask(path, { method: 'DELETE' })).status).toBe(204);
  expect((await ann.ask(path, { method: 'DELETE' })).status).toBe(404);
  const bodies = new Set<string>();
  for (const code of [used.code, revoked.code, 'A'.repeat(22), 'short']) {
    for (const answer of [await redeem(cem, code), await cem.ask(`/v1/invites/${code}`)]) {
      expect(answer.status).toBe(404);
      const { instance, requestId, ...problem } = (await answer.json()) as Record<string, unknown>;
      bodies.add(JSON.stringify(problem));
    }
  }
  expect(bodies.size).toBe(1);
});

test('[U30] only those who keep the room invite, and an invite ends in what is to come', async () => {
  const roomId = await makeRoom();
  const { code } = await invite(roomId);
  await redeem(bob, code);
  const path = `/v1/rooms/${roomId}/invites`;
  expect((await bob.ask(path, { method: 'POST' })).status).toBe(403);
  expect((await bob.ask(path)).status).toBe(403);
  expect((await cem.ask(path, { method: 'POST' })).status).toBe(404);
  for (const json of [{ expiresAt: '2020-01-01T00:00:00Z' }, { maxUses: 0 }, { role: 'owner' }]) {
    expect((await ann.ask(path, { method: 'POST', json })).status, JSON.stringify(json)).toBe(422);
  }
});

test('[U31] somebody banned does not come in by an invite', async () => {
  const roomId = await makeRoom();
  const { code } = await invite(roomId);
  await ann.ask(`/v1/rooms/${roomId}/bans/${cem.id}`, { method: 'PUT', json: { reason: 'Spam' } });
  const refused = await redeem(cem, code);
  expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([403, 'banned']);
});

test('[U31] nor do they see what it leads to', async () => {
  const roomId = await makeRoom();
  const { code } = await invite(roomId);
  expect((await cem.ask(`/v1/invites/${code}`)).status).toBe(200);
  await ann.ask(`/v1/rooms/${roomId}/bans/${cem.id}`, { method: 'PUT', json: { reason: 'Spam' } });
  const refused = await cem.ask(`/v1/invites/${code}`);
  const problem = (await refused.json()) as object;
  expect([refused.status, problem]).toEqual([403, expect.objectContaining({ code: 'banned' })]);
  expect(problem).not.toHaveProperty('room');
});

test('[U31] the log holds no code', async () => {
  const roomId = await makeRoom();
  const { code } = await invite(roomId);
  const logged: unknown[] = [];
  const log = Object.create(api.services.log, { info: { value: (about: unknown) => logged.push(about) } });
  await api.askWith({ ...api.services, log })(`/v1/invites/${code}`, { headers: { cookie: bob.cookie } });
  expect(logged).toMatchObject([{ path: '/v1/invites/…', status: 200 }]);
});
