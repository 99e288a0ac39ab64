import { openFrontDoor } from '#front-door';
import { environment } from './lib/environment.ts';

/** Next calls this once in each server process, before the first request. */
export function register(): void {
  openFrontDoor(environment());
}
