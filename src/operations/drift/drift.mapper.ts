import type { DriftFindingDto, DriftRunDto, GatewayDriftDto } from './drift.dto.js';
import type { DriftStore, FindingRow, RunRow } from './drift.store.js';

export function gatewayDriftDto(
  { gateway, nextAt }: Awaited<ReturnType<DriftStore['checks']>>[number],
  complete: readonly RunRow[],
  any: readonly RunRow[],
): GatewayDriftDto {
  const of = (runs: readonly RunRow[]): DriftRunDto | null => {
    const run = runs.find((each) => each.gateway === gateway);
    return run ? runDto(run) : null;
  };
  return { gateway, report: of(complete), lastRun: of(any), nextAt: moment(nextAt) };
}

export function findingDto({ foundAt, repairAt, ...finding }: FindingRow): DriftFindingDto {
  return { ...finding, foundAt: moment(foundAt), repairAt: repairAt && moment(repairAt) };
}

function runDto({
  startedAt,
  endedAt,
  failure,
  checked,
  undecided,
  listed,
  missing,
  different,
  unknown,
}: RunRow): DriftRunDto {
  return {
    startedAt: moment(startedAt),
    endedAt: endedAt && moment(endedAt),
    ...{ failure, checked, undecided, listed, missing, different, unknown },
  };
}

function moment(text: string): string {
  return new Date(text).toISOString();
}
