import { Box, Checkbox } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { useChooseDigestMutation, useGetDigestChoiceQuery } from '../services';

/** Whether the person is told by e-mail what is new; nothing where the hub tells nobody. */
export const DigestChoice = () => {
  const intl = useIntl();
  const { data } = useGetDigestChoiceQuery();
  const [choose, { isLoading }] = useChooseDigestMutation();
  if (!data?.isSent) return null;
  return (
    <Box>
      <Checkbox
        checked={data.isWanted}
        disabled={isLoading}
        onCheckedChange={(checked) => void choose({ isWanted: checked === true })}
      >
        {intl.formatMessage({ id: 'translations.digest.wanted', defaultMessage: 'E-mail me what is new' })}
      </Checkbox>
    </Box>
  );
};
