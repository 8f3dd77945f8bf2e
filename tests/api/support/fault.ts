/** A parameter that cannot be answered, as it is written in the query, and the name its error must begin with. */
export interface Fault {
  written: string;
  root: string;
}

/** Writes a fault as a client would. */
export const fault = (root: string, ...pairs: [name: string, value: string][]): Fault => ({
  root,
  written: pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&'),
});

/** The rest of a parameter's name: `[a][b]`. */
export const brackets = (...segments: string[]) => segments.map((segment) => `[${segment}]`).join('');
