import { until } from '../pace.js';
import type { ProcessSlot } from '../stage/process-slot.js';
import type { Findings } from './finding.js';

const WITHIN_MS = 20_000;

/** Whatever happened, every process still answers, and says that jobs flow and that the database is there. */
export async function checkProcesses(slots: readonly ProcessSlot[], findings: Findings): Promise<void> {
  await Promise.all(
    slots.map(async (slot) => {
      let told = 'it does not answer';
      const ready = async () => {
        const answer = await ask(`${slot.url}/health/ready`);
        told = answer?.text ?? told;
        return answer?.ok || undefined;
      };
      if (!(await until(ready, WITHIN_MS))) findings.add('stuck', `${slot.name} after ${WITHIN_MS} ms: ${told}`);
    }),
  );
}

async function ask(url: string): Promise<{ readonly ok: boolean; readonly text: string } | undefined> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    return { ok: response.ok, text: `${response.status} ${await response.text()}` };
  } catch {
    return undefined;
  }
}
