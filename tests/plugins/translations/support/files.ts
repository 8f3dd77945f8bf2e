import { Readable } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';

import type { Passage } from '../../../../src/plugins/translations/server/passages/passage';
import type { Export, ExportRequest } from '../../../../src/plugins/translations/server/services/exports';
import type { ImportRequest } from '../../../../src/plugins/translations/server/services/imports';
import type { ReadEntry } from '../../../../src/plugins/translations/server/xliff/exchange';
import { readXliff } from '../../../../src/plugins/translations/server/xliff/read-xliff';
import { writeXliff } from '../../../../src/plugins/translations/server/xliff/write-xliff';
import type { ImportOutcome, UnitReport } from '../../../../src/plugins/translations/shared/contracts';
import type { Hub } from '../../../support/hub';
import { mapTexts } from '../../../unit/plugins/translations/xliff/any-entries';

type Taken = ImportOutcome & { units: UnitReport[] };

/** Exports and imports as whole texts. */
export function filesOf({ strapi }: Hub) {
  const service = (name: string) => strapi.plugin('translations').service(name) as unknown;
  return {
    async export(request: ExportRequest): Promise<string> {
      return (await this.exportCounted(request)).file;
    },
    /** With how many entries there are in the file, by the export's own word. */
    async exportCounted(request: ExportRequest): Promise<{ isEmpty: boolean; file: string; written: number }> {
      const exports = service('exports') as { create(request: ExportRequest): Promise<Export> };
      const { isEmpty, file, written } = await exports.create(request);
      return { isEmpty, file: await textOf(Readable.from(file)), written: written() };
    },
    async import(file: string | Buffer, options: Omit<ImportRequest, 'open'> = {}): Promise<Taken> {
      const units: UnitReport[] = [];
      const outcome = await (service('imports') as { run(request: ImportRequest): Promise<ImportOutcome> }).run({
        ...options,
        open: () => Readable.from([Buffer.from(file)]),
        onUnit: (unit) => units.push(unit),
      });
      return { ...outcome, units };
    },
  };
}

/** A file's entries. */
export async function read(file: string): Promise<ReadEntry[]> {
  const entries: ReadEntry[] = [];
  for await (const entry of readXliff([Buffer.from(file)])) entries.push(entry);
  return entries;
}

export const pseudo = (text: string): string => `⟦${text}⟧`;

/** Translates each text of a file the way `pseudo` does, and leaves markup. */
export const pseudoTranslate = (file: string, version: ExportRequest['version']): Promise<string> =>
  translateUnits({ file, version, translate: (source) => mapTexts(source, pseudo) });

/** Gives each unit of a file a translation. */
export async function translateUnits({
  file,
  version,
  translate,
}: {
  file: string;
  version: ExportRequest['version'];
  translate: (source: Passage) => Passage;
}): Promise<string> {
  const [first, ...rest] = await read(file);
  if (!first) return file;
  const { targetLanguage } = first;
  const entries = [first, ...rest].map((entry) => ({
    ...entry,
    name: '',
    units: entry.units.map(({ id, source, fingerprint }) => ({
      id,
      fingerprint,
      source,
      target: translate(source),
      state: 'translated' as const,
      notes: [],
    })),
  }));
  return textOf(Readable.from(writeXliff({ version, targetLanguage, entries })));
}
