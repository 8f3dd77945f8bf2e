import type { Schemas } from '../hub/client';
import { HUB_URL } from '../settings';

/** A picture of the hub, whether it stands in a rich text or beside it. */
export type MediaFile = Pick<Schemas['FilePart'], 'url' | 'width' | 'height'>;

/** Where a file of the hub is; its own addresses name no host. */
export const mediaUrl = ({ url }: { url: string }): string => new URL(url, HUB_URL).href;

/** Whether the file lies with the hub itself. Pictures from elsewhere are not shown: pages load nothing from other hosts. */
export const isOfHub = (file: { url: string }): boolean => new URL(mediaUrl(file)).origin === new URL(HUB_URL).origin;
