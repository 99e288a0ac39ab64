/**
 * How much each caller may ask (draft-ietf-httpapi-ratelimit-headers-10): two budgets, for reading and for changing, told with every answer.
 * They belong to the session or key that asks; who shows none that is good shares the budget of their address, an IPv6 network counting as
 * one. Health checks are free.
 */
import { isIPv6 } from 'node:net';
import { limits } from '@tidewire/protocol';
import type { Caller } from '../caller.ts';
import type { Environment } from '../environment.ts';
import { createRateLimiter, type RateLimiter } from '../rate-limit.ts';
import type { Exchange } from './door.ts';
import { type Refusal, refuse } from './refusal.ts';

type Budget = { name: 'reading' | 'writing'; quota: number; limiter: RateLimiter };
export type Budgets = Record<Budget['name'], Budget>;

const windowSeconds = 60;

export function createBudgets(
  { readsPerMinute, writesPerMinute }: Pick<Environment, 'readsPerMinute' | 'writesPerMinute'>,
  now: () => number = Date.now,
): Budgets {
  const budget = (name: Budget['name'], quota: number): Budget => ({
    name,
    quota,
    limiter: createRateLimiter({ perSecond: quota / windowSeconds, burst: quota, now }),
  });
  return { reading: budget('reading', readsPerMinute), writing: budget('writing', writesPerMinute) };
}

/** Takes one request out of the budget of whoever asks; 429 when it is spent. What is left is told with the answer. */
export function charge(exchange: Exchange, caller?: Caller): Refusal | undefined {
  if (!isCounted(exchange.url.pathname)) return undefined;
  exchange.payer =
    caller === undefined ? addressOf(exchange) : `${caller.credential.type} ${caller.credential.id}`;
  const taken = budgetOf(exchange).limiter.take(exchange.payer);
  if (taken.taken) return undefined;
  return refuse('rate_limited', {
    detail: 'These were many requests: wait a moment',
    retryAfterMs: taken.retryAfterMs,
  });
}

/** The fields that tell what is left. Also of an answer that was given before anybody was charged. */
export function budgetFields(exchange: Exchange): Record<string, string> {
  if (!isCounted(exchange.url.pathname)) return {};
  const { name, quota, limiter } = budgetOf(exchange);
  const told = [
    tell({ name, quota, seconds: windowSeconds }, limiter.look(exchange.payer ?? addressOf(exchange))),
  ];
  const { limited, services } = exchange;
  if (limited !== undefined) {
    const quota = limits.publishPerSecondPerUser;
    told.push(
      tell({ name: 'publishing', quota, seconds: 1 }, services.limiters[limited.by].look(limited.key)),
    );
  }
  return {
    'ratelimit-policy': told.map(({ policy }) => policy).join(', '),
    ratelimit: told.map(({ left }) => left).join(', '),
  };
}

const tell = (
  { name, quota, seconds }: { name: string; quota: number; seconds: number },
  { tokens, fullInMs }: ReturnType<RateLimiter['look']>,
) => ({
  policy: `"${name}";q=${quota};w=${seconds}`,
  left: `"${name}";r=${Math.floor(tokens)};t=${Math.ceil(fullInMs / 1_000)}`,
});

/** Whether what is asked for at this path comes out of anybody's budget. */
export const isCounted = (path: string): boolean => /^\/v1(?:\/|$)/.test(path);

const budgetOf = ({ request: { method }, services: { budgets } }: Exchange): Budget =>
  ['GET', 'HEAD', 'OPTIONS'].includes(method) ? budgets.reading : budgets.writing;

/** The front door has made sure that the field is one address, and not what a stranger says. */
const addressOf = ({ request }: Exchange): string =>
  `address ${networkOf(request.headers.get('x-forwarded-for') ?? '')}`;

/** An IPv4 address, or the /64 that an IPv6 address is in: one subscriber has at least that many. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [front = '', back] = address.split('%', 1).join('').split('::');
  const groups = (text: string): string[] => (text === '' ? [] : text.split(':'));
  const head = groups(front);
  const missing = back === undefined ? 0 : Math.max(0, 8 - head.length - groups(back).length);
  const all = [...head, ...Array<string>(missing).fill('0'), ...groups(back ?? '')];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
