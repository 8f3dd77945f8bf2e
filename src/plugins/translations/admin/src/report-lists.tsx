import { useIntl } from 'react-intl';

import type { ImportResponse, LanguageProgress, UnitReport } from '../../shared/contracts';

import { useWarningText } from './aids/use-warning-text';
import { ReportedUnits } from './reported-units';
import type { ContentType } from './services';

interface Props {
  outcome: ImportResponse['data'];
  /** Of the file; left out where the panel does not know it. */
  language: LanguageProgress | undefined;
  contentTypes: readonly ContentType[];
}

/** Texts of a file by what became of them: first what somebody has to look at, then what is written. */
export const ReportLists = ({ outcome, language, contentTypes }: Props) => {
  const intl = useIntl();
  const warningText = useWarningText();
  const { locale, counts, warned } = outcome;
  const inLanguage = (text: string | undefined) => (
    <span
      lang={language?.tag ?? locale}
      dir={language?.direction}
      style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
    >
      {text}
    </span>
  );
  const reason = intl.formatMessage({ id: 'translations.refused.reason', defaultMessage: 'Reason' });
  const inTheFile = intl.formatMessage({ id: 'translations.changed.after', defaultMessage: 'In the file' });
  const lists = [
    {
      id: 'translations-refused',
      title: intl.formatMessage({ id: 'translations.refused.title', defaultMessage: 'Refused texts' }),
      units: outcome.refused,
      count: counts.refused,
      // In the words of the hub.
      columns: [{ name: reason, of: (unit: UnitReport) => unit.reason }],
    },
    {
      id: 'translations-warned',
      title: intl.formatMessage({
        id: 'translations.warned.title',
        defaultMessage: 'Texts that are not as the glossary asks',
      }),
      units: outcome.warnings,
      count: warned,
      columns: [
        {
          name: reason,
          of: ({ warnings = [] }: UnitReport) =>
            warnings.map((warning, index) => <div key={index}>{warningText({ warning, locale })}</div>),
        },
      ],
    },
    {
      id: 'translations-changed',
      title: intl.formatMessage({ id: 'translations.changed.title', defaultMessage: 'Changed texts' }),
      units: outcome.changed,
      count: counts.changed,
      columns: [
        {
          name: intl.formatMessage({ id: 'translations.changed.before', defaultMessage: 'Before' }),
          of: ({ before }: UnitReport) => inLanguage(before),
        },
        {
          name: inTheFile,
          of: ({ before, after }: UnitReport) => (
            <>
              {inLanguage(after)}
              {before === after && (
                <div>
                  {intl.formatMessage({
                    id: 'translations.changed.only-marks',
                    defaultMessage: 'The words are the same; the formatting or the links differ.',
                  })}
                </div>
              )}
            </>
          ),
        },
      ],
    },
    {
      id: 'translations-new',
      title: intl.formatMessage({ id: 'translations.new.title', defaultMessage: 'New texts' }),
      units: outcome.new,
      count: counts.new,
      columns: [{ name: inTheFile, of: ({ after }: UnitReport) => inLanguage(after) }],
    },
  ];
  return lists.map(
    ({ units, ...list }) =>
      units.length > 0 && (
        <ReportedUnits key={list.id} {...list} units={units} locale={locale} contentTypes={contentTypes} />
      )
  );
};
