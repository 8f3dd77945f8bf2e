/** An entry as the database gives it, with what is populated. */
export type Row = Record<string, unknown> & { id: number | string };

/** A populate in the form that every other form of it can be written in. */
export type Populate = Record<string, boolean | { populate?: Populate }>;
