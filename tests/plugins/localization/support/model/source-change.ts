import { isEmpty, paragraphs, type Field, type OwnText, type OwnTexts, type Text } from '../content';

import { fieldsOf, LAYERS, Refusal, refuse, type Layer, type LayerVersion, type Model, type Version } from './model';
import { following, isComplete } from './progress';
import { shown } from './shown';

/** Makes another version the source: the former's texts are its own from then on, made from the new one's. */
export function makeSource(model: Model, version: Version): void {
  checkMayBeSource(version);
  following(model, version.entry, () => changeSource(version));
}

/** @throws Refusal where something in a version is not in its language, or stale */
function checkMayBeSource(version: Version): void {
  const { entry, locale } = version;
  if (locale === entry.source) refuse('it is the source');
  if (entry.withheld.has(locale)) refuse('it is withheld');
  for (const layer of LAYERS) {
    const isWhole = fieldsOf(entry, layer).every((field) => {
      const { text, own } = shown({ ...version, layer }, field);
      return isEmpty(text) || own?.segments.every(({ keptFrom }) => keptFrom === undefined);
    });
    if (!isWhole) refuse(`not every text is its own (${layer})`);
  }
  if (!isComplete(version)) refuse('some of its texts are stale, or it lacks some of the source’s blocks');
}

/** Whether it would not be refused. */
export function mayBeSource(version: Version): boolean {
  try {
    checkMayBeSource(version);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** A field with what the source said in it, and what it says from now on. */
interface ChangedField extends Field {
  before: Text;
  after: Text;
}

function changeSource(version: Version): void {
  const { entry, locale } = version;
  const former = entry.source;
  const changes: Record<Layer, ChangedField[]> = {
    draft: changedFields({ ...version, layer: 'draft' }),
    published: changedFields({ ...version, layer: 'published' }),
  };
  for (const layer of LAYERS) {
    for (const [code, own] of entry.own[layer]) if (code !== locale) rebase(own, changes);
    for (const { part, name, after } of changes[layer]) part.texts[name] = after;
    const formers = textsOfFormer(changes[layer]);
    entry.own[layer].delete(locale);
    if (formers.size > 0) entry.own[layer].set(former, formers);
  }
  entry.source = locale;
  entry.states.set(locale, 'translated');
  entry.states.set(former, 'translated');
}

const changedFields = (version: LayerVersion): ChangedField[] =>
  fieldsOf(version.entry, version.layer).map((field) => ({
    ...field,
    before: field.part.texts[field.name] ?? '',
    after: shown(version, field).text,
  }));

/** What was made from something the former source said is made from what the new one says there; what was stale stays so. */
function rebase(own: OwnTexts, changes: Record<Layer, ChangedField[]>): void {
  for (const [key, text] of own) {
    const fields = LAYERS.flatMap((layer) => changes[layer].filter((field) => field.key === key));
    for (const segment of text.segments) {
      const now = segment.madeFrom === undefined ? undefined : translate(fields, segment.madeFrom);
      if (!now) continue;
      segment.madeFrom = now.saying;
      if (now.saying === undefined) text.isLoose = true;
    }
  }
}

/**
 * What stands now for something the former source said.
 *
 * @param fields - one text field, as a draft and published
 * @returns undefined for what it says no longer
 */
function translate(fields: ChangedField[], madeFrom: string): { saying: string | undefined } | undefined {
  for (const { before, after, isBlocks } of fields) {
    const index = paragraphs(before).indexOf(madeFrom);
    if (index >= 0) return { saying: paragraphs(after)[index] ?? (isBlocks ? undefined : '') };
    if (!isBlocks && madeFrom === '' && isEmpty(before)) return { saying: paragraphs(after)[0] ?? '' };
  }
  return undefined;
}

/** The former source's texts as own texts. */
function textsOfFormer(fields: ChangedField[]): OwnTexts {
  const formers = new Map<string, OwnText>();
  for (const { key, isBlocks, before, after } of fields) {
    if (isEmpty(before)) continue;
    const said = paragraphs(after);
    const segments = paragraphs(before).map((text, index) => ({
      text,
      madeFrom: said[index] ?? (isBlocks ? undefined : ''),
    }));
    formers.set(key, { isBlocks, segments, isLoose: isBlocks && said.length !== segments.length });
  }
  return formers;
}
