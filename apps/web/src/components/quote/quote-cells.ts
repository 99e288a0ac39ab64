import type { Provenance } from '@tidewire/protocol/wire';
import type { Direction } from '#web/realtime/quotes/quote-board.ts';
import type { FreshnessView, QuoteView } from './quote-view.ts';

/**
 * The cells of one quote on the page, found once by `data-cell` and written to directly. It touches the document only where a text has
 * changed; React drew the cells and never hears of a tick.
 */
export class QuoteCells {
  readonly #root: HTMLElement;
  readonly #cells = new Map<string, HTMLElement[]>();
  readonly #written = new Map<string, string>();
  readonly #mayMove: () => boolean;
  #flash: Animation | undefined;

  constructor(root: HTMLElement, mayMove: () => boolean) {
    this.#root = root;
    this.#mayMove = mayMove;
    for (const element of root.querySelectorAll<HTMLElement>('[data-cell]')) {
      const name = element.dataset.cell ?? '';
      this.#cells.set(name, [...(this.#cells.get(name) ?? []), element]);
    }
  }

  write(view: QuoteView): void {
    for (const name of textCells) this.#text(name, view[name]);
    this.#attribute('trend', view.trend);
    const at = view.rangeAt === undefined ? '' : `${(view.rangeAt * 100).toFixed(1)}%`;
    if (this.#isNew('rangeAt', at))
      for (const cell of this.#cells.get('range') ?? []) {
        cell.style.setProperty('--at', at === '' ? '50%' : at);
        cell.dataset.known = String(at !== '');
      }
  }

  writeFreshness({ label, title, tone }: FreshnessView): void {
    this.#text('age', label);
    this.#attribute('tone', tone);
    if (this.#isNew('ageTitle', title)) for (const cell of this.#cells.get('age') ?? []) cell.title = title;
  }

  writeProvenance(provenance: Provenance, label: string): void {
    this.#text('provenance', label);
    this.#attribute('provenance', provenance);
  }

  writeLine(path: string): void {
    if (this.#isNew('line', path))
      for (const cell of this.#cells.get('line') ?? []) cell.setAttribute('d', path);
  }

  has(name: string): boolean {
    return this.#cells.has(name);
  }

  writeText(name: string, text: string): void {
    this.#text(name, text);
  }

  /** Shows that the price has just moved, and which way: by an arrow, and by a wash behind the number unless motion is unwelcome. */
  flash(direction: Direction): void {
    if (direction === 'none') return;
    this.#text('tick', direction === 'up' ? '↑' : '↓');
    for (const cell of this.#cells.get('tick') ?? []) cell.dataset.direction = direction;
    const cell = this.#cells.get('last')?.[0];
    if (cell === undefined || !this.#mayMove()) return;
    this.#flash?.cancel();
    this.#flash = cell.animate(
      [
        { backgroundColor: `color-mix(in oklab, var(--${direction}) 26%, transparent)` },
        { backgroundColor: 'transparent' },
      ],
      { duration: 500, easing: 'ease-out' },
    );
  }

  #text(name: string, text: string): void {
    if (this.#isNew(name, text)) for (const cell of this.#cells.get(name) ?? []) cell.textContent = text;
  }

  #attribute(name: string, value: string): void {
    if (this.#isNew(name, value)) this.#root.dataset[name] = value;
  }

  #isNew(name: string, value: string): boolean {
    if (this.#written.get(name) === value) return false;
    this.#written.set(name, value);
    return true;
  }
}

const textCells = [
  'last',
  'change',
  'percent',
  'bid',
  'ask',
  'spread',
  'volume',
  'dayLow',
  'dayHigh',
  'previousClose',
] as const satisfies (keyof QuoteView)[];
