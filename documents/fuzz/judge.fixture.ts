import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Openapi, Operation } from './document.fixture.ts';

export type Judge = (operation: Operation, answer: Response, body: string) => string[];

/** What an answer does that its operation's document does not say; nothing when all is well. */
export function createJudge(document: Openapi): Judge {
  const ajv = addFormats.default(new Ajv2020({ strict: false }));
  ajv.addSchema({ ...document, $id: 'tidewire:openapi' });
  const validators = new Map<string, ValidateFunction>();
  const validatorOf = (at: string): ValidateFunction => {
    const known = validators.get(at) ?? ajv.compile({ $ref: `tidewire:openapi#${at}` });
    validators.set(at, known);
    return known;
  };

  return (operation, answer, body) => {
    const { id, method, path, answers } = operation;
    const status = String(answer.status);
    const declared = answers[status];
    if (answer.status >= 500) return [`${id}: ${status} ${body}`];
    if (declared === undefined) return [`${id}: ${status} is not declared: ${body}`];
    const type = answer.headers.get('content-type')?.split(';', 1)[0];
    const types = Object.keys(declared.content);
    if (types.length === 0) return body === '' ? [] : [`${id}: ${status} has a body`];
    if (type === undefined || !types.includes(type))
      return [`${id}: ${status} is ${type ?? 'without a type'}`];
    if (!answer.headers.has('x-request-id')) return [`${id}: ${status} has no X-Request-Id`];
    const schema = declared.content[type];
    const at = typeof schema?.$ref === 'string' ? schema.$ref.slice(1) : schemaAt(method, path, status, type);
    const validate = validatorOf(at);
    return validate(JSON.parse(body))
      ? []
      : [`${id}: ${status} breaks its schema: ${ajv.errorsText(validate.errors)} ${body}`];
  };
}

const schemaAt = (method: string, path: string, status: string, type: string): string =>
  ['/paths', path, method.toLowerCase(), 'responses', status, 'content', type, 'schema']
    .map((step, index) =>
      index === 0 ? step : encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1')),
    )
    .join('/');
