import { play } from './demo/play.js';
import { Story } from './demo/story.js';
import { dataDirectory } from './start/data-directory.js';
import { readRun } from './start/run-file.js';

const say = (line: string) => process.stdout.write(`${line}\n`);

/** `npm run demo`: plays the main job against a running `npm start`; exit code 0 says that everything held. */
async function demo(): Promise<number> {
  const dataDir = dataDirectory();
  const run = await readRun(dataDir);
  if (!run) {
    say(
      'ChaMan does not run. Start it in another terminal with `npm start`, wait for "ChaMan is ready", then try again.',
    );
    return 1;
  }
  const story = new Story(say);
  try {
    await play(story, run, dataDir);
  } catch (error) {
    if (story.held) say(`\n✗ ${error instanceof Error ? error.message : String(error)}`);
    say('\nThe demo stopped before its end.');
    return 1;
  }
  say(story.held ? '\nEverything held.' : '\nNot everything held: see ✗ above.');
  return story.held ? 0 : 1;
}

process.exitCode = await demo();
