import { Flex } from '@strapi/design-system';
import { createGlobalStyle, styled } from 'styled-components';

import { PATH_MARK } from './fields-on-page';
import type { TextNeed } from './text-need';

/** What marks the source's text in a field: `above` its control or `beside` it. */
export const SOURCE_MARK = 'data-localization-source';

/**
 * Strapi puts what we add to a label in a box of its own, after it and as high as a line. The source's text needs the width of the field, or half of
 * it where the field has an editor: then a grid's width decides, as it does in Strapi's form. Once per page.
 */
export const SourceLayout = createGlobalStyle`
  div:has(> label + div > [${SOURCE_MARK}], > label + div > [${PATH_MARK}]) { flex-wrap: wrap; row-gap: ${({ theme }) => theme.spaces[1]}; }
  label + div:has(> [${SOURCE_MARK}], > [${PATH_MARK}]) { display: contents; }
  label + div:has(> [${PATH_MARK}]) > :first-child { margin-inline-start: ${({ theme }) => theme.spaces[1]}; }

  @container (min-width: 600px) {
    div:has(> div > label + div > [${SOURCE_MARK}='beside']) {
      position: relative;
      padding-inline-start: calc(50% + ${({ theme }) => theme.spaces[2]});
    }
    [${SOURCE_MARK}='beside'] {
      position: absolute;
      inset-block: 0;
      inset-inline-start: 0;
      width: calc(50% - ${({ theme }) => theme.spaces[2]});
      flex-direction: column;
      align-items: stretch;
      gap: ${({ theme }) => theme.spaces[1]};
      overflow: auto;
    }
  }
`;

/** How a field stands, at the end of its label. */
export const Need = styled(Flex).attrs({ gap: 1 })`
  margin-inline-start: auto;
  line-height: 1;
`;

/** What the source says in a field. */
export const Quote = styled(Flex).attrs({ alignItems: 'baseline', gap: 2 })<{ $need: TextNeed | undefined }>`
  flex-basis: 100%;
  padding-inline-start: ${({ theme }) => theme.spaces[2]};
  border-inline-start: 2px solid
    ${({ theme, $need }) => ($need === 'stale' ? theme.colors.warning500 : theme.colors.neutral200)};
`;

export const Segments = styled(Flex).attrs({ direction: 'column', alignItems: 'stretch', gap: 2 })`
  min-width: 0;
`;
