// What `npm test` runs. A check without a report of its own counts as one test.

import { join } from 'node:path';
import { repositoryRoot } from '../environment.mjs';
import { countPlaywright, countVitest } from './counts.mjs';

/**
 * @typedef {object} Report
 * @property {string} file where the runner writes it
 * @property {(report: any) => import('./counts.mjs').Counts} count
 *
 * @typedef {object} Check
 * @property {string} name
 * @property {string} title
 * @property {string[]} after
 * @property {boolean} alone nothing else runs meanwhile
 * @property {boolean} needsBuild the web app, built
 * @property {boolean} needsBrowser
 * @property {string[]} args of the project's Node
 * @property {Record<string, string>} env
 * @property {Report} [report]
 */

/** @param {string[]} path */
const module = (...path) => join(repositoryRoot, 'node_modules', ...path);

/**
 * @param {string} reportDir
 * @returns {Check[]}
 */
export function checksWithReportsIn(reportDir) {
  const unitReport = join(reportDir, 'unit.json');
  const journeysReport = join(reportDir, 'journeys.json');
  return [
    {
      name: 'lint',
      title: 'Format and lint',
      after: [],
      alone: false,
      needsBuild: false,
      needsBrowser: false,
      args: [module('@biomejs', 'biome', 'bin', 'biome'), 'ci', '--error-on-warnings', '--colors=off'],
      env: {},
    },
    {
      name: 'arrows',
      title: 'Arrows between rooms',
      after: [],
      alone: false,
      needsBuild: false,
      needsBrowser: false,
      args: [join(repositoryRoot, 'scripts', 'arrows', 'main.ts')],
      env: {},
    },
    {
      name: 'types',
      title: 'Types',
      after: [],
      alone: false,
      needsBuild: false,
      needsBrowser: false,
      args: [
        module('turbo', 'bin', 'turbo'),
        'run',
        'typecheck',
        'typecheck:scripts',
        '--continue',
        '--output-logs=errors-only',
      ],
      env: {},
    },
    {
      name: 'documents',
      title: 'API documents',
      after: [],
      alone: false,
      needsBuild: false,
      needsBrowser: false,
      args: [join(repositoryRoot, 'documents', 'judges', 'main.ts')],
      env: {},
    },
    {
      name: 'unit',
      title: 'Unit and integration tests',
      after: [],
      alone: false,
      needsBuild: false,
      needsBrowser: false,
      args: [
        module('vitest', 'vitest.mjs'),
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${unitReport}`,
      ],
      env: {},
      report: { file: unitReport, count: countVitest },
    },
    {
      name: 'size',
      title: 'Size of the page of a room',
      after: ['build'],
      alone: false,
      needsBuild: true,
      needsBrowser: false,
      args: [join(repositoryRoot, 'scripts', 'size', 'main.ts')],
      env: {},
    },
    {
      name: 'workflows',
      title: 'API workflows',
      after: ['build'],
      alone: false,
      needsBuild: true,
      needsBrowser: false,
      args: [join(repositoryRoot, 'e2e', 'workflows', 'main.ts')],
      env: {},
    },
    {
      name: 'journeys',
      title: 'Browser journeys',
      after: ['build'],
      alone: true, // two servers and a browser already fill a small machine
      needsBuild: true,
      needsBrowser: true,
      args: [
        module('@playwright', 'test', 'cli.js'),
        'test',
        `--config=${join(repositoryRoot, 'e2e', 'playwright.config.ts')}`,
        '--reporter=list,json',
      ],
      env: { PLAYWRIGHT_JSON_OUTPUT_FILE: journeysReport },
      report: { file: journeysReport, count: countPlaywright },
    },
  ];
}
