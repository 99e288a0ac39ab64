import { config } from 'zod';

/*
 * zod compiles its schemas where it may, and finds out by an `eval`, which our pages refuse and report. It asks when the first schema
 * is made: whoever brings schemas into the browser imports this before them.
 */
config({ jitless: true });
