import { ProblemSchema } from '@tidewire/protocol';
import { refusalsOf } from '../lib/rest/declared.ts';
import { operationsOf } from '../lib/rest/resource.ts';

/**
 * Every test that asks a route also asks whether the route's document tells the truth: throws when an operation answers with a status or
 * refuses with a code that its declaration does not name.
 */
export async function expectDeclared(handler: object, method: string, answer: Response): Promise<void> {
  const operations = operationsOf(handler);
  const operation = operations?.[(method === 'HEAD' ? 'GET' : method) as keyof typeof operations];
  if (operation === undefined) return;
  if (answer.status === 304 && 200 in operation.answers) return;
  if (answer.ok) {
    if (answer.status in operation.answers) return;
    throw new Error(`${operation.id} answered ${answer.status}, which it does not declare`);
  }
  // A HEAD has no body that could say why.
  if (method === 'HEAD') return;
  const { code } = ProblemSchema.parse(await answer.clone().json());
  if (!refusalsOf(operation).includes(code)) {
    throw new Error(`${operation.id} refused with ${code}, which it does not declare`);
  }
}
