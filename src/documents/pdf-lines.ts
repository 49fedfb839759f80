/** The pieces of text on a page of a PDF in, its lines out, in the order one reads them. */

/** A piece as PDF.js finds it; lengths are in points, and `y` grows upwards. */
export interface PdfPiece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Of the letters. */
  readonly size: number;
}

export interface PdfLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Where the line ends. */
  readonly right: number;
  readonly size: number;
}

/** Shares of the size of a letter: how far apart pieces of one line stand, and of two words in it. */
const SAME_LINE = 0.5;
const WORD_GAP = 0.18;
/** A gap so wide is one between columns. */
const COLUMN_GAP = 4;
const WIDE = /[\u2E80-\u9FFF\uF900-\uFAFF\u3000-\u303F\uFF00-\uFF60]/u;

/**
 * Pieces come as the file draws them, which is how it was written. Only a page of one column is put
 * in order from top to bottom: of columns, the file knows better.
 */
export function linesOfPage(pieces: readonly PdfPiece[]): readonly PdfLine[] {
  const lines: PdfLine[] = [];
  for (const piece of pieces) {
    if (piece.text.trim() === "") continue;
    const last = lines.at(-1);
    if (last && isSameLine(last, piece)) lines[lines.length - 1] = joined(last, piece);
    else lines.push({ ...piece, text: piece.text.trim(), right: piece.x + piece.width });
  }
  return hasColumns(lines) ? lines : lines.sort((a, b) => b.y - a.y);
}

function isSameLine(line: PdfLine, piece: PdfPiece): boolean {
  const size = Math.max(line.size, piece.size);
  const gap = piece.x - line.right;
  return Math.abs(line.y - piece.y) < SAME_LINE * size && gap > -size && gap < COLUMN_GAP * size;
}

function joined(line: PdfLine, piece: PdfPiece): PdfLine {
  const gap = piece.x - line.right > WORD_GAP * Math.max(line.size, piece.size);
  const isWide = WIDE.test(line.text.slice(-1)) && WIDE.test(piece.text.charAt(0));
  const isParted = (gap || /^\s/u.test(piece.text)) && !isWide;
  return {
    text: `${line.text}${isParted ? " " : ""}${piece.text.trim()}`,
    x: line.x,
    // The letters of a line may stand on a smaller piece, such as the number of a note.
    y: piece.size > line.size ? piece.y : line.y,
    right: Math.max(line.right, piece.x + piece.width),
    size: Math.max(line.size, piece.size),
  };
}

/** Whether two lines stand side by side. */
function hasColumns(lines: readonly PdfLine[]): boolean {
  const sorted = [...lines].sort((a, b) => b.y - a.y);
  return sorted.some((line, index) => {
    const next = sorted[index + 1];
    if (!next || line.y - next.y > SAME_LINE * Math.min(line.size, next.size)) return false;
    return next.x >= line.right || line.x >= next.right;
  });
}
