/** What the media library takes: images, PDF and office documents without macros. */
export const FILE_TYPES = [
  { mime: 'image/png', extensions: ['.png'] },
  { mime: 'image/jpeg', extensions: ['.jpg', '.jpeg'] },
  { mime: 'image/gif', extensions: ['.gif'] },
  { mime: 'image/webp', extensions: ['.webp'] },
  { mime: 'image/avif', extensions: ['.avif'] },
  { mime: 'image/svg+xml', extensions: ['.svg'] },
  { mime: 'application/pdf', extensions: ['.pdf'] },
  { mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', extensions: ['.docx'] },
  { mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extensions: ['.xlsx'] },
  { mime: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', extensions: ['.pptx'] },
  { mime: 'application/vnd.oasis.opendocument.text', extensions: ['.odt'] },
  { mime: 'application/vnd.oasis.opendocument.spreadsheet', extensions: ['.ods'] },
  { mime: 'application/vnd.oasis.opendocument.presentation', extensions: ['.odp'] },
] as const;

export type FileMime = (typeof FILE_TYPES)[number]['mime'];
