import { Param, type PipeTransform, type Type } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';

interface Documentation {
  readonly description: string;
  readonly example: string;
  readonly format?: 'uuid';
  readonly pattern?: string;
}

/** A part of the path: read, checked by its pipe and described, in one declaration. */
export function pathParameter(
  name: string,
  pipe: Type<PipeTransform>,
  { description, example, ...shape }: Documentation,
): () => ParameterDecorator {
  return () => (target, method, index) => {
    if (method === undefined) throw new Error(`${name} is a parameter of a route, not of a constructor`);
    Param(name, pipe)(target, method, index);
    const route = Object.getOwnPropertyDescriptor(target, method) as TypedPropertyDescriptor<unknown>;
    ApiParam({ name, description, schema: { type: 'string', ...shape, examples: [example] } })(target, method, route);
  };
}
