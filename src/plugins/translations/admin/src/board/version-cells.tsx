import { Flex, Link, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';

import type { DeskProps } from '../desk';
import { entryAddress } from '../entry-address';
import { useTypeName } from '../use-type-name';

import { DueLabel } from './due-label';
import { EntryName } from './entry-name';
import type { ListedRow } from './listed-row';
import { StaleMark } from './stale-mark';
import { UnpublishedNote } from './unpublished-note';
import { VersionStateLabel } from './version-state';

interface Props extends Pick<DeskProps, 'languages' | 'contentTypes'> {
  row: ListedRow;
}

/** What a row of the list says of a version. */
export const VersionCells = ({ row, languages, contentTypes }: Props) => {
  const intl = useIntl();
  const typeName = useTypeName(contentTypes);
  const { type, documentId, version } = row;
  const { locale, staleCount, wordsLeft, assignee, dueOn } = version;
  const contentType = contentTypes.find(({ uid }) => uid === type);
  const name = <EntryName row={row} languages={languages} />;
  return (
    <>
      <th scope="row">
        {contentType ? (
          <Link tag={RouterLink} to={entryAddress({ contentType, documentId, locale })}>
            {name}
          </Link>
        ) : (
          name
        )}
      </th>
      <td>
        <Typography variant="pi" textColor="neutral600">
          {typeName(type)}
        </Typography>
      </td>
      <td>
        <Flex gap={2} wrap="wrap">
          <VersionStateLabel version={version} />
          <StaleMark count={staleCount} />
          <UnpublishedNote version={version} />
        </Flex>
      </td>
      <td>
        <Typography textColor={wordsLeft === 0 ? 'neutral600' : 'neutral800'}>
          {intl.formatNumber(wordsLeft)}
        </Typography>
      </td>
      <td>{assignee && <Typography textColor="neutral800">{assignee.name}</Typography>}</td>
      <td>{dueOn && <DueLabel dueOn={dueOn} />}</td>
    </>
  );
};
