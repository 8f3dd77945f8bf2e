/** Most entries have a name, the others a title. */
export type Titled = { name: string } | { title: string };

/** What an entry is called, and which of its text fields says so. */
export const titleOf = (entry: Titled): { path: 'name' | 'title'; text: string } =>
  'name' in entry ? { path: 'name', text: entry.name } : { path: 'title', text: entry.title };
