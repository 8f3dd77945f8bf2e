import { Box } from '@strapi/design-system';
import { styled } from 'styled-components';

const Dot = styled(Box)`
  display: inline-block;
  flex-shrink: 0;
  width: 0.8rem;
  height: 0.8rem;
  margin-inline-end: ${({ theme }) => theme.spaces[1]};
  border-radius: 50%;
`;

/** The colour of a state, beside its name. */
export const StateDot = ({ color }: { color: string }) => <Dot tag="span" background={color} aria-hidden />;
