import { account } from './account.js';
import { certificate, sshKey } from './certificate.js';
import { contact } from './contact.js';
import { files } from './files.js';
import { frame } from './frame.js';
import { overview } from './overview.js';
import { session } from './session.js';

/** The texts of the pages in Dutch: the language of the guide, after which the others are held to be complete. */
export const TEXTS = { account, certificate, contact, files, frame, overview, session, sshKey };
export type Texts = typeof TEXTS;
