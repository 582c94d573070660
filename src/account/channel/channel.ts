/** The technical channels on which a sender can have accounts. */
export const CHANNELS = ['FTP', 'SFTP', 'SOAP', 'REST'] as const;
export type Channel = (typeof CHANNELS)[number];
