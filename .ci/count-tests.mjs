// node .ci/count-tests.mjs <jest's JSON report> <jest's exit code>: prints `<passed> <failed>`. A test file that could not run is one
// failure, and so is a jest that failed without saying where.
import { readFileSync } from 'node:fs';

const [report = '', code] = process.argv.slice(2);
let passed = 0;
let failed = 0;
try {
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
  passed = numPassedTests;
  failed = numFailedTests + numRuntimeErrorTestSuites;
} catch {
  process.stderr.write(`There is no report at ${report}.\n`);
  failed = 1;
}
if (failed === 0 && (code !== '0' || passed === 0)) failed = 1;
process.stdout.write(`${passed} ${failed}\n`);
