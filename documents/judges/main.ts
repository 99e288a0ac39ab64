/** The check "API documents" of `npm test`: exits with 1 when a judge has anything to say about docs/api/openapi.json. */
import { fileURLToPath } from 'node:url';
import { judgeOpenapi } from './judges.ts';

const verdicts = await judgeOpenapi(fileURLToPath(new URL('../../docs/api/openapi.json', import.meta.url)));
for (const { judge, pleased, said } of verdicts)
  console.log(pleased ? `${judge}: nothing to say` : `${judge}:\n${said}`);
if (!verdicts.every(({ pleased }) => pleased)) process.exitCode = 1;
