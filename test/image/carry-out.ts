import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import type { Stage, Step } from './image-file.js';

export interface Built {
  /** Folder that stands for the root of the last stage. */
  readonly root: string;
  readonly workingDirectory: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly user: number;
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  readonly healthCheck: readonly string[];
}

/**
 * Carries out the stages of a Dockerfile one by one below a folder, where there is no Docker: each stage has a folder for its root,
 * and commands run in it with this machine's Node and npm. What a base image holds is not there, but for what `provided` names.
 * @param context the checkout, of which only what the ignore file leaves can be copied
 */
export function carryOut(stages: readonly Stage[], { context, ignoreFile, below, provided }: CarryOut): Built {
  const roots = new Map<string, string>();
  let built: Built | undefined;
  for (const [index, stage] of stages.entries()) {
    const root = join(below, stage.name ?? `stage-${index}`);
    mkdirSync(root, { recursive: true });
    for (const [path, source] of Object.entries(provided(stage.image))) put(source, join(root, path));
    if (stage.name !== undefined) roots.set(stage.name, root);
    built = runStage(stage, { root, roots, context, left: leftBy(ignoreFile) });
  }
  if (!built) throw new Error('There is no stage');
  return built;
}

interface CarryOut {
  readonly context: string;
  readonly ignoreFile: string;
  readonly below: string;
  /** Files that a base image brings, by their paths there. */
  provided(image: string): Readonly<Record<string, string>>;
}

interface Surroundings {
  readonly root: string;
  readonly roots: ReadonlyMap<string, string>;
  readonly context: string;
  left(path: string): boolean;
}

function runStage({ steps }: Stage, around: Surroundings): Built {
  let workingDirectory = '/';
  let user = 0;
  const environment: Record<string, string> = {};
  const last = { ENTRYPOINT: [], CMD: [], HEALTHCHECK: [] } as Record<string, readonly string[]>;
  for (const step of steps) {
    if (step.keyword === 'WORKDIR') {
      workingDirectory = step.text;
      mkdirSync(join(around.root, workingDirectory), { recursive: true });
    } else if (step.keyword === 'COPY') copy(step, workingDirectory, around);
    else if (step.keyword === 'RUN') run(step.text, join(around.root, workingDirectory), environment);
    else if (step.keyword === 'ENV')
      Object.assign(environment, Object.fromEntries(step.words.map((word) => word.split('=', 2))));
    else if (step.keyword === 'USER') user = Number(step.text.split(':')[0]);
    else if (step.keyword in last) last[step.keyword] = step.words;
    else if (step.keyword !== 'EXPOSE') throw new Error(`Nobody carries out ${step.keyword}`);
  }
  const { ENTRYPOINT: entrypoint = [], CMD: command = [], HEALTHCHECK: healthCheck = [] } = last;
  return { root: around.root, workingDirectory, environment, user, entrypoint, command, healthCheck };
}

function copy({ words, from }: Step, workingDirectory: string, { root, roots, context, left }: Surroundings): void {
  const sources = words.slice(0, -1);
  const target = words.at(-1) ?? '';
  const into = join(root, isAbsolute(target) ? target : join(workingDirectory, target));
  const origin = from === undefined ? context : roots.get(from);
  if (origin === undefined) throw new Error(`There is no stage ${from}`);
  for (const source of sources) {
    const path = join(origin, source);
    const place = target.endsWith('/') ? join(into, basename(source)) : into;
    // A folder's content is copied, a file itself.
    cpSync(path, place, {
      recursive: true,
      filter: (each) => from !== undefined || each === path || left(each.slice(context.length + 1)),
    });
  }
}

function run(command: string, directory: string, environment: Readonly<Record<string, string>>): void {
  // How this machine reaches the registry of packages stays; what jest sets for tests does not.
  const { NODE_ENV: _test, NODE_OPTIONS: _options, ...around } = process.env;
  execFileSync('/bin/sh', ['-ec', command], {
    cwd: directory,
    env: { ...around, PATH: `${dirname(process.execPath)}:${around['PATH']}`, ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

function put(source: string, target: string): void {
  mkdirSync(dirname(target), { recursive: true });
  cpSync(source, target);
}

/** What an ignore file leaves: the last rule that names a path, or a folder above it, decides. */
function leftBy(ignoreFile: string): (path: string) => boolean {
  const rules = readFileSync(ignoreFile, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => ({ keeps: line.startsWith('!'), pattern: patternOf(line.replace(/^!/, '')) }));
  return (path) => rules.findLast(({ pattern }) => pattern.test(path))?.keeps ?? true;
}

function patternOf(glob: string): RegExp {
  const escaped = glob.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  const pattern = escaped.replace(/\*\*\/|\*/g, (star) => (star === '*' ? '[^/]*' : '(.*/)?'));
  return new RegExp(`^${pattern}(/|$)`);
}
