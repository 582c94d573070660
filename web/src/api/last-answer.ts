let at = Date.now();

/** The server has answered: from now on the session has its idle time before it again. */
export function noteAnswer(): void {
  at = Date.now();
}

/** When the server answered last (milliseconds since 1970). */
export function lastAnswerAt(): number {
  return at;
}
