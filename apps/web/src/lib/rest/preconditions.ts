/**
 * Conditional requests (RFC 9110 §13). What a caller has seen is told by `If-Match` and `If-None-Match`; here the fields are read and
 * turned into a condition, which the database holds the write to.
 */
import { type Database, type Entity, entityTag, matchesTag } from '@tidewire/database';
import type { Caller } from '../caller.ts';
import type { Services } from '../services.ts';
import type { Operation, Outcome } from './operation.ts';
import { isRefusal, type Refusal, refuse } from './refusal.ts';

export const changedMeanwhile = refuse('precondition_failed', {
  detail: 'It is not as you saw it any more: get it again',
});

const tag = '(?:W/)?"[\\x21\\x23-\\x7e\\x80-\\xff]*"';
const tagList = new RegExp(`^${tag}(?:[ \\t]*,[ \\t]*${tag})*$`);

/** The tags of a field, with their quotes; `['*']` for any; `undefined` when it is not such a list. */
export function readTags(field: string): string[] | undefined {
  const list = field.trim();
  if (list === '*') return ['*'];
  return tagList.test(list) ? (list.match(new RegExp(tag, 'g')) ?? undefined) : undefined;
}

/** Whether the caller has this representation already. By weak comparison: a weak tag will do (RFC 9110 §13.1.2). */
export function isKnown(ifNoneMatch: string | null, etag: string): boolean {
  const tags = ifNoneMatch === null ? undefined : readTags(ifNoneMatch);
  return tags?.some((one) => one === '*' || one.replace(/^W\//, '') === etag) ?? false;
}

type Condition = { match: string[] } | { absent: true };

/** What a request that changes something asks for; 428 when it must ask and does not. */
export function readCondition(
  { ifMatch }: Operation,
  request: Request,
): { condition: Condition | undefined } | Refusal {
  const match = request.headers.get('if-match');
  const noneMatch = request.headers.get('if-none-match');
  if (match !== null && ifMatch !== 'ignored') {
    const tags = readTags(match);
    return tags === undefined ? unreadable('If-Match') : { condition: { match: tags } };
  }
  if (ifMatch === 'required') {
    return refuse('precondition_required', {
      detail: 'Say in If-Match which ETag you have seen, or * when it does not matter',
    });
  }
  if (request.method !== 'PUT' || noneMatch === null) return { condition: undefined };
  // Any other list would ask for one of its states to be overwritten, which nobody means.
  return noneMatch.trim() === '*' ? { condition: { absent: true } } : unreadable('If-None-Match');
}

const unreadable = (field: string): Refusal =>
  refuse('bad_request', { detail: `${field} is * or a list of quoted entity tags` });

/** Runs a handler so that its first write happens only while the condition holds. */
export async function runOn(
  condition: Condition | undefined,
  { operation, entity, services }: { operation: Operation; entity: Entity | undefined; services: Services },
  run: (services: Services) => Promise<Outcome | Refusal>,
): Promise<Outcome | Refusal> {
  if (condition === undefined) return run(services);
  // What has no state to name is in none of those that were named.
  if (entity === undefined && 'match' in condition) {
    return condition.match.includes('*') ? run(services) : changedMeanwhile;
  }
  const under = entity === undefined ? undefined : services.database.under({ entity, ...condition });
  const outcome = await run(under === undefined ? services : withDatabase(services, under.database));
  if (isRefusal(outcome) || under?.progress.settled === true) return outcome;
  // Nothing was written: what is answered is how it stands.
  return holdsUnwritten(condition, operation, outcome) ? outcome : changedMeanwhile;
}

function holdsUnwritten(condition: Condition, { entity }: Operation, { status, body }: Outcome): boolean {
  if ('absent' in condition) return status === 201;
  if (entity === undefined || typeof body !== 'object' || body === null) return true;
  return matchesTag(condition.match, [entityTag(entity.kind, body)]);
}

const withDatabase = (services: Services, database: Database): Services => ({
  ...services,
  database: { ...services.database, ...database },
});

/** The thing that a request is about. */
export const entityOf = (
  { entity }: Operation,
  about: { params: unknown; caller: Caller | undefined },
): Entity | undefined =>
  entity?.key === undefined ? undefined : { kind: entity.kind, key: entity.key(about) };
