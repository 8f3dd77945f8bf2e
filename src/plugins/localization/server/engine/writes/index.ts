import { clone, create } from './create';
import { deleteVersions } from './delete';
import { discardDraft } from './discard-draft';
import { publish } from './publish';
import { unpublish } from './unpublish';
import { update } from './update';
import type { Handling } from './write';

/** The writes of the document service that the engine follows, each as docs/localization.md says. */
export const WRITES: Readonly<Record<string, (handling: Handling) => Promise<unknown>>> = {
  create,
  update,
  publish,
  unpublish,
  discardDraft,
  delete: deleteVersions,
  clone,
};
