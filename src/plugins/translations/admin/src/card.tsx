import { Flex, Typography } from '@strapi/design-system';
import { forwardRef, type ReactNode } from 'react';

interface Props {
  /** Of the heading, which names the section. */
  id: string;
  title: string;
  subtitle?: ReactNode;
  children: ReactNode;
}

/** A section of the page in a box of its own; focus can be moved to its heading. */
export const Card = forwardRef<HTMLHeadingElement, Props>(({ id, title, subtitle, children }, heading) => (
  <Flex
    tag="section"
    aria-labelledby={id}
    direction="column"
    alignItems="stretch"
    gap={5}
    padding={6}
    background="neutral0"
    shadow="tableShadow"
    hasRadius
    height="100%"
  >
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Typography tag="h2" variant="delta" id={id} ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
        {title}
      </Typography>
      {subtitle && (
        <Typography variant="omega" textColor="neutral600">
          {subtitle}
        </Typography>
      )}
    </Flex>
    {children}
  </Flex>
));
Card.displayName = 'Card';
