// Ends with 0 while the process of this container lives: the worker's address when it has one, otherwise the API's.
const { HEALTH_PORT, PORT = '8080' } = process.env;
try {
  const { ok } = await fetch(`http://127.0.0.1:${HEALTH_PORT ?? PORT}/health/live`, {
    signal: AbortSignal.timeout(4_000),
  });
  process.exitCode = ok ? 0 : 1;
} catch {
  process.exitCode = 1;
}
