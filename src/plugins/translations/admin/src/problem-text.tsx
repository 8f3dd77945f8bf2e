import { Box, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

/** Why something did not work; screen readers say it at once. */
export const ProblemText = ({ children }: { children: ReactNode }) => (
  <Box role="alert" background="danger100" padding={3} hasRadius>
    <Typography textColor="danger700">{children}</Typography>
  </Box>
);
