import type { Author } from '@tidewire/protocol';

/** People by id, ascending. A window or a page of them is read without looking at the others. */
export class SortedPeople {
  readonly #ids: string[] = [];
  readonly #people = new Map<string, Author>();

  get size(): number {
    return this.#ids.length;
  }

  /** Adds somebody, or takes over what is new about them. */
  put(person: Author): void {
    if (!this.#people.has(person.id)) this.#ids.splice(this.#indexOf(person.id), 0, person.id);
    this.#people.set(person.id, person);
  }

  delete(id: string): void {
    if (this.#people.delete(id)) this.#ids.splice(this.#indexOf(id), 1);
  }

  first(count: number): Author[] {
    return this.#read(0, count);
  }

  /** Those behind this id, which need not be there itself. */
  after(id: string, count: number): { people: Author[]; more: boolean } {
    const index = this.#indexOf(id);
    const start = this.#ids[index] === id ? index + 1 : index;
    return { people: this.#read(start, count), more: start + count < this.#ids.length };
  }

  #read(start: number, count: number): Author[] {
    return this.#ids.slice(start, start + count).flatMap((id) => this.#people.get(id) ?? []);
  }

  /** Where the id is, or would be. */
  #indexOf(id: string): number {
    let low = 0;
    let high = this.#ids.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#ids[middle] ?? '') < id) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
