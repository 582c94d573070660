/** A framed block of a PEM text (RFC 7468). */
export interface PemBlock {
  readonly label: string;
  readonly lines: readonly string[];
  /** Number of the first line after the frame's begin, counted from 1. */
  readonly firstLine: number;
  /** The line that ends the block names the same label. */
  readonly ended: boolean;
}

const FRAME = /^-----(BEGIN|END) ([A-Z0-9][A-Z0-9 ]{0,60})-----$/;

/**
 * Blocks whose begin line stands alone on its line. Text around them is no concern of ours, spaces at the end of a
 * line neither; what a block holds is read by somebody else.
 */
export function findPemBlocks(text: string): readonly PemBlock[] {
  const blocks: PemBlock[] = [];
  let open: { label: string; lines: string[]; firstLine: number } | undefined;
  const close = (ended: boolean) => {
    if (open) blocks.push({ ...open, ended });
    open = undefined;
  };
  // Files that were put together without a line end between their blocks are still clear.
  const lines = text.replaceAll('----------BEGIN ', '-----\n-----BEGIN ').split('\n');
  lines.forEach((raw, index) => {
    const line = raw.trimEnd();
    const [, kind, label = ''] = FRAME.exec(line) ?? [];
    if (kind === 'BEGIN') {
      close(false);
      open = { label, lines: [], firstLine: index + 2 };
    } else if (kind === 'END') {
      close(open?.label === label);
    } else {
      open?.lines.push(line);
    }
  });
  close(false);
  return blocks;
}
