import type { ComponentType } from 'react';
import type { MessageDescriptor } from 'react-intl';

import { BoardPage } from './board/board-page';
import type { DeskProps } from './desk';
import { FilesPage } from './files-page';
import { GlossaryPage } from './glossary/glossary-page';

interface SubPage {
  /** Below the plugin's own address; empty for the page that is opened first. */
  path: string;
  label: MessageDescriptor & { id: string };
  Component: ComponentType<DeskProps>;
}

/** The plugin's pages in the admin panel, in the order of their navigation. */
export const SUB_PAGES: readonly SubPage[] = [
  { path: '', label: { id: 'translations.page.board', defaultMessage: 'Board' }, Component: BoardPage },
  { path: 'files', label: { id: 'translations.page.files', defaultMessage: 'Files' }, Component: FilesPage },
  {
    path: 'glossary',
    label: { id: 'translations.page.glossary', defaultMessage: 'Glossary' },
    Component: GlossaryPage,
  },
];
