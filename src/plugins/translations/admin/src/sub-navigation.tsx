import { Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';

import { DESK_ADDRESS } from './desk-address';
import { SUB_PAGES } from './sub-pages';

const PageLink = styled(NavLink)`
  display: inline-block;
  padding: ${({ theme }) => `${theme.spaces[2]} ${theme.spaces[1]}`};
  border-bottom: 2px solid transparent;
  color: ${({ theme }) => theme.colors.neutral600};
  font-size: ${({ theme }) => theme.fontSizes[2]};
  font-weight: ${({ theme }) => theme.fontWeights.semiBold};
  text-decoration: none;

  &:hover {
    color: ${({ theme }) => theme.colors.neutral800};
  }

  &[aria-current='page'] {
    border-bottom-color: ${({ theme }) => theme.colors.primary600};
    color: ${({ theme }) => theme.colors.primary600};
  }
`;

/** Leads to the plugin's pages. */
export const SubNavigation = () => {
  const intl = useIntl();
  return (
    <nav aria-label={intl.formatMessage({ id: 'translations.title', defaultMessage: 'Translations' })}>
      <Flex tag="ul" gap={5} wrap="wrap">
        {SUB_PAGES.map(({ path, label }) => (
          <li key={path}>
            <PageLink to={path === '' ? DESK_ADDRESS : `${DESK_ADDRESS}/${path}`} end>
              {intl.formatMessage(label)}
            </PageLink>
          </li>
        ))}
      </Flex>
    </nav>
  );
};
