import { Flex, Typography, VisuallyHidden } from '@strapi/design-system';

import type { Person } from '../../../shared/board';

import { initialsOf } from './initials';

/** Who a version is assigned to, in little room: the whole name is a screen reader's, and the pointer's. */
export const PersonInitials = ({ person: { name } }: { person: Person }) => (
  <Flex
    tag="span"
    display="inline-flex"
    justifyContent="center"
    minWidth="2.4rem"
    height="2rem"
    background="primary100"
    hasRadius
    title={name}
  >
    <Typography variant="pi" fontWeight="bold" textColor="primary700" aria-hidden>
      {initialsOf(name)}
    </Typography>
    <VisuallyHidden>{name}</VisuallyHidden>
  </Flex>
);
