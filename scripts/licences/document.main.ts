import { writeFileSync } from 'node:fs';
import { LICENCES_FILE, renderLicences } from './render-licences.js';

writeFileSync(LICENCES_FILE, renderLicences());
