import type { OpenAPIObject } from '@nestjs/swagger';

/** The parts of an OpenAPI document. Nest exports the type of the whole alone. */
type Referable<T> = Exclude<NonNullable<T>, { readonly $ref: string }>;
export type PathItem = OpenAPIObject['paths'][string];
export type Operation = NonNullable<PathItem['get']>;
export type Responses = Operation['responses'];
export type Response = Referable<Responses[string]>;
export type Header = Referable<NonNullable<Response['headers']>[string]>;
export type RequestBody = Referable<Operation['requestBody']>;
export type Parameter = Referable<NonNullable<Operation['parameters']>[number]>;
export type Media = NonNullable<Response['content']>[string];
export type Schema = NonNullable<Media['schema']>;
export type Schemas = Readonly<Record<string, Schema>>;
export type Security = NonNullable<Operation['security']>;
