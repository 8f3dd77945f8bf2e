import type { VersionTexts } from './contracts';

/** Puts a text into a field of the form, as if somebody had typed it in the place of what is there. */
export type PutText = (request: {
  text: string;
  /** Of a block with several texts, which: the places of an item in its list, such as `1` or `2.0`; '' for the whole. */
  passage: string;
}) => void;

/**
 * What a component is told that helps to translate a text: the panel shows it under what the source says. Plugins add one with
 * `app.getPlugin('localization').apis.addSegmentAid(Component)`.
 */
export interface SegmentAidProps {
  /** The version in the form. */
  type: string;
  documentId: string;
  locale: string;
  source: VersionTexts['source'];
  /** The text field in the draft, and the segment's number in the source. */
  path: string;
  sourceIndex: number;
  /** The id of the field's label, for what a button has to be named after. */
  labelId: string;
  /** Left out where the field has no place for the segment, or cannot be written. */
  putText: PutText | undefined;
}
