/** @returns the bytes in memory of their own: Node often cuts a buffer from a larger one, and whoever keeps it would keep all of that */
export function exactBytes(bytes: Buffer): Buffer {
  if (bytes.buffer.byteLength === bytes.length) return bytes;
  const exact = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(exact);
  return exact;
}
