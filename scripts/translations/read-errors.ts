import { FileError } from '../../src/plugins/translations/server/xml/file-error';

/** Says of a file that cannot be read which one it is, and where. */
export const readErrorsOf = <Result>(file: string, reading: Promise<Result>): Promise<Result> =>
  reading.catch((error: unknown) => {
    if (!(error instanceof FileError)) throw error;
    throw new Error(`${file}:${error.line}:${error.column}: ${error.message}`, { cause: error });
  });
