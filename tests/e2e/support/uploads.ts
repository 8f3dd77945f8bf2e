import { ADMINISTRATOR } from '../../support/administrator';

import type { ServedHub } from './served-hub';

/** Uploads a file; resolves to its id. */
export type Upload = (name: string, content: Buffer) => Promise<number>;

/** Signs in as the first administrator, to upload files. */
export async function signInToUpload(hub: ServedHub): Promise<Upload> {
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
