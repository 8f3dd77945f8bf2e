import { PDF } from '../../access/support/files';
import { ADMINISTRATOR } from '../../support/administrator';

import type { Publish } from './published';
import type { ServedHub } from './served-hub';

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

/** @returns what uploads a file; it gives the file's id */
async function signInToUpload(hub: ServedHub): Promise<(name: string, content: Buffer) => Promise<number>> {
  const { email, password } = ADMINISTRATOR;
  const signedIn = await fetch(`${hub.url}/admin/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  const { data } = (await signedIn.json()) as { data: { token: string } };
  return async (name, content) => {
    const body = new FormData();
    body.append('files', new Blob([new Uint8Array(content)]), name);
    const headers = { Authorization: `Bearer ${data.token}` };
    const uploaded = await fetch(`${hub.url}/upload`, { method: 'POST', headers, body });
    const [file] = (await uploaded.json()) as { id: number }[];
    if (!file) throw new Error(`${name} was not uploaded`);
    return file.id;
  };
}
