import type { AsyncapiDocument, OpenapiDocument } from '#web/components/docs/api-document.ts';
import { referenceOf } from '#web/components/docs/reference.ts';
import asyncapi from '../../../../../docs/api/asyncapi.json' with { type: 'json' };
import openapi from '../../../../../docs/api/openapi.json' with { type: 'json' };

/** Of the committed documents. The types of the two files are as long as they are; their own tests say that they are such documents. */
export const reference = referenceOf(
  openapi as unknown as OpenapiDocument,
  asyncapi as unknown as AsyncapiDocument,
);
