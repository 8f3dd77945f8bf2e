import { writeError, type WrittenAnswer } from '../answers/write-error';

/**
 * Writes the answer to a request at which the hub itself failed before Strapi saw it, as Strapi does: it says nothing of the fault. By the id, an operator finds
 * in the log what it was.
 */
export const writeFault = (requestId: string): WrittenAnswer =>
  writeError({ status: 500, name: 'InternalServerError', message: 'Internal Server Error', details: { requestId } });
