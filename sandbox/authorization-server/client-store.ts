import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientRecord } from './client-record.js';

/** The realm's clients in one JSON file. A change is on the disk, as a whole or not at all, before it returns. */
export class ClientStore {
  private readonly file: string;
  private readonly clients: Map<string, ClientRecord>;

  /** @param fixed clients that exist from the beginning, and are as they are here at each start */
  constructor(directory: string, fixed: readonly ClientRecord[]) {
    mkdirSync(directory, { recursive: true });
    this.file = join(directory, 'clients.json');
    const stored = existsSync(this.file) ? (JSON.parse(readFileSync(this.file, 'utf8')) as ClientRecord[]) : [];
    this.clients = new Map([...stored, ...fixed].map((each) => [each.id, each]));
  }

  all(): readonly ClientRecord[] {
    return [...this.clients.values()];
  }

  get(id: string): ClientRecord | undefined {
    return this.clients.get(id);
  }

  /** By the public identifier, to the letter. */
  withClientId(clientId: string): ClientRecord | undefined {
    return this.all().find((client) => client.clientId === clientId);
  }

  put(client: ClientRecord): void {
    this.clients.set(client.id, client);
    this.write();
  }

  delete(id: string): boolean {
    const existed = this.clients.delete(id);
    if (existed) this.write();
    return existed;
  }

  private write(): void {
    const next = `${this.file}.next`;
    writeFileSync(next, JSON.stringify(this.all(), null, 1), { mode: 0o600, flush: true });
    renameSync(next, this.file);
  }
}
