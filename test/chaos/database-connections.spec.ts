import { startProduct, type Product } from '../e2e/harness/product.js';
import { steadyPool } from '../../src/platform/database/steady-pool.js';

/** PostgreSQL ends connections whenever it restarts: in the middle of a transaction too, while no query runs. */
describe('a connection that the database ends', () => {
  let product: Product;

  beforeAll(async () => {
    product = await startProduct({ without: ['api'] });
  });
  afterAll(() => product.stop());

  it.each(['in use', 'idle'])('while it is %s ends nothing else: the pool makes a new one', async (how) => {
    const { postgres, databaseName } = product.environment;
    const pool = steadyPool({ connectionString: postgres.url('chaman_api', databaseName), max: 1 });
    const client = await pool.connect();
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const ended = new Promise<void>((resolve) => client.on('end', resolve));
    if (how === 'idle') client.release();
    // Without a listener of the pool's own, the event that follows is nobody's, and this process ends.
    await product.sql('select pg_terminate_backend($1)', [rows[0]?.pid]);
    await ended;
    if (how === 'in use') client.release(true);
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await pool.end();
  });
});
