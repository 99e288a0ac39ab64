/**
 * The OpenAPI 3.1 document of the REST API, made from the declarations that the routes run and the schemas that validate. Nothing about an
 * operation is said here.
 */
import { limits } from '@tidewire/protocol';
import type { Scope } from '../../apps/web/src/lib/caller.ts';
import type { JsonSchema } from '../schemas/json-schemas.ts';
import { createSchemaBook } from '../schemas/json-schemas.ts';
import { conditionParameters } from './conditions.ts';
import { headers } from './headers.ts';
import { operationObject, tagOf } from './operation-object.ts';
import { createProblemResponses } from './problems.ts';
import { type Endpoint, findEndpoints } from './routes.ts';

export async function openapiDocument(): Promise<JsonSchema> {
  return documentOf(await findEndpoints());
}

export function documentOf(endpoints: readonly Endpoint[]): JsonSchema {
  const book = createSchemaBook();
  const problems = createProblemResponses(book);
  const paths: Record<string, JsonSchema> = {};
  for (const endpoint of endpoints) {
    const path = paths[endpoint.path] ?? {};
    path[endpoint.method] = operationObject(endpoint, book, problems);
    paths[endpoint.path] = path;
  }
  const used = new Set(endpoints.map(({ operation }) => tagOf(operation)));
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tidewire REST API',
      summary: 'Rooms, people and feeds. What moves comes over the socket: see the AsyncAPI document.',
      description: about,
      version: '1.0.0',
      license: { name: 'MIT', identifier: 'MIT' },
      contact: { name: 'Tidewire', url: 'https://github.com/tidewire/tidewire' },
    },
    servers: [
      { url: '/', 'x-internal': false, description: 'Production: the origin that serves this document' },
    ],
    tags: Object.entries(tags)
      .filter(([name]) => used.has(name))
      .map(([name, description]) => ({ name, description })),
    paths,
    components: {
      schemas: book.components(),
      responses: problems.components(),
      parameters: conditionParameters,
      headers,
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'tidewire.session_token',
          description:
            'The cookie of a signed-in browser; its name has the port in it when the address has one. What changes something also needs `Origin` or `Sec-Fetch-Site` of our own pages.',
        },
        key: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'tw_…',
          description:
            'An API key (RFC 6750). The scope that an operation needs is named with it; a scope that changes things reads them too.',
        },
      },
    },
  };
}

const about = [
  'Names are camelCase, ids are opaque, times are RFC 3339 in UTC. Unknown fields and query parameters are refused (422), and readers are to ignore fields that they do not know.',
  'A failure is a problem (RFC 9457) with a `code` that the socket uses too. What is refused before an operation is chosen is one as well: 405, 408, 431 and unknown paths.',
  `A person may write ${limits.publishPerSecondPerUser} messages a second. Lists are read page by page with \`limit\` and the opaque \`cursor\`.`,
].join('\n\n');

/** What a scope is about is a tag: a new kind of scope needs its words here. No operation asks for `admin:act` by itself. */
type Tag = 'service' | (Exclude<Scope, 'admin:act'> extends `${infer Subject}:${string}` ? Subject : never);

const tags: Readonly<Record<Tag, string>> = {
  users: 'People and their accounts.',
  rooms: 'Rooms and who is in them.',
  messages: 'What is written in rooms.',
  feeds: 'Quotes and matches, and who watches them.',
  tickets: 'The way onto the socket.',
  keys: 'API keys, for scripts that act as their owner.',
  audit: 'What was done to others, and why.',
  service: 'How the service itself is.',
};
