import { readFile } from 'node:fs/promises';
import { Parser } from '@asyncapi/parser';
import { ClientMessageSchema, closeCodes, ServerMessageSchema } from '@tidewire/protocol';
import { expect, test } from 'vitest';

type Asyncapi = {
  channels: { live: { messages: object; 'x-close-codes': { code: number }[] } };
  operations: Record<
    string,
    { action: string; messages: { $ref: string }[]; reply?: { messages: { $ref: string }[] } }
  >;
  components: { messages: Record<string, { examples: { payload: unknown }[] }> };
};

const text = (): Promise<string> =>
  readFile(new URL('../../docs/api/asyncapi.json', import.meta.url), 'utf8');
const read = async (): Promise<Asyncapi> => JSON.parse(await text());

/** Severity 0 is an error, 1 a warning. */
async function findings(document: string): Promise<string[]> {
  const { diagnostics } = await new Parser().parse(document);
  return diagnostics.filter(({ severity }) => severity <= 1).map(({ message }) => message);
}

test('[A44] the socket’s document is valid AsyncAPI 3', async () => {
  expect(await findings(await text())).toEqual([]);
});

test('[A44] the parser finds what is wrong', async () => {
  const document = await read();
  document.operations['receive-ping'] = { action: 'whisper', messages: [] };
  expect(await findings(JSON.stringify(document))).not.toEqual([]);
});

test('[A44] everything that may be said is in it once, and everything in it may be said', async () => {
  const { components, operations, channels } = await read();
  const types = [
    ...ClientMessageSchema.options.map((option) => `client-${option.shape.type.value}`),
    ...ServerMessageSchema.options.map((option) => `server-${option.shape.type.value}`),
  ];
  expect(Object.keys(components.messages).sort()).toEqual(types.sort());
  const used = Object.values(operations).flatMap(({ messages, reply }) => [
    ...messages,
    ...(reply?.messages ?? []),
  ]);
  expect([...new Set(used.map(({ $ref }) => $ref.split('/').at(-1)))].sort()).toEqual(types);
  expect(channels.live['x-close-codes'].map(({ code }) => code)).toEqual(Object.values(closeCodes));
});

test('[A44] every example could be said', async () => {
  for (const [name, { examples }] of Object.entries((await read()).components.messages)) {
    const schema = name.startsWith('client-') ? ClientMessageSchema : ServerMessageSchema;
    for (const { payload } of examples)
      expect(schema.safeParse(payload).error?.issues ?? [], name).toEqual([]);
  }
});
