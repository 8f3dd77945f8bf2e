/**
 * Tells the path of a request. Koa's own `path` throws where a whole address is asked for whose host is none, such as `GET http://[%]/`: Node lets it through.
 *
 * @param request - as Koa sees it
 * @returns undefined where its target has no path, such as `http://`, or cannot be read
 */
export function pathOf(request: { readonly path: string | null }): string | undefined {
  try {
    return request.path ?? undefined;
  } catch {
    return undefined;
  }
}
