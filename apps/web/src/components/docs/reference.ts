import {
  type AsyncapiDocument,
  type Content,
  nameOf,
  type OpenapiDocument,
  type OperationObject,
  type ParameterObject,
  type Ref,
  type ResponseObject,
  type Schema,
} from './api-document.ts';

/**
 * The two documents in the order in which they are read: resource by resource, with everything that an operation needs beside it. It says
 * nothing that is not in the documents.
 */
export type Reference = {
  title: string;
  summary: string;
  version: string;
  /** Paragraphs. */
  about: readonly string[];
  credentials: readonly { name: string; description: string }[];
  resources: readonly Resource[];
  errors: readonly Refusal[];
  socket: Socket;
  shapes: readonly Shape[];
};

export type Resource = { name: string; description: string; operations: readonly Operation[] };

export type Operation = {
  /** Also where it stands on the page: `#createMessage`. */
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string;
  who: Who;
  parameters: readonly ParameterObject[];
  body: Body | undefined;
  answers: readonly Answer[];
  refusals: readonly Refusal[];
};

/** A person who is signed in may always ask as themselves; a key needs a scope. */
export type Who = { kind: 'anyone' } | { kind: 'signed-in'; scopes: readonly string[] };
export type Body = {
  mediaType: string;
  /** As the operation names it, and what that is. */
  schema: Schema;
  fields: Schema;
  example: unknown;
  isRequired: boolean;
};
export type Answer = { status: string; description: string; schema: Schema | undefined; example: unknown };
export type Refusal = { status: number; code: string; title: string };
export type Shape = { name: string; schema: Schema };

export type Socket = {
  about: readonly string[];
  channels: string;
  fromClient: readonly SocketMessage[];
  fromServer: readonly SocketMessage[];
  closeCodes: readonly { code: number; name: string; client: string }[];
};
export type SocketMessage = {
  id: string;
  name: string;
  summary: string | undefined;
  schema: Schema;
  example: unknown;
};

export function referenceOf(openapi: OpenapiDocument, asyncapi: AsyncapiDocument): Reference {
  const operations = Object.entries(openapi.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      tag: operation.tags[0],
      operation: operationOf(openapi, path, method, operation),
    })),
  );
  return {
    title: openapi.info.title,
    summary: openapi.info.summary,
    version: openapi.info.version,
    about: paragraphsOf(openapi.info.description),
    credentials: Object.entries(openapi.components.securitySchemes).map(([name, { description }]) => ({
      name,
      description,
    })),
    resources: openapi.tags.map(({ name, description }) => ({
      name,
      description,
      operations: operations.filter(({ tag }) => tag === name).map(({ operation }) => operation),
    })),
    errors: refusalsIn(Object.values(openapi.components.responses)),
    socket: socketOf(asyncapi),
    shapes: shapesOf(openapi, asyncapi),
  };
}

function operationOf(
  { components }: OpenapiDocument,
  path: string,
  method: string,
  operation: OperationObject,
): Operation {
  const responses = Object.entries(operation.responses).map(([status, response]) => ({
    status,
    response: isRef(response) ? pick(components.responses, response) : response,
  }));
  const isRefusal = (status: string) => Number(status) >= 400;
  return {
    id: operation.operationId,
    method: method.toUpperCase(),
    path,
    summary: operation.summary,
    description: withoutWho(operation.description ?? ''),
    who: whoOf(operation),
    parameters: operation.parameters.map((parameter) =>
      isRef(parameter) ? pick(components.parameters, parameter) : parameter,
    ),
    body: bodyOf(components, operation),
    answers: responses
      .filter(({ status }) => !isRefusal(status))
      .map(({ status, response }) => answerOf(status, response)),
    refusals: refusalsIn(responses.filter(({ status }) => isRefusal(status)).map(({ response }) => response)),
  };
}

/** The document's last sentence is about credentials, for readers that show nothing else; here it has a place of its own. */
const withoutWho = (description: string): string =>
  description.replace(/\s*(An API key needs `[^`]+`|Anyone may ask)\.$/, '');

function whoOf({ security }: OperationObject): Who {
  if (security.length === 0) return { kind: 'anyone' };
  return { kind: 'signed-in', scopes: security.flatMap(({ key = [] }) => key) };
}

function bodyOf(
  { schemas }: OpenapiDocument['components'],
  { requestBody }: OperationObject,
): Body | undefined {
  const [first] = Object.entries(requestBody?.content ?? {});
  if (requestBody === undefined || first === undefined) return undefined;
  const [mediaType, content] = first;
  return {
    mediaType,
    schema: content.schema,
    fields: isRef(content.schema) ? pick(schemas, content.schema) : content.schema,
    example: exampleOf(content),
    isRequired: requestBody.required ?? false,
  };
}

function answerOf(status: string, { description, content = {} }: ResponseObject): Answer {
  const [body] = Object.values(content);
  return {
    status,
    description,
    schema: body?.schema,
    example: body === undefined ? undefined : exampleOf(body),
  };
}

const exampleOf = ({ example, examples = {} }: Content): unknown =>
  example ?? Object.values(examples)[0]?.value;

/** Each code once, by status; its title is in the example of the problem that says it. */
function refusalsIn(responses: readonly ResponseObject[]): Refusal[] {
  const problems = responses
    .flatMap(({ content = {} }) => Object.values(content))
    .flatMap(({ examples = {} }) => Object.values(examples).map(({ value }) => value as Refusal));
  const byCode = new Map(problems.map(({ status, code, title }) => [code, { status, code, title }]));
  return [...byCode.values()].sort((a, b) => a.status - b.status || a.code.localeCompare(b.code));
}

function socketOf({ info, channels, operations, components }: AsyncapiDocument): Socket {
  const [live] = Object.values(channels);
  const summaries = new Map(
    Object.values(operations).flatMap(({ summary, messages }) =>
      messages.map(({ $ref }) => [nameOf($ref), summary] as const),
    ),
  );
  const messages = Object.entries(components.messages).map(([id, { name, payload, examples }]) => ({
    id,
    name,
    summary: summaries.get(id),
    schema: payload,
    example: examples[0]?.payload,
  }));
  return {
    about: paragraphsOf(info.description),
    channels: live?.description ?? '',
    fromClient: messages.filter(({ id }) => id.startsWith('client-')),
    fromServer: messages.filter(({ id }) => id.startsWith('server-')),
    closeCodes: live?.['x-close-codes'] ?? [],
  };
}

/** What both documents name is the same schema, so it is shown once. */
function shapesOf(openapi: OpenapiDocument, asyncapi: AsyncapiDocument): Shape[] {
  const schemas = { ...asyncapi.components.schemas, ...openapi.components.schemas };
  return Object.entries(schemas)
    .map(([name, schema]) => ({ name, schema }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

const paragraphsOf = (text: string): string[] => text.split('\n\n');

const isRef = (value: object): value is Ref => '$ref' in value;

function pick<Value>(from: Readonly<Record<string, Value>>, { $ref }: Ref): Value {
  const found = from[nameOf($ref)];
  if (found === undefined) throw new Error(`the document has no ${$ref}`);
  return found;
}
