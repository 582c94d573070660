import { readFileSync } from 'node:fs';
import { Copy, DockerfileParser, From, type Instruction } from 'dockerfile-ast';

/** One instruction, its variables filled in. */
export interface Step {
  readonly keyword: string;
  /** As written behind the keyword, without flags. */
  readonly text: string;
  readonly words: readonly string[];
  /** Of a COPY from another stage. */
  readonly from: string | undefined;
}

export interface Stage {
  readonly name: string | undefined;
  readonly image: string;
  readonly steps: readonly Step[];
}

/** The stages of a Dockerfile, for whoever carries them out or judges them. */
export function stagesOf(file: string): readonly Stage[] {
  const variables = new Map<string, string>();
  const stages: { name: string | undefined; image: string; steps: Step[] }[] = [];
  for (const instruction of DockerfileParser.parse(readFileSync(file, 'utf8')).getInstructions()) {
    const text = filled(instruction.getArgumentsContent() ?? '', variables);
    const last = stages.at(-1);
    if (instruction instanceof From)
      stages.push({ name: instruction.getBuildStage() ?? undefined, image: text.split(' ')[0] ?? '', steps: [] });
    else if (last) last.steps.push(stepOf(instruction, text));
    else {
      // Only ARG may stand before the first stage.
      const [name = '', value = ''] = text.split('=');
      variables.set(name, value);
    }
  }
  return stages;
}

function stepOf(instruction: Instruction, text: string): Step {
  const from = instruction instanceof Copy ? (instruction.getFromFlag()?.getValue() ?? undefined) : undefined;
  const [list] = /\[.*\]$/.exec(text) ?? [];
  const words =
    list === undefined ? text.split(/\s+/).filter((word) => !word.startsWith('--')) : (JSON.parse(list) as string[]);
  return { keyword: instruction.getKeyword(), text, words, from };
}

function filled(text: string, variables: ReadonlyMap<string, string>): string {
  return text.replace(/\$\{(\w+)\}/g, (_, name: string) => variables.get(name) ?? '');
}
