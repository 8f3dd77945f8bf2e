import path from 'node:path';

import { UsageError } from './arguments';
import { parseClientTypesArguments, USAGE } from './client-types/arguments';
import { describeCheckout, fetchDocument } from './client-types/read-document';
import { writeTypes } from './client-types/write-types';
import { type Command } from './command';
import { step } from './terminal/step';

/** Writes TypeScript types of the REST API, from its OpenAPI document. */
export const run: Command = async ({ root, args }) => {
  try {
    const request = parseClientTypesArguments(args);
    if (request.action === 'help') {
      console.log(USAGE);
      return 0;
    }
    const { output, url } = request;
    await step(`Writing ${output}`, async () => {
      const document = await (url ? fetchDocument(url) : describeCheckout(root));
      await writeTypes({ document, file: path.resolve(root, output) });
    });
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\n\n${USAGE}`);
    return 2;
  }
};
