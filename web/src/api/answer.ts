import { ApiProblem } from './api-problem.js';

interface Result<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response?: Response;
}

/**
 * The data of a successful answer.
 * @throws ApiProblem for any other, and where none came
 */
export async function answer<Data>(asked: Promise<Result<Data>>): Promise<NonNullable<Data>> {
  let result: Result<Data>;
  try {
    result = await asked;
  } catch {
    throw ApiProblem.unreachable();
  }
  const { data, error, response } = result;
  if (!response) throw ApiProblem.unreachable();
  if (!response.ok) throw ApiProblem.of(response.status, error, response.headers.get('Retry-After'));
  return data as NonNullable<Data>;
}
