/** One reading for all who ask for the same while it is under way; nothing is kept afterwards. */
export class SharedReads<T> {
  readonly #read: (key: number) => Promise<T>;
  readonly #underWay = new Map<number, Promise<T>>();

  constructor(read: (key: number) => Promise<T>) {
    this.#read = read;
  }

  get(key: number): Promise<T> {
    const underWay = this.#underWay.get(key);
    if (underWay !== undefined) return underWay;
    const reading = this.#read(key).finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, reading);
    return reading;
  }
}
