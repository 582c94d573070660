import { certificates } from './certificates/certificates.part.js';
import { growth } from './growth/growth.part.js';
import type { BenchPart } from './measure/comparison.js';
import { pages } from './pages/pages.part.js';
import { create } from './routes/create.part.js';
import { read } from './routes/read.part.js';
import { systems } from './routes/systems.part.js';
import { resources } from './resources/resources.part.js';
import { signIn } from './sign-in/sign-in.part.js';
import { active } from './worker/active.part.js';
import { drain } from './worker/drain.part.js';

/** In the order in which they run. */
export const parts: readonly BenchPart[] = [
  certificates,
  pages,
  create,
  read,
  systems,
  signIn,
  active,
  drain,
  growth,
  resources,
];
