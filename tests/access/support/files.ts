import JSZip from 'jszip';
import sharp from 'sharp';

const dot = () => sharp({ create: { width: 4, height: 4, channels: 3, background: '#336699' } });

async function zip(parts: Record<string, string>): Promise<Buffer> {
  const archive = new JSZip();
  for (const [name, content] of Object.entries(parts)) archive.file(name, content);
  return archive.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

const officeXml = (mainPart: string, extra: Record<string, string> = {}) =>
  zip({ '[Content_Types].xml': '<Types/>', '_rels/.rels': '<Relationships/>', [mainPart]: '<document/>', ...extra });

const openDocument = (kind: string) =>
  zip({ mimetype: `application/vnd.oasis.opendocument.${kind}`, 'content.xml': '<office:document-content/>' });

export const SCRIPTED_SVG = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><script>alert(1)</script><rect width="4" height="4"/></svg>'
);
export const HTML = Buffer.from('<!doctype html><html><body><script>alert(1)</script></body></html>');
export const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

/** One small file of each kind that the media library takes, by extension. */
export const ACCEPTED: Record<string, () => Promise<Buffer>> = {
  '.png': () => dot().png().toBuffer(),
  '.jpg': () => dot().jpeg().toBuffer(),
  '.gif': () => dot().gif().toBuffer(),
  '.webp': () => dot().webp().toBuffer(),
  '.avif': () => dot().avif().toBuffer(),
  '.svg': () => Promise.resolve(SCRIPTED_SVG),
  '.pdf': () => Promise.resolve(PDF),
  '.docx': () => officeXml('word/document.xml'),
  '.xlsx': () => officeXml('xl/workbook.xml'),
  '.pptx': () => officeXml('ppt/presentation.xml'),
  '.odt': () => openDocument('text'),
  '.ods': () => openDocument('spreadsheet'),
  '.odp': () => openDocument('presentation'),
};

/** What no name makes acceptable. */
export const REFUSED: Record<string, () => Promise<Buffer>> = {
  'a web page': () => Promise.resolve(HTML),
  'a web page that mentions svg': () => Promise.resolve(Buffer.from(`<!-- <svg> -->${HTML.toString()}`)),
  'a script': () => Promise.resolve(Buffer.from('#!/bin/sh\nrm -rf /\n')),
  'a Windows program': () => Promise.resolve(Buffer.concat([Buffer.from('MZ\u0090\u0000'), Buffer.alloc(600)])),
  'a ZIP archive': () => zip({ 'a.txt': 'a' }),
  'a document with macros': () => officeXml('word/document.xml', { 'word/vbaProject.bin': 'macro' }),
  'an OpenDocument of a kind we do not take': () => openDocument('graphics'),
  'a broken archive': () => Promise.resolve(Buffer.from('PK\u0003\u0004 and nothing more')),
  'a broken image': () => Promise.resolve(Buffer.from('\u0089PNG\r\n\u001a\n and nothing more', 'latin1')),
  'plain text': () => Promise.resolve(Buffer.from('hello')),
};
