/**
 * Which matches somebody has looked at although scores are held back: on this device, for a day, bounded. It is about what these eyes have
 * seen, so it is nobody else's and not the server's.
 */
const keptMs = 24 * 3_600_000;
const mostKept = 200;

type Shelf = Pick<Storage, 'getItem' | 'setItem'>;
type Entries = readonly (readonly [feedId: string, at: number])[];

export class RevealedMatches {
  readonly #shelf: Shelf | undefined;
  readonly #key: string;
  readonly #now: () => number;
  readonly #listeners = new Set<() => void>();
  #entries: Entries;
  #ids: ReadonlySet<string>;

  /** Without a shelf, where storage is forbidden, a reload forgets. */
  constructor(shelf: Shelf | undefined, userId: string, now: () => number = Date.now) {
    this.#shelf = shelf;
    this.#key = `tidewire:revealed:${userId}`;
    this.#now = now;
    this.#entries = this.#read();
    this.#ids = new Set(this.#entries.map(([feedId]) => feedId));
  }

  /** The same set until something changes. */
  get ids(): ReadonlySet<string> {
    return this.#ids;
  }

  reveal(feedId: string): void {
    this.#set([...this.#entries.filter(([id]) => id !== feedId), [feedId, this.#now()] as const]);
  }

  hide(feedId: string): void {
    this.#set(this.#entries.filter(([id]) => id !== feedId));
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #set(entries: Entries): void {
    this.#entries = entries.slice(-mostKept);
    this.#ids = new Set(this.#entries.map(([feedId]) => feedId));
    try {
      this.#shelf?.setItem(this.#key, JSON.stringify(this.#entries));
    } catch (error) {
      // Storage that is full or forbidden keeps nothing over a reload; this page still knows.
      if (!(error instanceof DOMException)) throw error;
    }
    for (const listener of this.#listeners) listener();
  }

  #read(): Entries {
    const kept: unknown = parse(this.#shelf?.getItem(this.#key) ?? null);
    if (!Array.isArray(kept)) return [];
    const oldest = this.#now() - keptMs;
    return kept.filter(isEntry).filter(([, at]) => at > oldest);
  }
}

const isEntry = (entry: unknown): entry is readonly [string, number] =>
  Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'number';

/** What another version or a person's own hand has put there counts for nothing. */
function parse(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
