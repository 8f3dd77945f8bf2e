import type { Mark } from './passage';

/** A block of Strapi's blocks editor: https://docs.strapi.io/cms/features/content-type-builder#rich-text-blocks */
export interface Block {
  type: string;
  [key: string]: unknown;
}

/** Marks that are not set are left out or false. */
export interface TextNode extends Partial<Record<Mark, boolean>> {
  type: 'text';
  text: string;
}

/** The editor writes `rel` and `target` too. */
export interface LinkNode {
  type: 'link';
  url: string;
  children: readonly TextNode[];
}

export type InlineNode = TextNode | LinkNode;

/** A block, or an item of a list, that holds text. */
export interface InlineContainer {
  type: 'paragraph' | 'heading' | 'quote' | 'code' | 'list-item';
  children: readonly InlineNode[];
}

/** Of items and lists; a list inside it stands after the item it belongs to. */
export interface ListBlock {
  type: 'list';
  children: readonly BlockNode[];
}

export interface ImageBlock {
  type: 'image';
  image: { alternativeText?: string | null; caption?: string | null };
}

/** What Strapi's validation of blocks lets pass. */
export type BlockNode = InlineContainer | ListBlock | ImageBlock;
