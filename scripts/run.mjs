import { begin } from './begin.mjs';

begin(() => import('./commands/run.mjs'));
