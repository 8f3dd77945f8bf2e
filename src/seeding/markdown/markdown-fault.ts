/** Markdown that blocks cannot express. */
export interface MarkdownFault {
  /** From 1, in the Markdown. */
  line: number;
  reason: string;
}
