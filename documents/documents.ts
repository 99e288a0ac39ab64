import { openapiDocument } from './openapi/document.ts';

export type Document = { file: URL; text: string };

/** Every generated document, with the file that it is kept in. */
export async function documents(): Promise<Document[]> {
  return [
    { file: new URL('../docs/api/openapi.json', import.meta.url), text: toText(await openapiDocument()) },
  ];
}

const toText = (document: unknown): string => `${JSON.stringify(document, null, 2)}\n`;
