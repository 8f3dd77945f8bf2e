import type { FollowedTable, LinkEnd } from './followed-tables';

/** The schema of the triggers' functions. Dropping it with CASCADE removes all of them. */
export const TRIGGER_SCHEMA = 'delivery';
/** PostgreSQL's channel on which tags are told. */
export const CHANNEL = 'delivery';

/** PostgreSQL refuses a message of 8000 bytes and more. */
const MAX_MESSAGE_BYTES = 7_900;
const EVENTS = {
  insert: 'REFERENCING NEW TABLE AS changed',
  update: 'REFERENCING OLD TABLE AS former NEW TABLE AS changed',
  delete: 'REFERENCING OLD TABLE AS changed',
  truncate: '',
};
export const TRIGGERS_PER_TABLE = Object.keys(EVENTS).length;

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/**
 * The SQL that has PostgreSQL tell, with the transaction that changes a table and however that came, the tags of what was made of its rows. They
 * fire once per statement. Running it again changes nothing.
 *
 * @param schema - the schema Strapi's tables are in
 */
export function triggersOf({ schema, table }: { schema: string; table: FollowedTable }): string {
  const name = `${quote(schema)}.${quote(table.table)}`;
  const procedure = `${TRIGGER_SCHEMA}.${quote(table.table)}`;
  const triggers = Object.entries(EVENTS).map(
    ([event, rows]) =>
      `CREATE OR REPLACE TRIGGER delivery_${event} AFTER ${event.toUpperCase()} ON ${name} ${rows} ` +
      `FOR EACH STATEMENT EXECUTE FUNCTION ${procedure}();`
  );
  return `CREATE OR REPLACE FUNCTION ${procedure}() RETURNS trigger LANGUAGE plpgsql AS $delivery$
DECLARE
  tags text;
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    tags := '*';
  ELSIF TG_OP = 'UPDATE' THEN
${bodyOf(schema, table, true)}
  ELSE
${bodyOf(schema, table, false)}
  END IF;
  IF octet_length(tags) > ${MAX_MESSAGE_BYTES} THEN
    tags := ${literal(wholeTable(table))};
  END IF;
  IF tags <> '' THEN
    PERFORM pg_notify(${literal(CHANNEL)}, tags);
  END IF;
  RETURN NULL;
END
$delivery$;
${triggers.join('\n')}`;
}

/** What is told instead of too many rows. */
function wholeTable(followed: FollowedTable): string {
  switch (followed.kind) {
    case 'entries':
    case 'parts':
      return `${followed.table}:*`;
    case 'links':
      return [followed.table, ...followed.ends.map(({ table }) => `${followed.table}/${table}`)]
        .map((table) => `${table}:*`)
        .join(' ');
    default:
      return '*';
  }
}

function bodyOf(schema: string, followed: FollowedTable, isUpdate: boolean): string {
  switch (followed.kind) {
    case 'entries':
      return entriesBody(followed, isUpdate);
    case 'parts':
      return partsBody(followed);
    case 'links':
      return linksBody(schema, followed, isUpdate);
    case 'morph':
      return morphBody(followed, isUpdate);
    case 'rights':
      return rightsBody(isUpdate);
    case 'everything':
      return `    SELECT '*' INTO tags FROM changed LIMIT 1;`;
  }
}

const changedRows = (isUpdate: boolean, condition = 'true') =>
  `SELECT * FROM changed WHERE ${condition}${isUpdate ? ` UNION ALL SELECT * FROM former WHERE ${condition}` : ''}`;

/**
 * A list can change with any row of its language. Other languages of an entry are read by the entry, and so is one that is not there yet.
 * A draft that becomes a published row in place changes what hangs on it, which nobody can name: Strapi makes a new row instead.
 */
function entriesBody({ table, hasDrafts }: { table: string; hasDrafts: boolean }, isUpdate: boolean): string {
  const tags = `
    SELECT string_agg(DISTINCT tag, ' ') INTO tags
    FROM (${changedRows(isUpdate, hasDrafts ? 'published_at IS NOT NULL' : 'true')}) AS entry
      CROSS JOIN LATERAL (VALUES
        (${literal(`${table}:`)} || entry.id), (${literal(`${table}@`)} || entry.locale), (${literal(`${table}@*`)}),
        (${literal(`${table}#`)} || entry.document_id)
      ) AS made(tag);`;
  if (!isUpdate || !hasDrafts) return tags;
  return `${tags}
    IF tags <> '' AND EXISTS (
      SELECT FROM former JOIN changed USING (id) WHERE (former.published_at IS NULL) <> (changed.published_at IS NULL)
    ) THEN
      tags := '*';
    END IF;`;
}

/** Nothing was made of a new part: what will be is told by its link. */
function partsBody({ table }: { table: string }): string {
  return `
    IF TG_OP <> 'INSERT' THEN
      SELECT string_agg(${literal(`${table}:`)} || id, ' ') || ${literal(` ${table}@*`)} INTO tags FROM changed;
    END IF;`;
}

/** A link to a draft is told at its other end only. One whose row is gone already, in the same statement, may have been published. */
function linksBody(schema: string, { table, ends }: { table: string; ends: LinkEnd[] }, isUpdate: boolean): string {
  const notDraft = ({ column, table: target, hasDrafts }: LinkEnd) =>
    hasDrafts
      ? ` AND NOT EXISTS (SELECT FROM ${quote(schema)}.${quote(target)} AS entry WHERE entry.id = link.${quote(column)} AND entry.published_at IS NULL)`
      : '';
  const tagsOf = (end: LinkEnd) =>
    `SELECT ${literal(`${table}/${end.table}:`)} || ${quote(end.column)} AS tag FROM (${changedRows(isUpdate)}) AS link ` +
    `WHERE ${quote(end.column)} IS NOT NULL${notDraft(end)}`;
  return `
    SELECT string_agg(DISTINCT tag, ' ') || ${literal(` ${table}@*`)} INTO tags
    FROM (${ends.map(tagsOf).join('\n      UNION ALL ')}) AS made;`;
}

function morphBody(
  { table, idColumn, typeColumn, tables }: Extract<FollowedTable, { kind: 'morph' }>,
  isUpdate: boolean
): string {
  const cases = Object.entries(tables).map(
    ([uid, name]) => `WHEN ${literal(uid)} THEN ${literal(`${table}/${name}:`)}`
  );
  return `
    SELECT string_agg(DISTINCT CASE ${quote(typeColumn)} ${cases.join(' ')} END || ${quote(idColumn)}, ' ') || ${literal(` ${table}@*`)} INTO tags
    FROM (${changedRows(isUpdate)}) AS link;`;
}

/** When a role was saved is no right. */
function rightsBody(isUpdate: boolean): string {
  if (!isUpdate) return `    SELECT 'rights' INTO tags FROM changed LIMIT 1;`;
  const rightsOf = (rows: string) => `SELECT to_jsonb(${rows}) - 'updated_at' FROM ${rows}`;
  return `
    IF EXISTS (${rightsOf('changed')} EXCEPT ${rightsOf('former')}) THEN
      tags := 'rights';
    END IF;`;
}
