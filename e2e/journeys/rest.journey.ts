import { expect, test } from '../people.ts';
import { room } from '../rooms.ts';

const problemType = /^application\/problem\+json/;

test.describe('an operator at the command line', () => {
  test('creates a room for a user, lists it, and posts a message that an open page shows', async ({
    service,
    signIn,
  }) => {
    const ada = await signIn('ada');
    const me = await (await ada.page.request.get('/v1/users/me')).json();

    const created = await service.request.post(`/v1/users/${me.id}/rooms`, {
      data: { name: 'Made with curl', visibility: 'private' },
    });
    expect(created.status()).toBe(201);
    const membership = await created.json();
    expect(created.headers().location).toBe(`/v1/users/${me.id}/rooms/${membership.room.id}`);

    const listed = await (await service.request.get(`/v1/users/${me.id}/rooms`)).json();
    expect(listed.items.map((item: { room: { name: string } }) => item.room.name)).toContain(
      'Made with curl',
    );

    await ada.page.goto(`/rooms/${membership.room.id}`);
    await expect(ada.page.getByRole('heading', { level: 1, name: 'Made with curl' })).toBeVisible();
    const posted = await ada.page.request.post(`/v1/rooms/${membership.room.id}/messages`, {
      data: { body: 'Hello from REST' },
      headers: { origin: new URL(ada.page.url()).origin },
    });
    expect(posted.status()).toBe(201);
    await room.hasOnce(ada.page, 'Hello from REST');
  });

  test('is told what is wrong in one form', async ({ service, stack, signIn }) => {
    const alan = await signIn('alan');
    const grace = await signIn('grace');
    const own = await grace.page.request.post('/v1/users/me/rooms', {
      data: { name: 'Only mine', visibility: 'private' },
      headers: { origin: stack.webUrl },
    });
    const { room: hers } = await own.json();
    const nobody = '0198f3a0-0000-7000-8000-00000000dead';
    const answers = [
      [405, await service.request.put('/v1/users/me/rooms', { data: {} })],
      [404, await service.request.get(`/v1/users/${nobody}/rooms`)],
      [
        400,
        await service.request.post('/v1/users/me/rooms', {
          // Bytes are sent as they are; a string would be made into JSON first.
          data: Buffer.from('{"name":'),
          headers: { 'content-type': 'application/json' },
        }),
      ],
      [404, await alan.page.request.get(`/v1/rooms/${hers.id}`)],
      [404, await alan.page.request.get(`/v1/rooms/${nobody}`)],
      [404, await alan.page.request.get('/v1/no/such/thing')],
    ] as const;
    for (const [status, answer] of answers) {
      expect(answer.status(), answer.url()).toBe(status);
      expect(answer.headers()['content-type']).toMatch(problemType);
      const problem = await answer.json();
      expect(problem).toMatchObject({ status, requestId: answer.headers()['x-request-id'] });
    }
  });
});
