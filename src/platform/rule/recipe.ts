import type { Text } from '../i18n/texts.js';

/** How to make what the rules accept, with one program. */
export interface Recipe {
  /** Stable kebab-case name, part of the API. */
  readonly name: string;
  /** What comes out of it, in plain words. */
  readonly title: Text;
  /** The program that is used, by its own name. */
  readonly tool: string;
  /** To be typed in this order; words in capitals stand for one's own. None where the program has a window. */
  readonly commands: readonly string[];
  /** What to do in the program's window, or with what the commands made. */
  readonly explanation: Text;
}
