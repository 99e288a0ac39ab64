/**
 * The AsyncAPI 3 document of the socket, made from the schemas that both sides parse with. It speaks as the gateway: what a client says is
 * received, what the gateway says is sent.
 */
import {
  adviceForClose,
  type ClientMessage,
  ClientMessageSchema,
  closeCodes,
  limits,
  type ServerMessage,
  ServerMessageSchema,
  subprotocol,
} from '@tidewire/protocol';
import type { z } from 'zod';
import { exampleOf } from '../schemas/examples.ts';
import {
  createSchemaBook,
  type Direction,
  type JsonSchema,
  type SchemaBook,
} from '../schemas/json-schemas.ts';

/** What the gateway answers each request with, when it does not answer with an error; `null` is nothing. */
const answers: Readonly<Record<ClientMessage['type'], ServerMessage['type'] | null>> = {
  hello: 'welcome',
  subscribe: 'subscribed',
  unsubscribe: 'ok',
  publish: 'ok',
  history: 'history',
  presence: 'people',
  ping: 'pong',
  signal: null,
};

/** What the gateway says of itself, with when. */
const news: Readonly<Partial<Record<ServerMessage['type'], string>>> = {
  event: 'Something happened on a channel.',
  signal: 'Somebody signals, for example that they type; never kept.',
  presence: 'Who came into and went out of a room’s window.',
  unsubscribed: 'A channel was taken away.',
  heartbeat: 'Nothing else was said for a while.',
  degraded: 'A slow reader gets less, or everything again.',
  goaway: 'The gateway is about to close: come back then.',
};

export function asyncapiDocument(): JsonSchema {
  const book = createSchemaBook();
  const said = messagesOf('client', ClientMessageSchema.options, 'input', book);
  const told = messagesOf('server', ServerMessageSchema.options, 'output', book);
  const all = [...said, ...told];
  const reference = (name: string) => ({ $ref: `#/channels/live/messages/${name}` });
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Tidewire socket',
      version: '1.0.0',
      description: about,
      license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
      contact: { name: 'Tidewire', url: 'https://github.com/tidewire/tidewire' },
      tags: [{ name: 'live', description: 'What moves.' }],
    },
    defaultContentType: 'application/json',
    servers: {
      gateway: {
        host: '{host}',
        pathname: '/live',
        protocol: 'wss',
        description: '`POST /v1/tickets` answers with the address and a ticket.',
        variables: { host: { default: 'localhost:3001', description: 'As in the ticket’s `url`.' } },
      },
    },
    channels: {
      live: {
        address: '/live',
        title: 'The one connection',
        description: channelNames,
        messages: Object.fromEntries(
          all.map(({ name }) => [name, { $ref: `#/components/messages/${name}` }]),
        ),
        bindings: {
          ws: {
            method: 'GET',
            headers: {
              type: 'object',
              required: ['Sec-WebSocket-Protocol'],
              properties: { 'Sec-WebSocket-Protocol': { type: 'string', const: subprotocol } },
            },
          },
        },
        'x-close-codes': Object.entries(closeCodes).map(([name, code]) => ({
          code,
          name,
          client: adviceForClose(code),
        })),
      },
    },
    operations: {
      ...Object.fromEntries(
        said.map(({ name, type }) => [
          `receive-${type}`,
          receive(name, answers[type as ClientMessage['type']], reference),
        ]),
      ),
      ...Object.fromEntries(
        Object.entries(news).map(([type, summary]) => [
          `send-${type}`,
          {
            action: 'send',
            channel: { $ref: '#/channels/live' },
            summary,
            messages: [reference(`server-${type}`)],
          },
        ]),
      ),
    },
    components: {
      schemas: book.components(),
      messages: Object.fromEntries(all.map(({ name, message }) => [name, message])),
    },
  };
}

type Option = z.ZodType & { shape: { type: z.ZodLiteral } };
type Message = { name: string; type: string; message: JsonSchema };

function messagesOf(
  from: string,
  options: readonly unknown[],
  direction: Direction,
  book: SchemaBook,
): Message[] {
  return (options as readonly Option[]).map((option) => {
    const type = String(option.shape.type.value);
    const payload = book.schemaOf(option, direction);
    const example = exampleOf(payload, book);
    return {
      name: `${from}-${type}`,
      type,
      message: {
        name: type,
        title: `${from === 'client' ? 'C→S' : 'S→C'} ${type}`,
        payload,
        examples: [{ payload: example }],
      },
    };
  });
}

const receive = (
  name: string,
  answer: ServerMessage['type'] | null,
  reference: (name: string) => JsonSchema,
): JsonSchema => ({
  action: 'receive',
  channel: { $ref: '#/channels/live' },
  summary: answer === null ? 'Not answered.' : `Answered by \`${answer}\`, or by \`error\`.`,
  messages: [reference(name)],
  ...(answer !== null && {
    reply: {
      channel: { $ref: '#/channels/live' },
      messages: [reference(`server-${answer}`), reference('server-error')],
    },
  }),
});

const about = [
  `Text frames with one JSON object each, subprotocol \`${subprotocol}\`. The first message is \`hello\` with a ticket, within ${limits.helloMs / 1_000} seconds. What has an \`id\` is answered once, with that number in \`re\`.`,
  'Clients ignore types and fields that they do not know; the gateway refuses them.',
  `A message has at most ${limits.messageBytes} bytes. Close codes 4000–4099 mean stop and tell the person, 4100–4199 come back with backoff, 4200–4299 come back and resume.`,
].join('\n\n');

const channelNames =
  'What moves is an event on a channel: `room:{roomId}`, `user:{userId}`, `stream:{userId}` and `timeline:{feedId}` are logs, which never lose; `feed:{feedId}` is a state, which never lags.';
