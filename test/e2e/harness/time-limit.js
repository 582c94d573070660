import { jest } from '@jest/globals';

// Processes start, gateways are held and released: more than a unit test takes, on a busy machine more still.
jest.setTimeout(120_000);
