/**
 * What the protocol's source says about its schemas, so that it is said once: the comment above `export const RoomSchema` describes `Room`,
 * and the comment above a field describes the field.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync, Visitor } from 'oxc-parser';
import type { JsonSchema } from './json-schemas.ts';

type Comments = { schemas: Map<string, string>; fields: Map<string, string> };

const source = fileURLToPath(new URL('../../packages/protocol/src', import.meta.url));
const comments = readComments();

/** Adds `description` where the source has one and the schema has none. */
export function describeFromSource(name: string, schema: JsonSchema): JsonSchema {
  const own = comments.schemas.get(name);
  const properties = schema.properties as Record<string, JsonSchema> | undefined;
  return {
    ...(own !== undefined && { description: own }),
    ...schema,
    ...(properties !== undefined && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([field, value]) => {
          const description = comments.fields.get(`${name}.${field}`);
          return [field, { ...(description !== undefined && { description }), ...value }];
        }),
      ),
    }),
  };
}

function readComments(): Comments {
  const found: Comments = { schemas: new Map(), fields: new Map() };
  for (const file of globSync('**/*.ts', { cwd: source, exclude: ['**/*.test.ts'] })) {
    readFile(join(source, file), found);
  }
  return found;
}

function readFile(path: string, found: Comments): void {
  const text = readFileSync(path, 'utf8');
  const { program, comments: all } = parseSync(path, text);
  const commentBefore = (start: number): string | undefined => {
    const comment = all.find(
      ({ type, end }) => type === 'Block' && end < start && text.slice(end, start).trim() === '',
    );
    return comment?.value.startsWith('*') ? wordsOf(comment.value) : undefined;
  };
  new Visitor({
    ExportNamedDeclaration: (exported) => {
      if (exported.declaration?.type !== 'VariableDeclaration') return;
      for (const { id, init } of exported.declaration.declarations) {
        if (id.type !== 'Identifier' || !id.name.endsWith('Schema')) continue;
        const name = id.name.slice(0, -'Schema'.length);
        const own = commentBefore(exported.start);
        if (own !== undefined) found.schemas.set(name, own);
        if (init?.type !== 'CallExpression') continue;
        for (const argument of init.arguments) {
          if (argument.type !== 'ObjectExpression') continue;
          for (const property of argument.properties) {
            if (property.type !== 'Property' || property.key.type !== 'Identifier') continue;
            const field = commentBefore(property.start);
            if (field !== undefined) found.fields.set(`${name}.${property.key.name}`, field);
          }
        }
      }
    },
  }).visit(program);
}

/** The text of a comment without its stars, its lines joined. */
function wordsOf(comment: string): string {
  return comment
    .slice(1)
    .split('\n')
    .map((line) => line.replace(/^\s*\*?\s?/, '').trim())
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}
