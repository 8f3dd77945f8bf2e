import { getFetchClient } from '@strapi/strapi/admin';

import { boardParams } from './board/board-query';
import type { ExportChoice } from './export-choice';
import { toProblem, type Problem } from './problem';

export type ExportResult = { kind: 'saved'; name: string } | { kind: 'nothing' } | { kind: 'failed'; problem: Problem };

/** Has the hub write a file, and the browser save it. */
export async function downloadExport(choice: ExportChoice): Promise<ExportResult> {
  const { locale, version, types, states, sourceLocale, changedSince, onlyWork, narrowing } = choice;
  const { ids, ...filters } = narrowing;
  const params = {
    version,
    onlyWork,
    ...boardParams({ types, states, ...filters }),
    ...(ids && { ids: ids.join(',') }),
    ...(sourceLocale !== '' && { sourceLocale }),
    // The day begins where the person is.
    ...(changedSince !== '' && { changedSince: new Date(`${changedSince}T00:00`).toISOString() }),
  };
  try {
    const { data, status = 0 } = await getFetchClient().get<Blob>(`/translations/exports/${locale}`, {
      params,
      responseType: 'blob',
      // Of an answer it takes for an error, the client drops the words. It renews the session by itself, though.
      validateStatus: (code) => code !== 401,
    });
    if (status === 204) return { kind: 'nothing' };
    if (status !== 200) return { kind: 'failed', problem: await readProblem(data) };
    const name = `${locale}.xlf`;
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
