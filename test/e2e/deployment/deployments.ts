import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { PROJECT_ROOT } from '../../../sandbox/environment/project-root.js';
import { stagesOf } from '../../image/image-file.js';

/** One of the product's processes, as a deployment starts it. */
export interface Started {
  readonly deployment: 'compose' | 'kubernetes';
  readonly process: 'api' | 'worker' | 'migrate';
  readonly variables: Readonly<Record<string, string>>;
  /** Names of the files below a folder of secrets that it can read. */
  readonly secrets: readonly string[];
  readonly container: Container;
}

/** What a compose service and a container of Kubernetes tell of it, each in its own words. */
export type Container = Readonly<Record<string, unknown>>;

export interface ComposeService {
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly ports?: readonly string[];
}

export interface Compose {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

interface Pod {
  readonly containers: readonly {
    readonly args: readonly string[];
    readonly env?: readonly { readonly name: string; readonly value: string }[];
    readonly envFrom?: readonly { readonly configMapRef: { readonly name: string } }[];
  }[];
  readonly volumes: readonly {
    readonly secret?: { readonly items: readonly { readonly path: string }[] };
  }[];
}

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly data?: Readonly<Record<string, string>>;
  readonly spec?: { readonly template?: { readonly spec: Pod } };
}

const DOCKER = join(PROJECT_ROOT, 'docker');
const PROGRAM = /^dist\/src\/(api|worker|migrate)\.main\.js$/;

const read = (file: string) => readFileSync(join(DOCKER, file), 'utf8');

export function compose(): Compose {
  return parse(read('compose.yaml'), { merge: true }) as Compose;
}

/** The product's processes in docker/compose.yaml and docker/kubernetes, with the variables of the image that they run. */
export function startedProcesses(): readonly Started[] {
  return [...inCompose(), ...inKubernetes()];
}

function inCompose(): readonly Started[] {
  return Object.values(compose().services).flatMap((service) =>
    started('compose', service.command ?? [], service.environment ?? {}, service.secrets ?? [], { ...service }),
  );
}

function inKubernetes(): readonly Started[] {
  const manifests = ['chaman.yaml', 'migrate.yaml']
    .flatMap((file) => parseAllDocuments(read(`kubernetes/${file}`)))
    .map((document) => document.toJS() as Manifest);
  const maps = new Map(
    manifests.filter(({ kind }) => kind === 'ConfigMap').map(({ metadata, data }) => [metadata.name, data]),
  );
  return manifests.flatMap(({ spec }) => {
    const pod = spec?.template?.spec;
    if (!pod) return [];
    const secrets = pod.volumes.flatMap(({ secret }) => secret?.items.map(({ path }) => path) ?? []);
    return pod.containers.flatMap((container) => {
      const mapped = container.envFrom?.map(({ configMapRef: { name } }) => maps.get(name) ?? {}) ?? [];
      const own = Object.fromEntries(container.env?.map(({ name, value }) => [name, value]) ?? []);
      return started('kubernetes', container.args, Object.assign({}, ...mapped, own), secrets, { ...container });
    });
  });
}

function started(
  deployment: Started['deployment'],
  command: readonly string[],
  variables: Readonly<Record<string, string>>,
  secrets: readonly string[],
  container: Container,
): readonly Started[] {
  const process = PROGRAM.exec(command[0] ?? '')?.[1] as Started['process'] | undefined;
  if (!process) return [];
  return [{ deployment, process, variables: { ...ofImage(), ...variables }, secrets, container }];
}

function ofImage(): Readonly<Record<string, string>> {
  const { steps = [] } = stagesOf(join(DOCKER, 'Dockerfile')).at(-1) ?? {};
  const words = steps.filter(({ keyword }) => keyword === 'ENV').flatMap((step) => step.words);
  return Object.fromEntries(words.map((word) => word.split('=', 2) as [string, string]));
}
