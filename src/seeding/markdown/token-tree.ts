import type Token from 'markdown-it/lib/token.mjs';

/** A markdown-it token with what stands between it and its closing token. */
export interface TokenNode {
  token: Token;
  children: TokenNode[];
}

/** Nests markdown-it's flat list of opening and closing tokens. */
export function nestTokens(tokens: readonly Token[]): TokenNode[] {
  const roots: TokenNode[] = [];
  const open: TokenNode[][] = [roots];
  for (const token of tokens) {
    if (token.nesting === -1) {
      open.pop();
      continue;
    }
    const node: TokenNode = { token, children: [] };
    open.at(-1)?.push(node);
    if (token.nesting === 1) open.push(node.children);
  }
  return roots;
}
