/** What the fuzzer has heard of: values by the name of their parameter, and what is there by the path that it stands at. */
import type { Openapi } from './document.fixture.ts';

/** The parameters of one path, by their names. */
export type Place = Record<string, string>;

export type Places = {
  /** That there is something at this path, as an answer said. */
  learn(path: string): void;
  forget(path: string): void;
  /** A value that an answer gave to something of this name. */
  remember(name: string, value: unknown): void;
  /** Latest last. */
  valuesOf(name: string): readonly string[];
  /** Every value, whatever it is the name of. */
  all(): readonly string[];
  /** What is there at a path of the document, latest last; where nothing is, what is on the way there. */
  near(template: string): readonly Place[];
};

const mostValues = 30;
const mostPlaces = 20;

/** `known` is what is there from the beginning, by the name of the parameter; it is never forgotten. */
export function createPlaces(document: Openapi, known: Record<string, string[]>): Places {
  const templates = Object.keys(document.paths).filter((template) => template.includes('{'));
  const names = new Set(templates.flatMap(namesOf));
  const values = new Map(Object.entries(known).map(([name, of]) => [name, [...of]]));
  const places = new Map<string, Place[]>();

  const remember: Places['remember'] = (name, value) => {
    if (typeof value !== 'string' || !names.has(name)) return;
    const of = values.get(name) ?? [];
    if (!of.includes(value)) of.push(value);
    if (of.length > mostValues) of.splice(known[name]?.length ?? 0, 1);
    values.set(name, of);
  };

  return {
    remember,
    learn: (path) => {
      for (const template of templates) {
        const place = placeAt(template, path);
        if (place === undefined) continue;
        for (const [name, value] of Object.entries(place)) remember(name, value);
        const of = [...(places.get(template) ?? []), place];
        places.set(template, of.slice(-mostPlaces));
      }
    },
    forget: (path) => {
      for (const template of templates) {
        const gone = placeAt(template, path);
        const of = places.get(template);
        if (gone === undefined || of === undefined) continue;
        places.set(
          template,
          of.filter((place) => !namesOf(template).every((name) => place[name] === gone[name])),
        );
        const name = namesOf(template).at(-1) ?? '';
        const isKnown = known[name]?.includes(gone[name] ?? '') ?? false;
        if (!isKnown)
          values.set(
            name,
            (values.get(name) ?? []).filter((value) => value !== gone[name]),
          );
      }
    },
    valuesOf: (name) => values.get(name) ?? [],
    all: () => [...values.values()].flat(),
    near: (template) => {
      const onTheWay = waysTo(template)
        .toReversed()
        .find((way) => (places.get(way)?.length ?? 0) > 0);
      return onTheWay === undefined ? [] : (places.get(onTheWay) ?? []);
    },
  };
}

export const namesOf = (template: string): string[] =>
  [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

/** `/v1/rooms/{roomId}` and the longer paths after it that end in a parameter, up to the path itself. */
export const waysTo = (template: string): string[] =>
  [...template.matchAll(/\}/g)].map(({ index }) => template.slice(0, index + 1));

export const pathAt = (template: string, valueAt: (name: string) => string): string =>
  template.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(valueAt(name)));

/** What the parameters are when a path is one of the document's. */
export function placeAt(template: string, path: string): Place | undefined {
  const said = template.split('/');
  const given = path.split('/').map(decodeURIComponent);
  if (said.length !== given.length) return undefined;
  if (!said.every((step, at) => step.startsWith('{') || step === given[at])) return undefined;
  return Object.fromEntries(
    said.flatMap((step, at) => (step.startsWith('{') ? [[step.slice(1, -1), given[at] ?? '']] : [])),
  );
}
