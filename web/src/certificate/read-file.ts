/** Certificates are at most 64 KiB; what is larger is not worth sending. */
export const LARGEST_FILE = 65_536;

export interface ChosenFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** Reads a file that was chosen, no further than is needed to say that it is too large. */
export async function readFile(file: File): Promise<ChosenFile> {
  const bytes = new Uint8Array(await file.slice(0, LARGEST_FILE + 1).arrayBuffer());
  return { fileName: file.name, bytes };
}

export function toBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 0x8000)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
  return btoa(pieces.join(''));
}
