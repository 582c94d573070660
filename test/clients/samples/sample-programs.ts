import { execFile, spawnSync } from 'node:child_process';
import { cp, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';

const SAMPLES = resolve('samples');
/** A first start of Maven or .NET fetches and compiles. */
const PATIENCE_MS = 240_000;

export type Variables = Readonly<Record<string, string>>;
export type Program = 'rest-token' | 'follow-changes';

/** The samples of one language, run as their first lines say. */
export interface SamplePrograms {
  readonly language: string;
  /** What this machine lacks to run them; undefined where it lacks nothing. */
  readonly missing: string | undefined;
  /** Installs and compiles in this folder, where that is needed. */
  prepare(folder: string): Promise<void>;
  /** Resolves with what the program printed. @throws with what it said when it fails */
  run(program: Program, variables: Variables): Promise<string>;
}

/** What a program says of its version, or undefined where it is not here. */
function version(program: string, ...args: readonly string[]): string | undefined {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  return status === 0 ? `${stdout}${stderr}` : undefined;
}

/** @param file the program, and its arguments */
function run([file, ...args]: readonly [string, ...string[]], variables: Variables, cwd = SAMPLES): Promise<string> {
  const env = { ...process.env, ...variables };
  return new Promise((resolve, reject) => {
    execFile(file, args, { cwd, env, timeout: PATIENCE_MS }, (error, stdout, stderr) => {
      // Maven tells on its standard output what went wrong.
      if (error) reject(new Error(`${file} ${args.join(' ')}: ${stdout}${stderr}`, { cause: error }));
      else resolve(stdout.trim());
    });
  });
}

const nothingToPrepare = () => Promise.resolve();

const curl: SamplePrograms = {
  language: 'curl',
  missing: ['bash', 'curl', 'openssl', 'jq'].find(
    (each) => version(each, each === 'openssl' ? 'version' : '--version') === undefined,
  ),
  prepare: nothingToPrepare,
  run: (program, variables) => run([join(SAMPLES, 'curl', `${program}.sh`)], variables),
};

const typescript: SamplePrograms = {
  language: 'TypeScript',
  missing: undefined,
  prepare: nothingToPrepare,
  run: (program, variables) => run([process.execPath, join(SAMPLES, 'typescript', `${program}.ts`)], variables),
};

class Python implements SamplePrograms {
  readonly language = 'Python';
  readonly missing = version('python3', '-c', 'import venv, ensurepip') === undefined ? 'python3 with venv' : undefined;
  private interpreter = 'python3';

  async prepare(folder: string): Promise<void> {
    await run(['python3', '-m', 'venv', folder], {});
    this.interpreter = join(folder, 'bin', 'python');
    await run(
      [this.interpreter, '-m', 'pip', 'install', '--quiet', '-r', join(SAMPLES, 'python', 'requirements.txt')],
      {},
    );
  }

  run(program: Program, variables: Variables): Promise<string> {
    return run([this.interpreter, join(SAMPLES, 'python', `${program.replace('-', '_')}.py`)], variables);
  }
}

class Java implements SamplePrograms {
  readonly language = 'Java';
  readonly missing = version('mvn', '--version') === undefined ? 'Maven with Java 17' : undefined;
  private folder = '';

  async prepare(folder: string): Promise<void> {
    this.folder = folder;
    await cp(join(SAMPLES, 'java'), folder, { recursive: true });
    await run(['mvn', '-q', '-B', 'compile'], {}, folder);
  }

  run(program: Program, variables: Variables): Promise<string> {
    const main = program === 'rest-token' ? 'RestToken' : 'FollowChanges';
    return run(
      ['mvn', '-q', '-B', '-Dstyle.color=never', 'exec:java', `-Dexec.mainClass=${main}`],
      variables,
      this.folder,
    );
  }
}

class CSharp implements SamplePrograms {
  readonly language = 'C#';
  private readonly major = Number(version('dotnet', '--version')?.split('.')[0] ?? 0);
  readonly missing = this.major === 0 ? 'the .NET SDK' : undefined;
  private folder = '';

  async prepare(folder: string): Promise<void> {
    this.folder = folder;
    await cp(join(SAMPLES, 'csharp'), folder, { recursive: true });
    // For the runtime that comes with this SDK.
    const framework = this.major > 3 ? `net${this.major}.0` : 'netcoreapp3.1';
    await run(['dotnet', 'build', '-o', 'built', `-p:TargetFramework=${framework}`], {}, folder);
  }

  run(program: Program, variables: Variables): Promise<string> {
    return run(['dotnet', join(this.folder, 'built', 'chaman-samples.dll'), program], variables);
  }
}

export const SAMPLE_PROGRAMS: readonly SamplePrograms[] = [curl, typescript, new Python(), new Java(), new CSharp()];

/** A folder for one language, and there what it needs. */
export async function prepareIn(folder: string, programs: SamplePrograms): Promise<void> {
  const own = join(folder, programs.language);
  await mkdir(own, { recursive: true });
  await programs.prepare(own);
}
