import type { Page } from 'playwright-core';

/** What comes over the wire from now on, headers included. */
export async function countBytes(visited: Page) {
  const session = await visited.context().newCDPSession(visited);
  const count = { byteCount: 0, requestCount: 0 };
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    count.byteCount += encodedDataLength;
    count.requestCount += 1;
  });
  await session.send('Network.enable');
  return () => count;
}

/** What is said about how many entries are shown: the browser counts them itself, so only its accessibility tree knows. */
export async function countText(visited: Page): Promise<string> {
  const session = await visited.context().newCDPSession(visited);
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: '.shown' });
  const { nodes } = await session.send('Accessibility.queryAXTree', { nodeId, role: 'StaticText' });
  await session.detach();
  return nodes
    .map(({ name }) => name?.value as string)
    .join('')
    .replace(/\s+/g, ' ');
}
