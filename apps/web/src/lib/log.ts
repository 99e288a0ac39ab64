import { type Logger, pino } from 'pino';
import type { Environment } from './environment.ts';

export type Log = Logger;

/** JSON lines on standard output. Whoever logs passes ids and codes, never bodies, cookies, keys or tickets. */
export const createLog = (environment: Pick<Environment, 'logLevel'>): Log =>
  pino({ name: 'web', level: environment.logLevel });
