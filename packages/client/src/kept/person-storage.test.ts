import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { personStorage } from './person-storage.ts';

type Person = { id: string; name: string };
type Note = { text: string };
const [ada, bob]: Person[] = [
  { id: 'ada', name: 'Ada' },
  { id: 'bob', name: 'Bob' },
] as const as [Person, Person];

let databases = 0;
const nextName = () => {
  databases += 1;
  return `kept-${databases}`;
};

function open(name = nextName()) {
  const storage = personStorage<Person, Note>(name);
  return {
    name,
    storage,
    put: (who: string, key: string, text: string) => storage.change(who, [{ key, next: () => ({ text }) }]),
  };
}

test('what was kept is read again by another tab, with the person it is of', async () => {
  const { name, storage, put } = open();
  expect(await storage.read()).toBeUndefined();
  await storage.begin(ada);
  expect(await put('ada', 'lobby', 'Hello')).toBe(true);
  expect(await open(name).storage.read()).toEqual({ person: ada, records: [{ text: 'Hello' }] });
});

test('a change is given what was there, and can take it away', async () => {
  const { storage, put } = open();
  await storage.begin(ada);
  await put('ada', 'lobby', 'Hello');
  await put('ada', 'other', 'Stays');
  await storage.change('ada', [
    { key: 'lobby', next: (before) => ({ text: `${before?.text}, you` }) },
    { key: 'other', next: () => undefined },
  ]);
  expect((await storage.read())?.records).toEqual([{ text: 'Hello, you' }]);
});

test('whoever begins makes it forget everybody else', async () => {
  const { storage, put } = open();
  await storage.begin(ada);
  await put('ada', 'lobby', 'Between us');
  await storage.begin(bob);
  expect(await storage.read()).toEqual({ person: bob, records: [] });
  await storage.begin(ada);
  expect((await storage.read())?.records).toEqual([]);
});

test('the same person who begins again finds everything, under their name of now', async () => {
  const { storage, put } = open();
  await storage.begin(ada);
  await put('ada', 'lobby', 'Hello');
  await storage.begin({ id: 'ada', name: 'Augusta' });
  expect(await storage.read()).toEqual({
    person: { id: 'ada', name: 'Augusta' },
    records: [{ text: 'Hello' }],
  });
});

test('after forgetting nothing is there, and a tab that did not hear of it puts nothing back', async () => {
  const { name, storage, put } = open();
  await storage.begin(ada);
  await put('ada', 'lobby', 'Hello');
  await open(name).storage.forget();
  expect(await put('ada', 'lobby', 'Hello again')).toBe(false);
  expect(await storage.read()).toBeUndefined();
  await storage.begin(ada);
  expect((await storage.read())?.records).toEqual([]);
});

test('closed, it opens again when it is used', async () => {
  const { storage, put } = open();
  await storage.begin(ada);
  storage.close();
  await put('ada', 'lobby', 'Hello');
  expect((await storage.read())?.records).toEqual([{ text: 'Hello' }]);
});
