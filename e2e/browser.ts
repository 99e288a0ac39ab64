import { existsSync } from 'node:fs';
import { chromium, type LaunchOptions } from '@playwright/test';

/** Debian's Chromium where it is installed, else the one that Playwright manages. */
const systemChromium = [process.env.CHROMIUM_PATH ?? '', '/usr/bin/chromium'].find(
  (path) => path !== '' && existsSync(path),
);

/** How the browser of journeys and benches is started. */
export const launchOptions: LaunchOptions = {
  ...(systemChromium === undefined ? {} : { executablePath: systemChromium }),
  args: [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

export const startBrowser = () => chromium.launch(launchOptions);
