import type { Texts } from '../nl/index.js';
import { account } from './account.js';
import { certificate, sshKey } from './certificate.js';
import { contact } from './contact.js';
import { files } from './files.js';
import { frame } from './frame.js';
import { overview } from './overview.js';
import { session } from './session.js';

export const TEXTS: Texts = { account, certificate, contact, files, frame, overview, session, sshKey };
