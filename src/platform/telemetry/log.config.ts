import { oneOf } from '../config/variables.js';

export const logVariables = {
  LOG_LEVEL: oneOf('least severe message that is logged', ['debug', 'info', 'warn', 'error'], { fallback: 'info' }),
};
