import { integer, url, type Values } from '../config/variables.js';

const POSTGRES = ['postgres:', 'postgresql:'] as const;

export const databaseVariables = {
  DATABASE_URL: url('PostgreSQL with the role of this process; may go through a transaction pooler', POSTGRES, {
    secret: true,
    example: 'postgres://chaman_api:<password>@db.example:6432/chaman',
  }),
  DATABASE_DIRECT_URL: url('the same without a pooler, for LISTEN, session locks and the queue', POSTGRES, {
    secret: true,
    example: 'postgres://chaman_api:<password>@db.example:5432/chaman',
  }),
  DATABASE_POOL_MAX: integer(
    'the most connections of this process to DATABASE_URL; one more goes to DATABASE_DIRECT_URL',
    { min: 2, max: 200, unit: 'connections' },
    { fallback: 10 },
  ),
};

export const migrationVariables = {
  DATABASE_MIGRATION_URL: url('PostgreSQL with the role that owns the tables', POSTGRES, {
    secret: true,
    example: 'postgres://chaman_owner:<password>@db.example:5432/chaman',
  }),
};

export type DatabaseConfig = Values<typeof databaseVariables>;
export const DATABASE_CONFIG = Symbol('DATABASE_CONFIG');
