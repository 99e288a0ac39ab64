import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContext, Page } from '@playwright/test';

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/** The rules whose outcome another theme can change: the page is the same, its colours are not. */
const rulesOfColour = ['color-contrast', 'link-in-text-block'];

/** What is wrong with a page, in words; nothing when all is well. */
export type Faults = readonly string[];

/** What axe finds by WCAG 2.0 to 2.2, A and AA, in both themes, and what is wider than the place it has. Leaves the page light. */
export async function faultsOf(page: Page): Promise<Faults> {
  await inTheme(page, 'light');
  const light = await new AxeBuilder({ page }).withTags(wcag).analyze();
  const wide = await page.evaluate(whatIsTooWide);
  await inTheme(page, 'dark');
  const dark = await new AxeBuilder({ page }).withRules(rulesOfColour).analyze();
  await inTheme(page, 'light');
  return [...inWords('light', light.violations), ...inWords('dark', dark.violations), ...wide];
}

/** The page takes the system's theme. Motion is reduced: a colour that is on its way to another is not yet a colour to judge. */
async function inTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await page.locator(`html[data-theme=${theme}]`).waitFor();
  // The new colours are there at the next frame, and so are those that a script draws with.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

type Violations = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'];

const inWords = (theme: string, violations: Violations): Faults =>
  violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${theme}: ${id}: ${html}\n${failureSummary ?? ''}`),
  );

/** The document, and what scrolls or clips in it: none may hold more than its width. Runs in the page. */
function whatIsTooWide(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  const faults = scrollWidth > clientWidth ? [`the document is ${scrollWidth} wide in ${clientWidth}`] : [];
  for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
    if (element.clientWidth <= 1 || element.scrollWidth <= element.clientWidth) continue;
    const { overflowX, textOverflow, display } = getComputedStyle(element);
    // What is cut with an ellipsis, or scrolls sideways on purpose as code and wide tables do, is no accident.
    if (overflowX === 'visible' || textOverflow === 'ellipsis' || display === 'inline') continue;
    if (element.matches('pre, input, textarea')) continue;
    faults.push(`${element.scrollWidth} wide in ${element.clientWidth}: ${element.outerHTML.slice(0, 200)}`);
  }
  return faults;
}

/** Hears what a browser complains of: errors in the console, errors nobody caught, and what the content security policy refused. */
export class Complaints {
  readonly #heard: string[] = [];
  readonly #expected: RegExp[] = [];

  /** For every page that is opened in `context` from now on. */
  static async in(context: BrowserContext): Promise<Complaints> {
    const complaints = new Complaints();
    context.on('console', (message) => {
      if (message.type() === 'error') complaints.#hear(`${message.text()} (${message.location().url})`);
    });
    context.on('weberror', (error) => complaints.#hear(`not caught: ${error.error().message}`));
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        console.error(`the policy refused ${blockedURI} by ${violatedDirective}`),
      );
    });
    return complaints;
  }

  /** From now on these belong to what is being tried. */
  expect(pattern: RegExp): void {
    this.#expected.push(pattern);
  }

  get unexpected(): Faults {
    return this.#heard;
  }

  #hear(words: string): void {
    if (!this.#expected.some((pattern) => pattern.test(words))) this.#heard.push(words);
  }
}
