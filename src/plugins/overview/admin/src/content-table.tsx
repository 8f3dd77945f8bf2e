import { Link, Typography, VisuallyHidden } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import { styled } from 'styled-components';

import type { ContentOverview, ContentTypeOverview, VersionCount } from '../../shared/contracts';

const NOTHING: VersionCount = { published: 0, missing: 0 };

/** Room for what is missing, so that the numbers stand below each other. */
const MISSING_WIDTH = '2.8rem';

/** A widget of Strapi is 261 pixels high: the rows are as low as ten of them and the legend need. */
const Table = styled.table`
  width: 100%;
  /* In half a row of widgets it scrolls rather than overlaps. */
  min-width: 72rem;
  table-layout: fixed;
  border-collapse: collapse;
  font-variant-numeric: tabular-nums;

  th,
  td {
    height: 2.4rem;
    padding: 0 ${({ theme }) => theme.spaces[2]};
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
    text-align: end;
    white-space: nowrap;
  }

  thead th {
    padding-inline-end: calc(${({ theme }) => theme.spaces[2]} + ${MISSING_WIDTH});
  }

  th:first-child {
    width: 16%;
    padding-inline-start: 0;
    text-align: start;
  }

  caption {
    caption-side: bottom;
    padding-top: ${({ theme }) => theme.spaces[1]};
    text-align: start;
  }
`;

const Missing = styled.span`
  display: inline-block;
  width: ${MISSING_WIDTH};
  padding-inline-start: 0.4rem;
  text-align: start;
`;

/** Content types by languages. A table, so that a screen reader says both with every number. */
export const ContentTable = ({ locales, contentTypes }: ContentOverview) => {
  const intl = useIntl();
  const isAnyMissing = contentTypes.some(({ counts }) => Object.values(counts).some((c) => c.missing > 0));

  return (
    <Table>
      <caption>
        <VisuallyHidden>
          {intl.formatMessage({
            id: 'overview.caption',
            defaultMessage: 'Published entries by content type and language',
          })}
        </VisuallyHidden>
        {isAnyMissing && (
          <Typography variant="pi" textColor="neutral600" aria-hidden>
            {intl.formatMessage({
              id: 'overview.legend',
              defaultMessage: '+1: one more, not published in this language',
            })}
          </Typography>
        )}
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <Typography variant="sigma" textColor="neutral600">
              {intl.formatMessage({ id: 'overview.content-type', defaultMessage: 'Content type' })}
            </Typography>
          </th>
          {locales.map(({ code, name }) => (
            <th key={code} scope="col" title={name}>
              <Typography variant="pi" fontWeight="bold" textColor="neutral600" aria-hidden>
                {code}
              </Typography>
              <VisuallyHidden>{name}</VisuallyHidden>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {contentTypes.map((contentType) => (
          <tr key={contentType.uid}>
            <th scope="row">
              <Link tag={RouterLink} to={listPath(contentType)}>
                {intl.formatMessage({ id: contentType.displayName, defaultMessage: contentType.displayName })}
              </Link>
            </th>
            {locales.map(({ code }) => (
              <td key={code}>
                <Count {...(contentType.counts[code] ?? NOTHING)} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
};

const listPath = ({ uid, kind }: ContentTypeOverview) =>
  `/content-manager/${kind === 'singleType' ? 'single-types' : 'collection-types'}/${uid}`;

const Count = ({ published, missing }: VersionCount) => {
  const intl = useIntl();
  return (
    <>
      <Typography textColor={published > 0 ? 'neutral800' : 'neutral600'}>{intl.formatNumber(published)}</Typography>
      <Missing>
        {missing > 0 && (
          <>
            <Typography variant="pi" textColor="neutral600" aria-hidden>
              {`+${intl.formatNumber(missing)}`}
            </Typography>
            <VisuallyHidden>
              {' '}
              {intl.formatMessage(
                {
                  id: 'overview.missing',
                  defaultMessage: '{count, plural, other {and # not published in this language}}',
                },
                { count: missing }
              )}
            </VisuallyHidden>
          </>
        )}
      </Missing>
    </>
  );
};
