import type { BoardAction } from '../../shared/board';
import type { BoardRecord } from '../store/read-versions';

/** Why somebody cannot do something with a version: they lack a right, or the version is not in a state for it. */
export interface Obstacle {
  kind: 'right' | 'state';
  reason: string;
}

/**
 * What is in the way of an action; the board offers what nothing is in the way of.
 *
 * @param personId - of the administrator who acts
 */
export function obstacleTo(acting: {
  action: BoardAction;
  version: BoardRecord;
  personId: number;
}): Obstacle | undefined {
  const { version, action } = acting;
  const { locale, sourceLocale, rights } = version;
  if (!rights.readSource || !rights.read) return lacksRight('read', rights.readSource ? locale : sourceLocale);
  if (locale === sourceLocale) return isNotReady(`It is written in ${locale}, so there is nothing to translate`);
  return OBSTACLES[action](acting);
}

const lacksRight = (verb: string, locale: string): Obstacle => ({
  kind: 'right',
  reason: `You need the right to ${verb} it in ${locale}`,
});

const isNotReady = (reason: string): Obstacle => ({ kind: 'state', reason });

type Check = (acting: { version: BoardRecord; personId: number }) => Obstacle | undefined;

const OBSTACLES: Readonly<Record<BoardAction, Check>> = {
  claim({ version: { locale, assignee, rights }, personId }) {
    if (!rights.update) return lacksRight('update', locale);
    if (!assignee) return undefined;
    return isNotReady(assignee.id === personId ? 'You have it already' : `${assignee.name} has it`);
  },

  release({ version: { locale, assignee, rights }, personId }) {
    if (!rights.update && !rights.publish) return lacksRight('update', locale);
    if (!assignee) return isNotReady('Nobody has it');
    if (assignee.id === personId || rights.publish) return undefined;
    return { kind: 'right', reason: `You need the right to publish it in ${locale}: ${assignee.name} has it` };
  },

  assign({ version: { locale, rights, mayAssigneeUpdate } }) {
    if (!rights.publish) return lacksRight('publish', locale);
    if (mayAssigneeUpdate) return undefined;
    return isNotReady(`Who it is to be given to has no right to update it in ${locale}`);
  },

  'set-due-date'({ version: { locale, assignee, rights }, personId }) {
    const isOwn = assignee?.id === personId && rights.update;
    return rights.publish || isOwn ? undefined : lacksRight('publish', locale);
  },

  'send-for-review'({ version: { locale, state, rights } }) {
    if (!rights.update) return lacksRight('update', locale);
    return state === 'in-progress'
      ? undefined
      : isNotReady(`It is "${state}"; only what is in progress can be sent for review`);
  },

  // It marks the texts as translated, which is writing, and publishes them. Where nobody has translated any they are another language's.
  approve({ version: { rights, ...version } }) {
    const { locale, state } = version;
    if (!rights.publish) return lacksRight('publish', locale);
    if (!rights.update) return lacksRight('update', locale);
    if (state === 'withheld') return isNotReady('It is withheld from readers; resume it first');
    if (!version.isSourcePublished) return isNotReady(`Its source, in ${version.sourceLocale}, is not published`);
    if (!version.hasOwnTexts) return isNotReady(`Nobody has translated any of it into ${locale}`);
    const isDone = state === 'translated' && version.staleCount === 0 && version.untranslatedCount === 0;
    return isDone && version.isPublished && !version.hasUnpublishedTexts
      ? isNotReady('It is translated, and published as it is')
      : undefined;
  },
};
