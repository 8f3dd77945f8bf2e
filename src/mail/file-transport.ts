import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** What nodemailer hands to a transport: https://nodemailer.com/plugins/create#transports */
interface OutgoingMail {
  message: { createReadStream(): Readable; messageId(): string; getEnvelope(): object };
}

interface Sent {
  messageId: string;
  envelope: object;
  /** Where it lies. */
  file: string;
}

/**
 * A transport of nodemailer that sends nothing: each e-mail becomes a file (RFC 5322, `.eml`), which any mail program opens. For a hub that
 * was given no mail server.
 *
 * @param dir - is made where missing
 */
export const fileTransport = (dir: string) => ({
  name: 'file',
  version: '1',
  send({ message }: OutgoingMail, done: (error: Error | null, sent?: Sent) => void): void {
    const time = new Date().toISOString().replaceAll(':', '-');
    const file = path.join(dir, `${time}-${randomUUID().slice(0, 8)}.eml`);
    mkdir(dir, { recursive: true })
      .then(() => pipeline(message.createReadStream(), createWriteStream(file)))
      .then(() => done(null, { messageId: message.messageId(), envelope: message.getEnvelope(), file }))
      .catch((error: Error) => done(error));
  },
});
