import { editedOn } from '../account/api/account-change.js';

/** The channels of these routes. */
export const CHANNELS = ['FTP', 'SFTP'] as const;

export const edited = editedOn(CHANNELS);
