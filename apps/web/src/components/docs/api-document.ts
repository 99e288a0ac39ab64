/** The parts of an OpenAPI 3.1 and an AsyncAPI 3 document that the reference shows. What a document has besides is not looked at. */

export type Schema = {
  $ref?: string;
  type?: string;
  description?: string;
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  items?: Schema;
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  enum?: readonly unknown[];
  const?: unknown;
  default?: unknown;
  format?: string;
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  additionalProperties?: boolean | Schema;
};

export type Ref = { $ref: string };

export type ParameterObject = {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  description?: string;
  schema: Schema;
  example?: unknown;
};

export type Content = {
  schema: Schema;
  example?: unknown;
  examples?: Readonly<Record<string, { value: unknown }>>;
};

export type ResponseObject = {
  description: string;
  content?: Readonly<Record<string, Content>>;
};

export type OperationObject = {
  operationId: string;
  summary: string;
  description?: string;
  tags: readonly string[];
  security: readonly Readonly<Record<string, readonly string[]>>[];
  parameters: readonly (ParameterObject | Ref)[];
  requestBody?: { required?: boolean; content: Readonly<Record<string, Content>> };
  responses: Readonly<Record<string, ResponseObject | Ref>>;
};

export type OpenapiDocument = {
  info: { title: string; summary: string; description: string; version: string };
  tags: readonly { name: string; description: string }[];
  paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  components: {
    schemas: Readonly<Record<string, Schema>>;
    parameters: Readonly<Record<string, ParameterObject>>;
    responses: Readonly<Record<string, ResponseObject>>;
    securitySchemes: Readonly<Record<string, { description: string }>>;
  };
};

export type MessageObject = {
  name: string;
  payload: Schema;
  examples: readonly { payload: unknown }[];
};

export type AsyncapiDocument = {
  info: { title: string; version: string; description: string };
  channels: Readonly<
    Record<
      string,
      {
        address: string;
        description: string;
        'x-close-codes'?: readonly { code: number; name: string; client: string }[];
      }
    >
  >;
  operations: Readonly<Record<string, { summary?: string; messages: readonly Ref[] }>>;
  components: {
    schemas: Readonly<Record<string, Schema>>;
    messages: Readonly<Record<string, MessageObject>>;
  };
};

/** `Room` of `#/components/schemas/Room`. */
export const nameOf = (ref: string): string => ref.slice(ref.lastIndexOf('/') + 1);
