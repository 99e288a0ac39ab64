import type { EntityKind } from '@tidewire/database';
import type { ErrorCode } from '@tidewire/protocol';
import type { z } from 'zod';
import { z as zod } from 'zod';
import type { Caller, Scope } from '../caller.ts';
import type { Services } from '../services.ts';
import type { Refusal } from './refusal.ts';

/** Statuses that an operation answers with when it goes well, each with the schema of its body; `null` is no body. */
export type Answers = Partial<Record<200 | 201, z.ZodType> & Record<204, null>>;

export type AnswerOf<A extends Answers> = {
  [Status in keyof A]: A[Status] extends z.ZodType
    ? { status: Status; body: z.input<A[Status]>; headers?: Record<string, string> }
    : { status: Status; headers?: Record<string, string> };
}[keyof A];

/** What every handler knows about the request beyond its parameters. */
export type Asked = { services: Services; url: URL; requestId: string };

type Context<C, P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = Asked & {
  caller: C;
  params: z.output<P>;
  query: z.output<Q>;
  body: z.output<B>;
};

/**
 * What the answers of an operation are representations of: it gives their `ETag`. On a GET, `key` says which one a path names, and from then
 * on PATCH and DELETE of that path need `If-Match` (428, 412) and PUT honours it: nothing else is to be done in them, for whatever their
 * handler writes first through `services.database` is held to it in the same transaction. A new kind is declared in the database's
 * entity-tag.ts (what moves by itself) and entities.ts (how it is read). A GET without `entity` has the tag of its bytes.
 */
export type EntityOf<C, P> = {
  kind: EntityKind;
  /** `If-Match` is honoured when it is sent, and not asked for: see docs/decisions/0020. */
  isOptional?: true;
  key?: (about: { params: P; caller: C }) => readonly string[];
};

/** Refusals that only a handler can know of. All others follow from the declaration: see `refusalsOf`. */
export type OwnRefusal = Extract<
  ErrorCode,
  'banned' | 'muted' | 'conflict' | 'not_found' | 'precondition_failed'
>;

/** What the API's document says of an operation beyond its schemas. */
type Described = {
  /** Its `operationId`, one of a kind, in camelCase: `listRooms`. Clients are generated with it, so it never changes. */
  id: string;
  /** A few words without a full stop: `Create a room`. */
  summary: string;
  /** What the schemas cannot say, in whole sentences (CommonMark). */
  description?: string;
  refusals: readonly OwnRefusal[];
};

type Definition<
  C,
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  A extends Answers,
> = Described & {
  /** Of the path. What does not fit is not there: 404. */
  params?: P;
  /** Without one, any query parameter is an error. */
  query?: Q;
  /** Without one, a body is not read. */
  body?: B;
  /** A request without a body means `{}`. */
  bodyOptional?: boolean;
  answers: A;
  entity?: EntityOf<C, z.output<P>>;
  /** Tokens come out of the person's bucket before anything is read. */
  rateLimit?: 'publish';
  /** Who may ask at all, whatever they ask for: whoever may not hears that before their body is read. */
  admits?: (caller: C) => Refusal | undefined;
  handle(context: Context<C, P, Q, B>): Promise<AnswerOf<A> | Refusal>;
};

export type Outcome = { status: number; body?: unknown; headers?: Record<string, string> };

/** One method of one resource, with its types forgotten: what `resource` runs. */
export type Operation = Described & {
  /** The scope a key needs; nobody but a signed-in caller has one. `undefined`: anyone may ask, and no credential is looked at. */
  scope: Scope | undefined;
  /** `undefined` where the path has none. */
  params: z.ZodType | undefined;
  query: z.ZodType;
  body: z.ZodType | undefined;
  bodyOptional: boolean;
  answers: Answers;
  entity: EntityOf<Caller | undefined, unknown> | undefined;
  /** Set by `resource`. */
  ifMatch: 'required' | 'honoured' | 'ignored';
  /** Set by `resource`: it takes an `Idempotency-Key`. */
  takesKey: boolean;
  rateLimit: 'publish' | undefined;
  admits: ((caller: Caller) => Refusal | undefined) | undefined;
  /** To be called with values that came out of the schemas above. */
  run(
    context: Asked & { caller: Caller | undefined; params: unknown; query: unknown; body: unknown },
  ): Promise<Outcome | Refusal>;
};

const Nothing = zod.strictObject({});
type Nothing = typeof Nothing;

/** An operation for signed-in callers. `scope` is what a key needs for it. */
export function operation<
  A extends Answers,
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = Nothing,
>(definition: Definition<Caller, P, Q, B, A> & { scope: Scope }): Operation {
  return { ...erase(definition), scope: definition.scope };
}

/** An operation that anyone may ask for. */
export function openOperation<
  A extends Answers,
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
>(definition: Definition<undefined, P, Q, Nothing, A>): Operation {
  return { ...erase(definition), scope: undefined };
}

function erase<C, P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends Answers>(
  definition: Definition<C, P, Q, B, A>,
): Omit<Operation, 'scope'> {
  const { id, summary, description, refusals } = definition;
  return {
    id,
    summary,
    ...(description !== undefined && { description }),
    refusals,
    params: definition.params,
    query: definition.query ?? Nothing,
    body: definition.body,
    bodyOptional: definition.bodyOptional ?? false,
    answers: definition.answers,
    entity: definition.entity as Operation['entity'],
    ifMatch: 'ignored',
    takesKey: false,
    rateLimit: definition.rateLimit,
    admits: definition.admits as Operation['admits'],
    run: (context) => definition.handle(context as Context<C, P, Q, B>) as Promise<Outcome | Refusal>,
  };
}
