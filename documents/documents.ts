import { asyncapiDocument } from './asyncapi/document.ts';
import { openapiDocument } from './openapi/document.ts';
import { typesOf } from './openapi/types.ts';

export type Document = { file: URL; text: string };

/** Every generated document, with the file that it is kept in. */
export async function documents(): Promise<Document[]> {
  const openapi = await openapiDocument();
  return [
    { file: fileOf('openapi.json'), text: toText(openapi) },
    { file: fileOf('openapi.d.ts'), text: await typesOf(openapi) },
    { file: fileOf('asyncapi.json'), text: toText(asyncapiDocument()) },
  ];
}

const toText = (document: unknown): string => `${JSON.stringify(document, null, 2)}\n`;

const fileOf = (name: string): URL => new URL(`../docs/api/${name}`, import.meta.url);
