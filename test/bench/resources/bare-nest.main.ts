import { MikroOrmModule } from '@mikro-orm/nestjs';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { openJobStore } from '../../../src/provisioning/queue/open-job-store.js';
import { POOL_MAX } from '../stage/pool-max.js';

/** What the memory of the product's processes is held against: Nest with MikroORM and BullMQ, connected, and one route that says one word. */

const { DATABASE_URL: clientUrl = '', QUEUE_URL: queueUrl = '' } = process.env;

@Controller()
class WordController {
  @Get()
  word(): { readonly word: string } {
    return { word: 'one' };
  }
}

@Module({
  imports: [
    MikroOrmModule.forRoot({
      driver: PostgreSqlDriver,
      clientUrl,
      entities: [],
      discovery: { warnWhenNoEntities: false },
    }),
  ],
  controllers: [WordController],
})
class BareModule {}

const store = await openJobStore(queueUrl, 'take', POOL_MAX);
store.worker(
  'bare',
  () => Promise.resolve(),
  1,
  (reason) => process.stderr.write(`${reason}\n`),
);
const app = await NestFactory.create(BareModule, { logger: false });
await app.listen(0, '127.0.0.1');
process.send?.({ url: (await app.getUrl()).replace('[::1]', '127.0.0.1') });
process.once('disconnect', () => process.exit());
