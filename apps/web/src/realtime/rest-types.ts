import type { paths } from '../../../../docs/api/openapi.d.ts';

/**
 * What the API's document says of a call, as types: an address, a parameter, a body or an answer that is not in the document does not
 * compile. Nothing here exists at run time.
 */
export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

type Operation = { responses: object };

/** The addresses that answer to a method, as the document writes them: `/v1/rooms/{roomId}`. */
export type PathsWith<M extends Method> = {
  [P in keyof paths]: paths[P] extends { [_ in M]: Operation } ? P : never;
}[keyof paths];

/** Looked up one by one: all operations at once are more than the compiler takes. */
export type OperationAt<M extends Method, P extends PathsWith<M>> = paths[P] extends {
  [_ in M]: infer O extends Operation;
}
  ? O
  : never;

/** What is given to a call besides its address. */
export type Given<O extends Operation> = PathGiven<O> & QueryGiven<O> & BodyGiven<O> & CallOptions;

export type CallOptions = {
  /** The `ETag` that a PATCH or DELETE goes by. Without one it is meant whatever else has changed meanwhile. */
  ifMatch?: string;
  signal?: AbortSignal;
  /** It goes out although the page is being left. */
  keepalive?: boolean;
};

type PathGiven<O> = O extends { parameters: { path: infer Path } } ? { path: Path } : { path?: never };

type QueryGiven<O> = O extends { parameters: { query?: infer Query } }
  ? [Query] extends [never] | [undefined]
    ? { query?: never }
    : { query?: Optional<NonNullable<Query>> }
  : { query?: never };

/** What need not be given may be given as undefined too: it is left out of the address and of the JSON. */
type Optional<Values> = {
  [K in keyof Values]: Partial<Pick<Values, K>> extends Pick<Values, K> ? Values[K] | undefined : Values[K];
};

type BodyGiven<O> = O extends { requestBody: { content: infer Content } }
  ? { body: Optional<Content[keyof Content]> }
  : O extends { requestBody?: { content: infer Content } }
    ? { body?: Optional<Content[keyof Content]> }
    : { body?: never };

/** The body of what went well; nothing where it is answered without one. */
export type AnswerOf<O extends Operation> = {
  [Status in keyof O['responses'] & (200 | 201 | 204)]: O['responses'][Status] extends {
    content: { 'application/json': infer Body };
  }
    ? Body
    : undefined;
}[keyof O['responses'] & (200 | 201 | 204)];

/** What a list is a list of. */
export type ItemOf<O extends Operation> = AnswerOf<O> extends { items: (infer Item)[] } ? Item : never;
