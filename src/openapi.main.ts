import { readFile, writeFile } from 'node:fs/promises';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { ApiModule } from './api.module.js';
import type { ApiConfig } from './api.config.js';
import { API_DOCUMENT_FILE, buildApiDocument } from './platform/http/api-document.js';
import { runProcess } from './platform/process/run.js';

/** Writes the OpenAPI document from the decorators; with `--check` it only tells whether the committed one is fresh. */
async function run(check: boolean): Promise<void> {
  // Preview mode builds the module graph without its providers: no database, no configuration that matters.
  const app = await NestFactory.create<NestExpressApplication>(ApiModule.forRoot(PLACEHOLDERS), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  const text = `${JSON.stringify(buildApiDocument(app), null, 2)}\n`;
  if (!check) await writeFile(API_DOCUMENT_FILE, text);
  else if (text !== (await readFile(API_DOCUMENT_FILE, 'utf8')))
    throw new Error('openapi/chaman.json is not what the decorators say: run `npm run openapi` and commit it');
}

const PLACEHOLDERS = {
  DATABASE_URL: 'postgres://127.0.0.1/none',
  DATABASE_POOL_MAX: 2,
  PUBLIC_URL: 'http://127.0.0.1',
  LOG_LEVEL: 'error',
  MANAGE_PERMISSION: [],
} as Partial<ApiConfig> as ApiConfig;

runProcess(async () => {
  await run(process.argv.includes('--check'));
  process.exit(0);
});
