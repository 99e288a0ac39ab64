import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../people.ts';
import { room } from '../rooms.ts';

/** One pixel, and a picture of 3 × 2. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

type Given = { name: string; mimeType: string; buffer: Buffer };
const picture = (name: string): Given => ({ name, mimeType: 'image/png', buffer: pixel });

const tray = (page: Page): Locator => page.getByRole('list', { name: 'Files to send' });

async function choose(page: Page, ...files: Given[]): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(files);
  for (const { name } of files) {
    await expect(tray(page).getByRole('listitem').filter({ hasText: name })).toContainText('Ready');
  }
}

test.describe('files', () => {
  test('a photo is sent, seen by others, and looked at by keyboard', async ({ signIn }) => {
    const [ada, grace] = await Promise.all([signIn('ada'), signIn('grace')]);
    await room.create(ada.page, 'Darkroom');
    await room.join(grace.page, 'Darkroom');
    await choose(ada.page, picture('harbour.png'), picture('lighthouse.png'));
    await room.say(ada.page, 'Two from the coast');
    await expect(tray(ada.page)).toHaveCount(0);

    for (const { page } of [ada, grace]) {
      const message = room.saying(page, 'Two from the coast');
      await expect(message).toHaveCount(1);
      const shown = message.getByRole('button', { name: 'Look at harbour.png' }).locator('img');
      await expect(shown).toHaveJSProperty('naturalWidth', 1);
    }

    const opener = grace.page.getByRole('button', { name: 'Look at harbour.png' });
    await opener.focus();
    await grace.page.keyboard.press('Enter');
    const lightbox = grace.page.getByRole('dialog', { name: 'harbour.png' });
    await expect(lightbox.getByRole('img', { name: 'harbour.png' })).toBeVisible();
    await grace.page.keyboard.press('ArrowRight');
    await expect(grace.page.getByRole('dialog', { name: 'lighthouse.png' })).toBeVisible();
    await grace.page.keyboard.press('Escape');
    await expect(grace.page.getByRole('dialog')).toHaveCount(0);
    await expect(opener).toBeFocused();
  });

  test('HTML and SVG files run nothing, whatever they are called', async ({ signIn }) => {
    const ada = await signIn('ada');
    await room.create(ada.page, 'Quarantine');
    const dialogs: string[] = [];
    ada.context.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    const script = 'window.opener?.postMessage("ran", "*"); alert(document.domain)';
    const hostile: Given[] = [
      ['page.html', 'text/html', `<!doctype html><script>${script}</script>`],
      ['drawing.svg', 'image/svg+xml', `<svg xmlns="http://www.w3.org/2000/svg" onload="${script}"/>`],
      ['photo.png', 'image/png', `<svg xmlns="http://www.w3.org/2000/svg"><script>${script}</script></svg>`],
      ['<img src=x onerror=alert(1)>.txt', 'text/plain', script],
    ].map(([name = '', mimeType = '', text = '']) => ({ name, mimeType, buffer: Buffer.from(text) }));
    await ada.page.locator('input[type=file]').setInputFiles(hostile);
    await expect(tray(ada.page).getByText('Ready')).toHaveCount(hostile.length);
    await room.say(ada.page, 'Four strange ones');
    const message = room.saying(ada.page, 'Four strange ones');
    const links = message.getByRole('link');
    await expect(links).toHaveCount(hostile.length);

    for (const link of await links.all()) {
      const address = await link.getAttribute('href');
      const opened = await ada.context.newPage();
      const download = opened.waitForEvent('download');
      // The browser saves it and stays where it was, which it calls a navigation that was aborted.
      await opened
        .goto(String(address))
        .catch((error: unknown) => expect(String(error)).toMatch(/Download|ERR_ABORTED/));
      await (await download).cancel();
      expect(opened.url()).toBe('about:blank');
      await opened.close();
    }
    expect(dialogs).toEqual([]);
  });

  test('a picture is pasted and sent without a word', async ({ signIn }) => {
    const ada = await signIn('ada');
    await room.create(ada.page, 'Clippings');
    await ada.page.getByRole('textbox', { name: /^Message / }).evaluate(
      (field, bytes) => {
        const clipboardData = new DataTransfer();
        clipboardData.items.add(new File([new Uint8Array(bytes)], 'pasted.png', { type: 'image/png' }));
        field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      },
      [...pixel],
    );
    await expect(tray(ada.page).getByText('Ready')).toBeVisible();
    await ada.page.getByRole('button', { name: 'Send' }).click();
    await expect(ada.page.getByRole('button', { name: 'Look at pasted.png' })).toBeVisible();
    await expect(
      ada.page.getByRole('navigation', { name: 'Your rooms' }).getByRole('link', { name: /Clippings/ }),
    ).toContainText('Ada: Attachment');
  });

  test('what was chosen survives a reload and a look at another room, and goes on when there is a connection', async ({
    signIn,
    stack,
  }) => {
    test.setTimeout(180_000);
    const { page } = await signIn('katherine');
    await room.create(page, 'Plate archive');
    await choose(page, picture('first-plate.png'));
    await page.reload();
    const kept = tray(page).getByRole('listitem');
    await expect(kept.filter({ hasText: 'first-plate.png' })).toContainText('Ready');
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await Promise.all([stack.stopGateway(), stack.stopWeb()]);
    try {
      await page.locator('input[type=file]').setInputFiles([picture('second-plate.png')]);
      await expect(kept.filter({ hasText: 'second-plate.png' })).toContainText('No connection');
      await page.reload();
      await expect(kept.filter({ hasText: 'second-plate.png' })).toContainText('No connection');
    } finally {
      await Promise.all([stack.startGateway(), stack.startWeb()]);
    }
    for (const name of ['first-plate.png', 'second-plate.png'])
      await expect(kept.filter({ hasText: name })).toContainText('Ready', { timeout: 60_000 });
    await room.create(page, 'Somewhere else');
    await expect(tray(page)).toHaveCount(0);
    await page
      .getByRole('navigation', { name: 'Your rooms' })
      .getByRole('link', { name: /Plate archive/ })
      .click();
    await expect(kept.getByText('Ready')).toHaveCount(2);
    await room.say(page, 'Both plates');
    await expect(room.saying(page, 'Both plates').getByRole('button', { name: /^Look at/ })).toHaveCount(2);
    await expect(tray(page)).toHaveCount(0);
    await page.reload();
    await room.hasOnce(page, 'Both plates');
    await expect(tray(page)).toHaveCount(0);
  });

  test('a dropped upload goes on after the network came back', async ({ signIn }) => {
    const ada = await signIn('ada');
    await room.create(ada.page, 'Tunnel');
    const bytes = Buffer.alloc(6 * 1_024 * 1_024, 7);
    const offsets: string[] = [];
    let cuts = 0;
    await ada.page.route('**/v1/attachments/*/upload', async (route) => {
      const { 'upload-offset': offset } = route.request().headers();
      if (route.request().method() === 'PATCH') offsets.push(String(offset));
      // The second part is cut off twice.
      const isCut = offset !== undefined && offset !== '0' && cuts < 2;
      if (isCut) cuts += 1;
      await (isCut ? route.abort('connectionreset') : route.continue());
    });
    await choose(ada.page, { name: 'long.bin', mimeType: 'application/octet-stream', buffer: bytes });
    expect(cuts).toBe(2);
    expect(offsets.filter((offset) => offset === '0')).toHaveLength(1);
    await room.say(ada.page, 'Through the tunnel');
    const link = room.saying(ada.page, 'Through the tunnel').getByRole('link', { name: /long\.bin/ });
    await expect(link).toContainText('6 MB');
  });
});
