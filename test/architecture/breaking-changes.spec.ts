import type { ApiDocument } from '../../scripts/openapi/api-document.js';
import { breakingChanges } from '../../scripts/openapi/compare-documents.js';

const RELEASED = {
  openapi: '3.1.0',
  paths: {
    '/things/{id}': {
      put: {
        operationId: 'thingChange',
        security: [{ session: ['manager'] }, { system: ['things:write'] }] as Record<string, string[]>[],
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
          { name: 'limit', in: 'query', required: false, schema: { type: 'integer', minimum: 1, maximum: 200 } },
        ],
        requestBody: {
          required: false,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/InputDto' } } },
        },
        responses: {
          '200': {
            description: 'Done.',
            headers: { ETag: { description: 'The revision.' } },
            content: { 'application/json': { schema: { $ref: '#/components/schemas/ThingDto' } } },
          },
          '404': { description: 'Not found.' },
        },
      },
    },
  },
  components: {
    schemas: {
      InputDto: {
        type: 'object',
        additionalProperties: false,
        required: ['name'],
        properties: {
          name: { type: 'string', maxLength: 80 },
          colour: { type: 'string', enum: ['red', 'blue'] },
          note: { type: ['string', 'null'] },
          parts: { type: 'array', items: { type: 'string' } },
        },
      },
      ThingDto: {
        type: 'object',
        required: ['id', 'owner'],
        properties: {
          id: { type: 'string' },
          state: { type: 'string', enum: ['on', 'off'] },
          owner: { anyOf: [{ $ref: '#/components/schemas/OwnerDto' }, { type: 'null' }] },
          children: { type: 'array', items: { $ref: '#/components/schemas/ThingDto' } },
        },
      },
      OwnerDto: {
        type: 'object',
        required: ['name'],
        properties: { name: { type: 'string' }, age: { type: 'integer' } },
      },
    },
  },
} satisfies ApiDocument;
type Document = typeof RELEASED;

/** What breaks when the released document is edited like this. */
function breaksOf(edit: (document: Document) => unknown): readonly string[] {
  const next = structuredClone(RELEASED);
  edit(next);
  return breakingChanges(RELEASED, next);
}

const operation = (document: Document) => document.paths['/things/{id}'].put;
const input = (document: Document) => document.components.schemas.InputDto;
const thing = (document: Document) => document.components.schemas.ThingDto;
const owner = (document: Document) => document.components.schemas.OwnerDto;
const edited = (target: object, change: object) => Object.assign(target, change);
const without = (target: object, key: string) => Reflect.deleteProperty(target, key);

