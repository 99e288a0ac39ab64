import { nameOf, type ParameterObject } from './api-document.ts';
import type { Operation } from './reference.ts';
import { starterOf, valueFor } from './samples.ts';

/** What is needed to try an operation in the page, and nothing more: this is all of it that is sent to the browser as data. */
export type Tryable = {
  id: string;
  summary: string;
  method: string;
  path: string;
  isOpen: boolean;
  fields: readonly TryField[];
  body: { mediaType: string; initial: string } | undefined;
};

export type TryField = {
  name: string;
  place: ParameterObject['in'];
  isRequired: boolean;
  initial: string;
  placeholder: string;
};

export function tryableOf(operation: Operation): Tryable {
  const { id, summary, method, path, who, parameters, body } = operation;
  return {
    id,
    summary,
    method,
    path,
    isOpen: who.kind === 'anyone',
    fields: parameters.map((parameter) => fieldOf(parameter, path)),
    body: body === undefined ? undefined : { mediaType: body.mediaType, initial: starterOf(operation) },
  };
}

function fieldOf(parameter: ParameterObject, path: string): TryField {
  const { name, required = false, schema } = parameter;
  const value = valueFor(parameter, path);
  // The id of an example is nobody's: it is shown, and not sent.
  const isOwn = name === 'userId' && path.startsWith('/v1/users/');
  const isMadeUp = schema.$ref !== undefined && madeUp.has(nameOf(schema.$ref)) && !isOwn;
  return {
    name,
    place: parameter.in,
    isRequired: required,
    initial: required && !isMadeUp ? value : '',
    placeholder: value,
  };
}

const madeUp: ReadonlySet<string> = new Set(['Id', 'UserId', 'InviteCode']);
