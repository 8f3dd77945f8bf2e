import { PDF } from '../../access/support/files';

import type { Publish } from './published';
import type { ServedHub } from './served-hub';
import { signInToUpload } from './uploads';

/** A report for everybody, and what its file holds. */
export const REPORT = { slug: 'uploaded-report', content: PDF };
/** What the file of a report for members holds. */
export const MEMBERS_CONTENT = Buffer.concat([PDF, Buffer.from('% for members\n')]);

/** Publishes two reports with an uploaded file each: one for everybody, one for members. */
export async function publishReportFiles({ hub, publish }: { hub: ServedHub; publish: Publish }): Promise<void> {
  const upload = await signInToUpload(hub);
  const write = async (slug: string, visibility: string, content: Buffer) =>
    publish('api::resource.resource', 'en', {
      ...{ title: slug, slug, kind: 'report', visibility },
      files: [{ language: 'en', file: await upload(`${slug}.pdf`, content) }],
    });
  await write(REPORT.slug, 'public', REPORT.content);
  await write('report-for-members', 'members', MEMBERS_CONTENT);
}
