import { globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner } from '@nestjs/core';
import { ACCESS, type Admission } from '../../src/platform/http/access.decorator.js';

/** A route as its controller declares it. */
export interface DeclaredRoute {
  readonly method: string;
  /** In the form of the document: `/api/v1/accounts/{id}`. */
  readonly path: string;
  readonly admission: Admission;
  /** Pages and sign-in are for browsers, not for whoever reads the document. */
  readonly hidden: boolean;
}

const EXCLUDED = 'swagger/apiExcludeController';

/** Every route of every controller in the sources, read without the document. */
export async function declaredRoutes(): Promise<readonly DeclaredRoute[]> {
  const files = globSync('src/**/*.controller.ts');
  const modules = await Promise.all(
    files.map((file) => import(pathToFileURL(join(process.cwd(), file)).href) as Promise<Record<string, unknown>>),
  );
  return modules.flatMap((module) => Object.values(module).filter(isController).flatMap(routesOf));
}

type Controller = new () => object;

function isController(value: unknown): value is Controller {
  return typeof value === 'function' && Reflect.hasMetadata(PATH_METADATA, value) && value.name.endsWith('Controller');
}

function routesOf(controller: Controller): readonly DeclaredRoute[] {
  const prototype = controller.prototype as Readonly<Record<string, object>>;
  const base = Reflect.getMetadata(PATH_METADATA, controller) as string;
  return new MetadataScanner()
    .getAllMethodNames(prototype)
    .map((name) => prototype[name] ?? {})
    .filter((handler) => Reflect.hasMetadata(METHOD_METADATA, handler))
    .map((handler) => ({
      method: String(RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number]).toLowerCase(),
      path: inForm(`${base}/${Reflect.getMetadata(PATH_METADATA, handler) as string}`),
      admission: (Reflect.getMetadata(ACCESS, handler) ?? {}) as Admission,
      hidden: Reflect.getMetadata(EXCLUDED, controller) !== undefined,
    }));
}

function inForm(path: string): string {
  return `/${path.split('/').filter(Boolean).join('/')}`.replace(/:(\w+)/g, '{$1}');
}
