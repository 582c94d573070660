import { formatProblems, getTotals, lint, loadConfig } from '@redocly/openapi-core';

// Lints the document by openapi/redocly.yaml; a warning fails as an error does.
const problems = await lint({
  ref: 'openapi/chaman.json',
  config: await loadConfig({ configPath: 'openapi/redocly.yaml' }),
});
if (problems.length > 0) {
  formatProblems(problems, { format: 'codeframe', totals: getTotals(problems), version: '', maxProblems: 50 });
  process.exitCode = 1;
} else {
  console.log('openapi/chaman.json has no errors and no warnings');
}
