import type { BenchPart } from '../measure/comparison.js';
import { BenchStage } from '../stage/stage.js';
import { feedLag } from './feed-lag.js';
import { memory } from './memory.js';
import { secondStart } from './second-start.js';

export const resources: BenchPart = {
  name: 'resources',
  about: 'the second start, memory under load against a bare Nest, and how soon the feed tells of a change under load',
  run: async () => {
    const start = await secondStart();
    const stage = await BenchStage.start();
    try {
      return [start, ...(await memory(stage)), await feedLag(stage)];
    } finally {
      await stage.stop();
    }
  },
};
