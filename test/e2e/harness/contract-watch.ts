import { ApiContract } from '../../api-contract/api-contract.js';
import { committedDocument } from '../../../scripts/openapi/api-document.js';

/** What the document describes; pages, files of pages and sign-in are for browsers. */
const DESCRIBED = /^\/(api\/v1|health)(\/|$)/;

/**
 * Holds every answer that a test gets from the product against openapi/chaman.json, whoever sends the request and by whatever
 * code: it stands behind `fetch`.
 */
class ContractWatch {
  private readonly contract = new ApiContract(committedDocument());
  private readonly origins = new Set<string>();
  private readonly faults: string[] = [];

  constructor() {
    const plain = globalThis.fetch;
    globalThis.fetch = async (input, init) => {
      const response = await plain(input, init);
      await this.look(input instanceof Request ? input.url : String(input), init?.method ?? methodOf(input), response);
      return response;
    };
  }

  /** From now on, answers from here are looked at. */
  watch(url: string): void {
    this.origins.add(new URL(url).origin);
  }

  /** @throws Error with each answer that was not as documented, even where a test swallowed the failure */
  assertKept(): void {
    if (this.faults.length > 0) throw new Error(this.faults.splice(0).join('\n'));
  }

  private async look(url: string, method: string, response: Response): Promise<void> {
    const { origin, pathname: path } = new URL(url);
    if (!this.origins.has(origin) || !DESCRIBED.test(path)) return;
    if (response.headers.get('Content-Type')?.startsWith('text/event-stream')) return;
    const body = await response
      .clone()
      .bytes()
      .catch(() => undefined);
    // Cut off: there is no answer to judge.
    if (!body) return;
    const { status, headers } = response;
    const faults = this.contract.faultsOf({ method: method.toUpperCase(), path, status, headers, body });
    if (faults.length === 0) return;
    const told = `${method.toUpperCase()} ${path} answered ${status}, not as openapi/chaman.json says:\n  ${faults.join('\n  ')}`;
    this.faults.push(told);
    throw new Error(`${told}\n  ${Buffer.from(body).toString('utf8').slice(0, 2_000)}`);
  }
}

function methodOf(input: string | URL | Request): string {
  return input instanceof Request ? input.method : 'GET';
}

let watch: ContractWatch | undefined;

/** The one watch of this test file. */
export function contractWatch(): ContractWatch {
  watch ??= new ContractWatch();
  return watch;
}
