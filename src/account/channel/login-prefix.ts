/** Stands before the user name in every FTP and SFTP login. */
export const LOGIN_PREFIX = 'EXP';
