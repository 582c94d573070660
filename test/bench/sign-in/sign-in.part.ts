import { signInUntilAnswered, type Answered } from '../../../sandbox/identity-provider/sign-in.client.js';
import type { BenchPart, Comparison } from '../measure/comparison.js';
import { processorSeconds } from '../measure/process-use.js';
import { inTurns } from '../measure/turns.js';
import { Child } from '../stage/child.js';
import { BenchStage } from '../stage/stage.js';
import type { SamlTask } from './bare-saml.main.js';

const GOAL = 0.8;
const TURNS = 7;
const PER_TURN = 60;
const WARM_UP = 150;
const PERSON = 'access-manager';

/** Processor time is what is compared: the library does not wait for a database, and the product does. */
async function measured(stage: BenchStage): Promise<readonly Comparison[]> {
  await stage.startApi();
  const library = await Child.start('../sign-in/bare-saml.main');
  const answers = async (count: number): Promise<readonly Answered[]> => {
    const answered: Answered[] = [];
    for (let each = 0; each < count; each += 1) answered.push(await signInUntilAnswered(stage.url, PERSON));
    return answered;
  };
  const byProduct = async (count: number) => {
    const prepared = await answers(count);
    const before = processorSeconds(stage.pid);
    for (const each of prepared) await each.finish();
    return count / (processorSeconds(stage.pid) - before);
  };
  const { SAML_IDP_CERTIFICATE = '', SAML_SP_ENTITY_ID = '' } = stage.environment.apiEnvironment;
  const byLibrary = async (count: number) => {
    const task: SamlTask = {
      certificate: SAML_IDP_CERTIFICATE,
      issuer: SAML_SP_ENTITY_ID,
      callbackUrl: `${stage.url}/auth/acs`,
      answers: (await answers(count)).map(({ fields }) => fields['SAMLResponse'] ?? ''),
    };
    const told = await library.ask<{ readonly perSecond: number; readonly failure?: string }>(task);
    if (told.failure !== undefined) throw new Error(told.failure);
    return told.perSecond;
  };
  await byProduct(WARM_UP);
  await byLibrary(WARM_UP);
  const sides = await inTurns(
    TURNS,
    () => byProduct(PER_TURN),
    () => byLibrary(PER_TURN),
  );
  await library.stop();
  return [
    {
      what: 'sign in: answer verified, session made; for each second of one core',
      unit: '/s',
      ...sides,
      baselineIs: 'node-saml alone, answer verified',
      goal: { atLeast: GOAL, of: 'ratio' },
    },
  ];
}

export const signIn: BenchPart = {
  name: 'sign-in',
  about: 'verifying the identity provider’s answer and making a session, in processor time, against node-saml alone',
  run: async () => {
    const stage = await BenchStage.start();
    return measured(stage).finally(() => stage.stop());
  },
};
