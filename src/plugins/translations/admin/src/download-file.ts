import { getFetchClient } from '@strapi/strapi/admin';

import { toProblem, type Problem } from './problem';

export type DownloadResult =
  { kind: 'saved'; name: string } | { kind: 'nothing' } | { kind: 'failed'; problem: Problem };

/**
 * Has the hub write a file, and the browser save it.
 *
 * @param name - what it is saved as
 */
export async function downloadFile({
  address,
  params,
  name,
}: {
  address: string;
  params: Record<string, string | boolean>;
  name: string;
}): Promise<DownloadResult> {
  try {
    const { data, status = 0 } = await getFetchClient().get<Blob>(address, {
      params,
      responseType: 'blob',
      // Of an answer it takes for an error, the client drops the words. It renews the session by itself, though.
      validateStatus: (code) => code !== 401,
    });
    if (status === 204) return { kind: 'nothing' };
    if (status !== 200) return { kind: 'failed', problem: await readProblem(data) };
    save(data, name);
    return { kind: 'saved', name };
  } catch (error) {
    return { kind: 'failed', problem: toProblem(error as Error) };
  }
}

async function readProblem(answer: Blob): Promise<Problem> {
  const { error } = JSON.parse(await answer.text()) as { error: { message: string; details: unknown } };
  return toProblem(error);
}

function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
