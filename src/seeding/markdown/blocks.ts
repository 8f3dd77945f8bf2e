/** Rich text as Strapi's blocks field stores it: https://docs.strapi.io/cms/features/content-type-builder#rich-text-blocks */
export type Block = Paragraph | Heading | List | Quote | Code;

export type Mark = 'bold' | 'italic' | 'strikethrough' | 'code';

export interface Text extends Partial<Record<Mark, true>> {
  type: 'text';
  text: string;
}

export interface Link {
  type: 'link';
  url: string;
  children: Text[];
}

export type Inline = Text | Link;

export interface Paragraph {
  type: 'paragraph';
  children: Inline[];
}

export interface Heading {
  type: 'heading';
  level: number;
  children: Inline[];
}

export interface ListItem {
  type: 'list-item';
  children: Inline[];
}

export interface List {
  type: 'list';
  format: 'ordered' | 'unordered';
  /** A list inside an item stands after that item. */
  children: (ListItem | List)[];
  /** How many lists it is in; Strapi's editor leaves it out at the top. */
  indentLevel?: number;
}

export interface Quote {
  type: 'quote';
  children: Inline[];
}

export interface Code {
  type: 'code';
  language?: string;
  children: [Text];
}
