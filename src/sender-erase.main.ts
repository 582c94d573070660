import 'reflect-metadata';
import { MikroORM } from '@mikro-orm/postgresql';
import { commandActor } from './audit/audit-trail.js';
import { configured } from './configuration.js';
import { ENTITIES } from './entities.js';
import { readArguments, USAGE, type EraseCommand } from './erasure/command/arguments.js';
import { awaitedLine, holdingsLines } from './erasure/command/told.js';
import { SenderErasure } from './erasure/sender-erasure.js';
import { SenderSurvey } from './erasure/sender-survey.js';
import { ormOptions } from './platform/database/orm.config.js';
import { runCommand } from './platform/process/command-line.js';

const EXIT = { done: 0, failed: 1, waiting: 3 } as const;
const CONNECTIONS = 2;
const say = (line: string) => process.stdout.write(`${line}\n`);

/** Needs the role that owns the tables: those of the processes may not erase senders at all. @returns the exit code */
async function erase({ number, operator }: EraseCommand): Promise<number> {
  const { DATABASE_MIGRATION_URL } = await configured('sender:erase');
  const orm = await MikroORM.init(ormOptions(DATABASE_MIGRATION_URL, ENTITIES, CONNECTIONS));
  try {
    const survey = new SenderSurvey(orm.em);
    const before = await survey.standing(number);
    if (before.kind === 'never-issued') {
      say(`There was never a sender ${number}.`);
      return EXIT.failed;
    }
    if (before.kind === 'registered')
      for (const line of holdingsLines(number, await survey.holdings(before.senderId))) say(line);
    if (before.kind !== 'erased') {
      if (operator !== undefined)
        await new SenderErasure(orm.em, commandActor('npm run sender:erase', operator)).advance(before.senderId);
      else if (before.kind === 'registered') {
        say('This was a dry run: nothing was written. --confirm does it.');
        return EXIT.done;
      }
    }
    return await told(survey, number);
  } finally {
    await orm.close();
  }
}

/** How far the erasure is. */
async function told(survey: SenderSurvey, number: string): Promise<number> {
  const standing = await survey.standing(number);
  if (!('senderId' in standing)) {
    say(`Sender ${number} is erased.`);
    return EXIT.done;
  }
  say(`Sender ${number} belongs to nobody any longer. Before its last row may go:`);
  for (const each of await survey.awaited(standing.senderId)) say(awaitedLine(each));
  say('Run the same again later: it goes on from there.');
  return EXIT.waiting;
}

runCommand(USAGE, async (args) => {
  const command = readArguments(args);
  return command === 'help' ? command : erase(command);
});
