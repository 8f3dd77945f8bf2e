const ID = /^[\w.-]+(?:#[\w.-]+)?$/;

/**
 * The id of a unit as XML can have it: XLIFF 2.0 asks for an NMTOKEN, which has no `#`.
 *
 * @throws Error where the id is not of the form `segment` or `segment#passage`
 */
export function toXmlId(id: string): string {
  if (!ID.test(id)) throw new Error(`"${id}" is no id of a unit`);
  return id.replace('#', ':');
}

/** The opposite of `toXmlId`. */
export const fromXmlId = (xmlId: string): string => xmlId.replace(':', '#');
