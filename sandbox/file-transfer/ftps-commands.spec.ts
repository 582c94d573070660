import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { type Connection, FtpsCommands } from './ftps-commands.js';

describe('commands of an FTP connection', () => {
  it('leaves what follows AUTH in the socket, for TLS to take, and reads on where AUTH was refused', async () => {
    const server = createServer({ pauseOnConnect: true }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
    const [commandSocket] = (await once(server, 'connection')) as [Socket];
    const seen: [string, boolean][] = [];
    const done = new Promise<void>((resolve) => {
      const handle = async (line: string): Promise<void> => {
        seen.push([line, commandSocket.isPaused()]);
        if (line === 'FEAT') resolve();
        else client.write('FEAT\r\n');
      };
      // The library's connection as far as commands are concerned.
      new FtpsCommands({ commandSocket, secure: false, commands: { handle } } as unknown as Connection);
    });
    commandSocket.resume();
    client.write('AUTH SSL\r\n');
    await done;
    expect(seen).toEqual([
      ['AUTH SSL', true],
      ['FEAT', false],
    ]);
    client.destroy();
    server.close();
    await once(server, 'close');
  });
});
