interface Original {
  type: string;
  documentId: string;
}

/** How a `<file>` names the entry it is of. */
export const toOriginal = ({ type, documentId }: Original): string => `${type}/${documentId}`;

export function fromOriginal(original: string): Original | undefined {
  const [, type, documentId] = /^([^/\s]+)\/([^/\s]+)$/.exec(original) ?? [];
  return type && documentId ? { type, documentId } : undefined;
}
