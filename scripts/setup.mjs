import { begin } from './begin.mjs';

begin(() => import('./commands/setup.mjs'));
