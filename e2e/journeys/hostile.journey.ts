import type { APIRequestContext, BrowserContext, Page } from '@playwright/test';
import hostile from '../fixtures/hostile-strings.json' with { type: 'json' };
import { expect, test } from '../people.ts';
import { room } from '../rooms.ts';

test.describe.configure({ timeout: 120_000 });

const mallory = { username: 'mallory.h', name: 'Mallory', password: 'not-a-good-person' };
/** What is accepted as a name and as a topic, and is there when everything is loaded afresh. */
const lasting = '"><img src=x onerror=window.__pwned=1>';

/** Everything that must not happen in a person's browser: scripts of other people's, dialogs, and what the pages' policy had to stop. */
async function watch(context: BrowserContext): Promise<string[]> {
  const happened: string[] = [];
  await context.exposeBinding('tell', (_, what: string) => happened.push(what));
  await context.addInitScript(() => {
    const tell = (what: string) => (window as unknown as { tell: (what: string) => void }).tell(what);
    Object.defineProperty(window, '__pwned', { set: () => tell('a script ran') });
    window.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      tell(`the policy stopped ${effectiveDirective} ${blockedURI}`),
    );
  });
  context.on('dialog', (dialog) => {
    happened.push(`a dialog said ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on('request', (request) => {
    if (new URL(request.url()).hostname.endsWith('evil.example')) happened.push(`asked ${request.url()}`);
  });
  return happened;
}

/** Elements that no message may bring, attributes that run, and links that do not lead to another site. */
const whatIsDangerous = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const elements = [...document.querySelectorAll('main *')].filter(({ localName }) => localName !== 'svg');
    const forbidden = ['script', 'iframe', 'object', 'embed', 'base', 'meta', 'link', 'style', 'form'];
    const mayHave = (element: Element) =>
      element.localName === 'form' && element.closest('[role=log]') === null;
    return elements.flatMap((element) => {
      const runs = element.getAttributeNames().filter((name) => /^on|^srcdoc$|^formaction$/.test(name));
      const href = element.getAttribute('href') ?? element.getAttribute('src') ?? '';
      const leadsAstray = /^\s*[a-z+.-]*:/i.test(href) && !/^(?:https?|mailto|blob):/.test(href);
      const isForbidden = forbidden.includes(element.localName) && !mayHave(element);
      return isForbidden || runs.length > 0 || leadsAstray ? [element.outerHTML.slice(0, 200)] : [];
    });
  });

/** As far up as the room goes, looking at every screenful. */
async function readAll(page: Page): Promise<void> {
  const log = room.inRoom(page);
  await expect(page.getByRole('article').first()).toBeVisible();
  await log.focus();
  await expect(async () => {
    expect(await whatIsDangerous(page)).toEqual([]);
    await log.press('PageUp');
    await expect(page.getByText('This is the beginning of the room.')).toBeInViewport({ timeout: 1 });
  }).toPass({ intervals: [10], timeout: 60_000 });
}

test('two hundred hostile texts, as messages and as names, run nothing and open no dialog', async ({
  browser,
  service,
  signIn,
  stack,
}) => {
  const ada = await signIn('ada');
  const seen = await watch(ada.context);
  await ada.page.setViewportSize({ width: 1280, height: 3_000 });
  await ada.page.reload();
  await room.create(ada.page, 'Open to Mallory');
  const roomId = new URL(ada.page.url()).pathname.split('/').at(-1) ?? '';

  const made = await service.request.post('/v1/users', {
    data: { ...mallory, email: 'mallory@example.com' },
  });
  expect(made.status()).toBe(201);
  const { id } = await made.json();
  const joined = await service.request.put(`/v1/users/${id}/rooms/${roomId}`, { data: { role: 'owner' } });
  expect(joined.ok()).toBe(true);
  const context = await browser.newContext({ baseURL: stack.webUrl });
  const hers = await context.newPage();
  await hers.goto('/sign-in');
  await hers.getByLabel('Username or email').fill(mallory.username);
  await hers.getByLabel('Password', { exact: true }).fill(mallory.password);
  await hers.getByRole('button', { name: 'Sign in', exact: true }).click();
  await hers.waitForURL(/\/rooms/);

  // What is refused, is refused for a reason; everything else is everybody's to see.
  const send = sender(context.request, stack.webUrl);
  let accepted = 0;
  for (let at = 0; at < hostile.length; at += 4) {
    const some = hostile.slice(at, at + 4);
    const [one = '', other = one, third = other] = some;
    const [, , ...posted] = await Promise.all([
      send('patch', `/v1/rooms/${roomId}`, { name: one.slice(0, 80), topic: other.slice(0, 250) }),
      send('patch', '/v1/users/me', { name: third.slice(0, 40) }),
      ...some.map((body) => send('post', `/v1/rooms/${roomId}/messages`, { body })),
    ]);
    accepted += posted.filter(Boolean).length;
  }
  expect(accepted).toBeGreaterThanOrEqual(200);
  await send('patch', `/v1/rooms/${roomId}`, { name: lasting, topic: lasting });
  await send('patch', '/v1/users/me', { name: lasting });
  await send('post', `/v1/rooms/${roomId}/messages`, { body: 'That was all of it' });

  // As it came, live; then as the API gives it; then beside the room.
  await room.hasOnce(ada.page, 'That was all of it');
  await expect(ada.page.getByRole('heading', { level: 1, name: lasting })).toBeVisible();
  await readAll(ada.page);
  await ada.page.reload();
  await room.hasOnce(ada.page, 'That was all of it');
  await readAll(ada.page);
  await ada.page.getByRole('button', { name: '2 members' }).click();
  await expect(ada.page.getByRole('listitem').filter({ hasText: lasting }).last()).toBeVisible();
  expect(await whatIsDangerous(ada.page)).toEqual([]);
  await ada.page.goto('/rooms/directory');
  await expect(ada.page.getByRole('link', { name: `Open ${lasting}` })).toBeVisible();
  expect(await whatIsDangerous(ada.page)).toEqual([]);
  expect(seen).toEqual([]);

  // Had it been otherwise, it would have been seen.
  await ada.page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="window.__pwned=1">');
    Object.assign(window, { __pwned: 1 });
  });
  await expect.poll(() => seen).toContain('a script ran');
  await expect.poll(() => seen.join()).toContain('the policy stopped script-src');
  await context.close();
});

/** Sends as fast as it is let; `false` when the text was refused as unfit. Anything else is a fault. */
function sender(request: APIRequestContext, origin: string) {
  return async function send(method: 'post' | 'patch', path: string, data: object): Promise<boolean> {
    const headers = { origin, ...(method === 'patch' ? { 'if-match': '*' } : {}) };
    const answer = await request[method](path, { data, headers });
    if (answer.ok()) return true;
    if (answer.status() === 422) return false;
    if (answer.status() !== 429)
      throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
    await new Promise((done) => setTimeout(done, 1_000 * Number(answer.headers()['retry-after'] ?? 1)));
    return send(method, path, data);
  };
}
