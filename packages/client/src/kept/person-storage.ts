/**
 * Records of the person at this browser, in IndexedDB, to be read again where there is no network. Of one person only: whoever begins
 * makes it forget everybody else, and after `forget` nothing more is taken until somebody begins again, also from another tab that
 * did not hear of it. What the records say is not its business.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** What is to be kept under `key`, given what is kept there already; `undefined`: nothing any more. */
export type RecordChange<Value> = {
  readonly key: string;
  readonly next: (before: Value | undefined) => Value | undefined;
};

export type PersonStorage<Person extends { readonly id: string }, Value> = {
  /** Forgets everybody else. */
  begin(person: Person): Promise<void>;
  /** All of the changes or none. @returns false when this person is not kept here any more: nothing was changed */
  change(personId: string, changes: readonly RecordChange<Value>[]): Promise<boolean>;
  /** The person who began last, and all that is kept of them. */
  read(): Promise<{ readonly person: Person; readonly records: readonly Value[] } | undefined>;
  forget(): Promise<void>;
  close(): void;
};

type Schema = DBSchema & {
  people: { key: string; value: { readonly id: string } };
  records: { key: [personId: string, key: string]; value: unknown };
};

/** @param name of the database; its values are plain data, as `structuredClone` takes it */
export function personStorage<Person extends { readonly id: string }, Value>(
  name: string,
): PersonStorage<Person, Value> {
  let opening: Promise<IDBPDatabase<Schema>> | undefined;
  const forgetOpening = () => {
    opening = undefined;
  };
  const close = () => {
    // If it did not open there is nothing to close, and whoever wanted to use it has been told.
    opening?.then(
      (database) => database.close(),
      () => undefined,
    );
    forgetOpening();
  };
  const open = () => {
    opening ??= openDB<Schema>(name, 1, {
      upgrade(database) {
        database.createObjectStore('people', { keyPath: 'id' });
        database.createObjectStore('records');
      },
      // A newer page wants another version: make room; the next use opens what is there then.
      blocking: close,
      terminated: forgetOpening,
    });
    // A failure to open is told to whoever waits; the next use tries anew.
    opening.catch(forgetOpening);
    return opening;
  };
  const toChange = async () => {
    const transaction = (await open()).transaction(['people', 'records'], 'readwrite');
    return {
      people: transaction.objectStore('people'),
      records: transaction.objectStore('records'),
      done: transaction.done,
    };
  };
  return {
    async begin(person) {
      const { people, records, done } = await toChange();
      for (const id of await people.getAllKeys()) if (id !== person.id) await people.delete(id);
      for (const key of await records.getAllKeys()) if (key[0] !== person.id) await records.delete(key);
      await people.put(person);
      await done;
    },
    async change(personId, changes) {
      const { people, records, done } = await toChange();
      const isHere = (await people.getKey(personId)) !== undefined;
      for (const { key, next } of isHere ? changes : []) {
        const place: [string, string] = [personId, key];
        const now = next((await records.get(place)) as Value | undefined);
        if (now === undefined) await records.delete(place);
        else await records.put(now, place);
      }
      await done;
      return isHere;
    },
    async read() {
      const transaction = (await open()).transaction(['people', 'records']);
      const [person] = await transaction.objectStore('people').getAll(undefined, 1);
      const kept =
        person === undefined
          ? []
          : await transaction.objectStore('records').getAll(IDBKeyRange.bound([person.id], [person.id, []]));
      await transaction.done;
      return person === undefined ? undefined : { person: person as Person, records: kept as Value[] };
    },
    async forget() {
      const { people, records, done } = await toChange();
      await people.clear();
      await records.clear();
      await done;
    },
    close,
  };
}
