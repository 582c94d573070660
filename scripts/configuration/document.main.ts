import { writeFileSync } from 'node:fs';
import { CONFIGURATION_FILE, renderConfiguration } from './render-configuration.js';

writeFileSync(CONFIGURATION_FILE, renderConfiguration());
