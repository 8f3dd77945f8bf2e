import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

/** An e-mail of a hub that has no mail server. */
export interface StoredMail {
  to: string;
  text: string;
}

/** Reads the e-mails of a folder in the order they were sent, and empties it. */
export function takeMails(dir: string): StoredMail[] {
  const files = existsSync(dir) ? readdirSync(dir).sort() : [];
  const mails = files.map((file) => readMail(readFileSync(path.join(dir, file), 'latin1')));
  rmSync(dir, { recursive: true, force: true });
  return mails;
}

/** Reads the plain text of an e-mail in several parts (RFC 2046, 5.1). */
function readMail(source: string): StoredMail {
  const boundary = /boundary="(.+?)"/.exec(source)?.[1] as string;
  const part = source.split(`--${boundary}`).find((one) => one.includes('Content-Type: text/plain')) as string;
  const [head = '', ...body] = part.split('\r\n\r\n');
  return {
    to: /^To: (.+)$/m.exec(source)?.[1]?.trim() as string,
    text: decode(body.join('\r\n\r\n'), /Content-Transfer-Encoding: (\S+)/.exec(head)?.[1]).replaceAll('\r\n', '\n'),
  };
}

/** Transfer encodings of RFC 2045, 6. */
function decode(body: string, encoding: string | undefined): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return body;
  const bytes = body
    .replaceAll('=\r\n', '')
    .replace(/=([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
