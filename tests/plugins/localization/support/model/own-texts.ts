import { fieldKey, isEmpty, listParts, paragraphs, sameText } from '../content';
import type { Field, OwnText, OwnTexts, Part, Segment, Text } from '../content';

import { fieldsOf, type Entry, type Layer, type Version } from './model';
import { shown } from './shown';

/** Makes a text a version's own where it is another than what the draft showed; one that was emptied is its own no longer. */
export function writeText(version: Version, field: Field, text: Text): void {
  const before = shown({ ...version, layer: 'draft' }, field);
  if (sameText(before.text, text)) return;
  if (isEmpty(text)) return setOwn(version, field, undefined);
  if (!field.isBlocks) {
    const segments = [{ text: text as string, madeFrom: originAt(field, 0) }];
    return setOwn(version, field, { isBlocks: false, segments });
  }
  const kept = segmentsOf(version, field);
  const segments = paragraphs(text).map(
    (paragraph, index) =>
      kept.find((one) => one.text === paragraph) ?? { text: paragraph, madeFrom: originAt(field, index) }
  );
  const isLoose = before.own?.isLoose === true;
  setOwn(version, field, { isBlocks: true, segments: structuredClone(segments), isLoose });
}

/** Says what a version's draft has of its own in a field; nothing where it is undefined. */
export function setOwn({ entry, locale }: Version, field: Field, text: OwnText | undefined): void {
  const own: OwnTexts = entry.own.draft.get(locale) ?? new Map<string, OwnText>();
  entry.own.draft.set(locale, own);
  if (text) own.set(field.key, text);
  else own.delete(field.key);
}

/** What a version remembers of the blocks its draft shows; those nobody wrote in it stand for the source's at their place. */
export function segmentsOf(version: Version, field: Field): Segment[] {
  const { own, isWritten, languages, text } = shown({ ...version, layer: 'draft' }, field);
  if (own && isWritten) return own.segments;
  return paragraphs(text).map((paragraph, index) => ({
    text: paragraph,
    madeFrom: originAt(field, index),
    keptFrom: languages[index] === version.locale ? undefined : languages[index],
  }));
}

/** What the source says where a segment stands. */
export function originAt(field: Field, index: number): string | undefined {
  const said = paragraphs(field.part.texts[field.name]);
  return field.isBlocks ? said[index] : (said[0] ?? '');
}

/** Whether each block stands where the block of the source stands that it was made from. */
export function isAligned(segments: Segment[], field: Field): boolean {
  const said = paragraphs(field.part.texts[field.name]);
  return (
    segments.length === said.length &&
    segments.every(
      ({ madeFrom }, index) => madeFrom !== undefined && (said[index] === madeFrom || !said.includes(madeFrom))
    )
  );
}

/** Own texts by whether the draft has a field for them: a component may be in one layer only. */
export function splitByDraft(entry: Entry, own: OwnTexts | undefined): { inDraft: OwnTexts; elsewhere: OwnTexts } {
  const keys = new Set(fieldsOf(entry, 'draft').map(({ key }) => key));
  const all = [...(own ?? [])];
  return {
    inDraft: new Map(all.filter(([key]) => keys.has(key))),
    elsewhere: new Map(all.filter(([key]) => !keys.has(key))),
  };
}

/** Own texts in components that were taken away are gone. */
export function dropTextsOf(own: Entry['own'][Layer], { before, after }: { before: Part; after: Part }): void {
  const kept = new Set(listParts(after).map(({ key }) => key));
  const gone = listParts(before).filter(({ key }) => !kept.has(key));
  for (const texts of own.values()) {
    for (const part of gone) for (const name of Object.keys(part.texts)) texts.delete(fieldKey(part, name));
  }
}
