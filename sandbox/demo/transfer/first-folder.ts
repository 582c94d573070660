import { demand, type Story } from '../story.js';
import type { FileTransfer } from './file-transfer.js';

/** Signs in and answers the first folder, which is that of a permission. */
export function firstFolder(story: Story, login: string, transfer: FileTransfer): Promise<string> {
  return story.step(`${login} signs in with ${transfer.program}`, async () => {
    const [folder] = await transfer.list();
    demand(folder !== undefined, 'There is no folder to put files into.');
    return folder;
  });
}
