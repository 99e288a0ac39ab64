#!/usr/bin/env node
// `npm run tw -- …` and `npx tidewire …`: the command line of operators (apps/cli), on the project's Node.
import { begin } from './begin.mjs';

const cli = 'apps/cli/src/main.ts';

begin(async () => {
  const { main } = await import('./commands/run.mjs');
  return { main: (args) => main([cli, ...args]) };
});
