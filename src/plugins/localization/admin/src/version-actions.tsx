import { Button, Dialog, Flex, Typography } from '@strapi/design-system';
import { ConfirmDialog, useForm } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';

import type { EntryVersions, VersionAction, VersionSummary } from '../../shared/contracts';

import { useGetVersionTextsQuery } from './services';
import { sourcesOf } from './text-need';
import { useLanguageName } from './use-language-name';
import type { Act } from './use-version-action';

interface Props {
  entry: EntryVersions;
  version: VersionSummary;
  /** Of the version as the form shows it; undefined where what is shown is not the draft. */
  stamp: string | undefined;
  act: Act;
  isActing: boolean;
}

/** The steps of a translation first; what changes readers' or all languages' text last. Stale texts have their own buttons. */
const BUTTONS = [
  { action: 'start', variant: 'secondary' },
  { action: 'send-for-review', variant: 'secondary' },
  { action: 'mark-translated', variant: 'secondary' },
  { action: 'resume', variant: 'secondary' },
  { action: 'make-source', variant: 'tertiary' },
  { action: 'withhold', variant: 'danger-light' },
] as const satisfies { action: VersionAction; variant: string }[];

type ButtonAction = (typeof BUTTONS)[number]['action'];

/** What the signed-in person may do with this version. */
export const VersionActions = ({ entry: { type, documentId }, version, stamp, act, isActing }: Props) => {
  const intl = useIntl();
  const languageName = useLanguageName();
  // What is not saved would be left out: approving means the text on the screen.
  const isUnsaved = useForm('VersionActions', ({ modified }) => modified);
  const { currentData: texts, isFetching } = useGetVersionTextsQuery({ type, documentId, locale: version.locale });
  const mayDo = (action: ButtonAction) =>
    version.actions.includes(action) && (action !== 'mark-translated' || stamp !== undefined);
  const buttons = BUTTONS.filter(({ action }) => mayDo(action));
  const hasActions = version.actions.length > 0;
  if (!hasActions) return null;

  const language = languageName(version.locale);
  const { staleCount, untranslatedCount } = version;
  const words: Record<ButtonAction, string> = {
    start: intl.formatMessage({ id: 'localization.action.start', defaultMessage: 'Start translating' }),
    'send-for-review': intl.formatMessage({
      id: 'localization.action.send-for-review',
      defaultMessage: 'Send for review',
    }),
    'mark-translated': intl.formatMessage({
      id: 'localization.action.mark-translated',
      defaultMessage: 'Mark as translated',
    }),
    resume: intl.formatMessage({ id: 'localization.action.resume', defaultMessage: 'Give to readers again' }),
    'make-source': intl.formatMessage({
      id: 'localization.action.make-source',
      defaultMessage: 'Make this the source',
    }),
    withhold: intl.formatMessage({ id: 'localization.action.withhold', defaultMessage: 'Withhold from readers' }),
  };
  const warnings: Partial<Record<ButtonAction, string>> = {
    ...(staleCount + untranslatedCount > 0 && {
      'mark-translated': intl.formatMessage(
        {
          id: 'localization.confirm.mark-translated',
          defaultMessage:
            '{untranslated, plural, =0 {} one {# text is not translated. } other {# texts are not translated. }}{stale, plural, =0 {} one {# text is out of date. } other {# texts are out of date. }}From now on every text shown counts as right in {language}, as it is.',
        },
        { untranslated: untranslatedCount, stale: staleCount, language }
      ),
    }),
    'make-source': intl.formatMessage(
      {
        id: 'localization.confirm.make-source',
        defaultMessage:
          'From now on all other languages follow the {language} text: what is not translated is derived from it.',
      },
      { language }
    ),
    withhold: intl.formatMessage(
      {
        id: 'localization.confirm.withhold',
        defaultMessage:
          'Readers no longer get this entry in {language}. Its text stays, and you can give it back to them at any time.',
      },
      { language }
    ),
  };

  /** What the person has before them, who says that all of it is right. */
  const read = { left: { staleCount, untranslatedCount }, stamp, ...(texts && { seen: sourcesOf(texts) }) };
  const perform = (action: ButtonAction) => act({ action, ...(action === 'mark-translated' && read) });

  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {buttons.map(({ action, variant }) => {
        const button = (
          <Button
            key={action}
            type="button"
            variant={variant}
            fullWidth
            disabled={isUnsaved || isActing || (isFetching && !texts)}
            onClick={warnings[action] ? undefined : () => void perform(action)}
          >
            {words[action]}
          </Button>
        );
        if (!warnings[action]) return button;
        return (
          <Dialog.Root key={action}>
            <Dialog.Trigger>{button}</Dialog.Trigger>
            <ConfirmDialog title={words[action]} onConfirm={() => perform(action)}>
              {warnings[action]}
            </ConfirmDialog>
          </Dialog.Root>
        );
      })}
      {isUnsaved && (
        <Typography variant="pi" textColor="neutral600">
          {intl.formatMessage({ id: 'localization.panel.unsaved', defaultMessage: 'Save your changes first.' })}
        </Typography>
      )}
    </Flex>
  );
};
