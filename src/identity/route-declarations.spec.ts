import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Access } from '../platform/http/access.decorator.js';
import { assertEveryRouteIsDeclared } from './route-declarations.js';

@Controller('declared')
class DeclaredController {
  @Get()
  @Access('public')
  show(): void {}
  notARoute(): void {}
}

@Controller('forgotten')
class ForgottenController {
  @Get()
  show(): void {}
}

@Module({ controllers: [DeclaredController] })
class DeclaredModule {}

@Module({ imports: [DeclaredModule], controllers: [ForgottenController] })
class ForgottenModule {}

async function judge(module: new () => object): Promise<void> {
  const app = await NestFactory.createApplicationContext(module, { logger: false });
  try {
    assertEveryRouteIsDeclared(app);
  } finally {
    await app.close();
  }
}

describe('the check before the application starts', () => {
  it('is content when every route says who may call it', async () => {
    await expect(judge(DeclaredModule)).resolves.toBeUndefined();
  });

  it('names the routes that do not', async () => {
    await expect(judge(ForgottenModule)).rejects.toThrow(/: ForgottenController\.show$/);
  });
});
