import type { Texts } from '../nl/index.js';
import { account } from './account.js';
import { certificate, sshKey } from './certificate.js';
import { connection } from './connection.js';
import { contact } from './contact.js';
import { faq } from './faq.js';
import { files } from './files.js';
import { frame } from './frame.js';
import { help } from './help.js';
import { history } from './history.js';
import { operations } from './operations.js';
import { overview } from './overview.js';
import { session } from './session.js';
import { several } from './several.js';
import { webServices } from './web-services.js';

export const TEXTS: Texts = {
  account,
  certificate,
  connection,
  contact,
  faq,
  files,
  frame,
  help,
  history,
  operations,
  overview,
  session,
  several,
  sshKey,
  webServices,
};
