import { certificates } from './certificates/certificates.part.js';
import type { BenchPart } from './measure/comparison.js';
import { pages } from './pages/pages.part.js';

/** In the order in which they run. */
export const parts: readonly BenchPart[] = [certificates, pages];
