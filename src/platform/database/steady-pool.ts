import pg from 'pg';

/**
 * A pool that outlives its connections. `pg` tells of a connection that the server ends by an `error` event, on the pool for an
 * idle one and on the client itself for one that is in use between two queries; with nobody listening that ends the process.
 * Whoever uses the client learns of it by its next query; the pool makes a new one.
 */
export function steadyPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(config);
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