describe('a breaking change', () => {
  it.each<[string, (document: Document) => unknown, RegExp]>([
    ['an operation that is gone', (d) => without(d.paths, '/things/{id}'), /^PUT \/things\/\{id\} is gone$/],
    ['another name in clients', (d) => edited(operation(d), { operationId: 'thingPut' }), /called thingPut/],
    ['a status that is gone', (d) => without(operation(d).responses, '404'), /no longer answers 404/],
    ['a header that is gone', (d) => without(operation(d).responses['200'].headers, 'ETag'), /header ETag/],
    [
      'another type of content',
      (d) => edited(operation(d).responses['200'], { content: { 'text/plain': {} } }),
      /no longer application\/json/,
    ],
    ['a field of an answer that is gone', (d) => without(thing(d).properties, 'state'), /200 "state" is gone/],
    ['one that is gone deep inside', (d) => without(owner(d).properties, 'age'), /200 "owner.age" is gone/],
    [
      'a field of an answer that may be absent',
      (d) => edited(thing(d), { required: ['owner'] }),
      /"id" may now be absent/,
    ],
    [
      'a field of an answer that may be null',
      (d) => edited(thing(d).properties.id, { type: ['string', 'null'] }),
      /"id" is string or null instead of string/,
    ],
    [
      'a field of an answer of another type',
      (d) => edited(owner(d).properties.age, { type: 'string' }),
      /age" is string/,
    ],
    [
      'a field that is newly asked for',
      (d) => edited(input(d), { required: ['name', 'colour'] }),
      /"colour" is now asked for/,
    ],
    ['a field that is no longer taken', (d) => without(input(d).properties, 'note'), /request "note" is gone/],
    [
      'a value that is no longer taken',
      (d) => edited(input(d).properties.colour, { enum: ['red'] }),
      /no longer takes blue/,
    ],
    [
      'a closed list where all was taken',
      (d) => edited(input(d).properties.name, { enum: ['x'] }),
      /no longer takes others/,
    ],
    [
      'null that is no longer taken',
      (d) => edited(input(d).properties.note, { type: 'string' }),
      /"note" takes string instead/,
    ],
    [
      'other parts of a list',
      (d) => edited(input(d).properties.parts.items, { type: 'integer' }),
      /"parts\[\]" takes integer/,
    ],
    [
      'a bound that is tighter',
      (d) => edited(input(d).properties.name, { maxLength: 40 }),
      /maxLength 40 instead of 80/,
    ],
    ['a bound that is new', (d) => edited(input(d).properties.name, { minLength: 2 }), /minLength 2 instead of none/],
    ['a pattern that is new', (d) => edited(input(d).properties.name, { pattern: '^x' }), /has to meet pattern \^x/],
    [
      'content that is newly asked for',
      (d) => edited(operation(d).requestBody, { required: true }),
      /now asks for content/,
    ],
    ['a parameter that is gone', (d) => operation(d).parameters.pop(), /no longer takes the parameter limit/],
    [
      'a parameter that is newly asked for',
      (d) => edited(operation(d).parameters[1] ?? {}, { required: true }),
      /now asks for the parameter limit/,
    ],
    [
      'a parameter that is bound tighter',
      (d) => edited(operation(d).parameters[1]?.schema ?? {}, { maximum: 100 }),
      /parameter limit content is bound to maximum 100/,
    ],
    [
      'a way in that is gone',
      (d) => operation(d).security.pop(),
      /no longer lets in by \{"system":\["things:write"\]\}/,
    ],
    [
      'another scope',
      (d) => edited(operation(d).security[1] ?? {}, { system: ['things:admin'] }),
      /no longer lets in by \{"system"/,
    ],
  ])('is %s', (_what, edit, message) => {
    expect(breaksOf(edit).join('\n')).toMatch(message);
  });

  it.each<[string, (document: Document) => unknown]>([
    ['nothing', () => undefined],
    ['an operation more', (d) => edited(d.paths, { '/others': { get: operation(d) } })],
    ['a status more', (d) => edited(operation(d).responses, { '409': { description: 'Taken.' } })],
    ['a field of an answer more', (d) => edited(thing(d).properties, { more: { type: 'string' } })],
    ['a value of an answer more', (d) => edited(thing(d).properties.state, { enum: ['on', 'off', 'broken'] })],
    ['a field that may be given', (d) => edited(input(d).properties, { more: { type: 'string' } })],
    ['a field that is no longer asked for', (d) => edited(input(d), { required: [] })],
    ['a value more to give', (d) => edited(input(d).properties.colour, { enum: ['red', 'blue', 'green'] })],
    ['a wider bound', (d) => edited(input(d).properties.name, { maxLength: 120 })],
    ['a description', (d) => edited(input(d).properties.name, { description: 'What it is called.' })],
    ['one way in more', (d) => operation(d).security.push({ system: ['things:admin'] })],
    [
      'a parameter that may be given',
      (d) =>
        operation(d).parameters.push({
          name: 'after',
          in: 'query',
          required: false,
          schema: { type: 'string' },
        } as never),
    ],
  ])('is not %s', (_what, edit) => {
    expect(breaksOf(edit)).toEqual([]);
  });
});
