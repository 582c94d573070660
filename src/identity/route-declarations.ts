import type { INestApplicationContext } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { ACCESS } from '../platform/http/access.decorator.js';

/**
 * Refuses to start a half-wired application: every route says who may call it.
 * @throws Error that names each route without an `@Access` declaration
 */
export function assertEveryRouteIsDeclared(app: INestApplicationContext): void {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  const undeclared = new Set(
    controllers.flatMap(({ metatype }) => undeclaredRoutes(metatype?.prototype as object | undefined)),
  );
  if (undeclared.size > 0)
    throw new Error(`These routes do not declare who may call them (@Access): ${[...undeclared].join(', ')}`);
}

function undeclaredRoutes(prototype: object | undefined): readonly string[] {
  if (!prototype) return [];
  return new MetadataScanner()
    .getAllMethodNames(prototype)
    .map((name) => ({ name, handler: Reflect.get(prototype, name) as object }))
    .filter(
      ({ handler }) => Reflect.hasMetadata(PATH_METADATA, handler) && Reflect.hasMetadata(METHOD_METADATA, handler),
    )
    .filter(({ handler }) => !Reflect.hasMetadata(ACCESS, handler))
    .map(({ name }) => `${prototype.constructor.name}.${name}`);
}
