import { errors } from '@strapi/utils';

import { MAX_BODY_KB } from './limits';

/** What raw-body, co-body and formidable say of a body they do not read. */
interface BodyError extends Error {
  status?: number;
  httpCode?: number;
  /** What raw-body calls it. */
  type?: string;
}

const PARAMETER = 'body';

/** How `strapi::body` reads the bodies of requests: none that is too large, and what is wrong is said in Strapi's error shape. */
export const BODY_OPTIONS = {
  jsonLimit: `${MAX_BODY_KB}kb`,
  formLimit: `${MAX_BODY_KB}kb`,
  textLimit: `${MAX_BODY_KB}kb`,
  formidable: { maxFieldsSize: MAX_BODY_KB * 1024 },
  onError: refuseBody,
};

/** @throws PayloadTooLargeError (413) or ValidationError (400), where it is the client that is wrong; else the error itself */
function refuseBody(error: BodyError): never {
  // A file of the media library has a limit of its own, and Strapi says so.
  if (error.message.includes('maxFileSize')) throw error;
  if ((error.status ?? error.httpCode) === 413) {
    throw new errors.PayloadTooLargeError(`The body is too large. Allowed: ${MAX_BODY_KB} KB.`, {
      parameter: PARAMETER,
      maxKb: MAX_BODY_KB,
    });
  }
  if (error instanceof SyntaxError || error.name === 'SyntaxError') {
    throw new errors.ValidationError(`The body is not valid JSON: ${error.message}`, { parameter: PARAMETER });
  }
  throw error;
}
