/** The OpenAPI document as TypeScript's types, for whoever calls the REST API from TypeScript; the web app's own calls are checked by them. */
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import type { JsonSchema } from '../schemas/json-schemas.ts';

const heading =
  '// Written by `npm run openapi` from the same declarations as openapi.json. A change by hand is lost.\n\n';

export async function typesOf(document: JsonSchema): Promise<string> {
  const nodes = await openapiTS(typable(document) as OpenAPI3, { arrayLength: true, silent: true });
  return `${heading}${astToString(nodes)}`;
}

/**
 * Without what is no matter of types: examples, which repeated as comments would be most of the file, and bounds of lists, which would
 * become unions of every length. A list of one length stays a tuple.
 */
function typable(node: unknown, areNames = false): unknown {
  if (Array.isArray(node)) return node.map((item) => typable(item));
  if (typeof node !== 'object' || node === null) return node;
  const isTuple = 'minItems' in node && 'maxItems' in node && node.minItems === node.maxItems;
  const dropped = isTuple ? ['example', 'examples'] : ['example', 'examples', 'minItems', 'maxItems'];
  // Below `properties` the keys are names of fields, and a field may be called anything.
  const kept = Object.entries(node).filter(([key]) => areNames || !dropped.includes(key));
  return Object.fromEntries(
    kept.map(([key, value]) => [key, typable(value, !areNames && key === 'properties')]),
  );
}
