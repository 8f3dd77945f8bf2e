interface Place {
  /** From 1. */
  line: number;
  /** From 1. */
  column: number;
}

/** A file that cannot be read, with the place and what its sender can do about it. */
export class FileError extends Error {
  readonly line: number;
  readonly column: number;

  constructor(message: string, { line, column }: Place) {
    super(message);
    this.name = 'FileError';
    this.line = line;
    this.column = column;
  }
}
