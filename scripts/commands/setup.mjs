import { setUp } from '../setup/setup.mjs';
import { createContext } from './context.mjs';

/** `npm run setup`: everything that `npm start` prepares, and nothing is started. */
export async function main() {
  const { steps, means, screen } = createContext();
  await setUp(steps, means, { database: true, webBuild: true });
  screen.print('Tidewire is set up; "npm start" runs it.');
  return 0;
}
