import type { Media, Schemas } from './document.types.js';
import { ExampleMaker } from './examples.js';

const SCHEMAS = {
  PersonDto: {
    type: 'object',
    properties: {
      name: { type: 'string', examples: ['An'] },
      leftAt: { type: ['string', 'null'] },
      kind: { type: 'string', enum: ['one', 'other'] },
      nickname: { type: 'string' },
      active: { type: 'boolean' },
      home: { anyOf: [{ $ref: '#/components/schemas/HomeDto' }, { type: 'null' }] },
      homes: { type: 'array', items: { $ref: '#/components/schemas/HomeDto' } },
    },
  },
  HomeDto: { type: 'object', properties: { rooms: { type: 'integer', examples: [3] } } },
} as unknown as Schemas;

describe('ExampleMaker', () => {
  it('puts a whole together from its parts, and leaves out what has no example', () => {
    const maker = new ExampleMaker(SCHEMAS);
    const media: Media = { schema: { $ref: '#/components/schemas/PersonDto' } };
    maker.illustrate({ 'application/json': media });
    expect(media.examples).toEqual({ typical: { $ref: '#/components/examples/PersonDto' } });
    expect(maker.components()).toEqual({
      PersonDto: {
        value: { name: 'An', leftAt: null, kind: 'one', active: true, home: { rooms: 3 }, homes: [{ rooms: 3 }] },
      },
    });
  });

  it('keeps what a route shows itself', () => {
    const maker = new ExampleMaker(SCHEMAS);
    const media: Media = { schema: { $ref: '#/components/schemas/HomeDto' }, example: { rooms: 1 } };
    maker.illustrate({ 'application/json': media });
    expect(media).toEqual({ schema: { $ref: '#/components/schemas/HomeDto' }, example: { rooms: 1 } });
    expect(maker.components()).toEqual({});
  });
});
