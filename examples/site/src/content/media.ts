import { HUB_URL } from '../settings';

/** A file as the hub's views show it. */
export interface MediaFile {
  url: string;
  alternativeText?: string | null;
  width?: number | null;
  height?: number | null;
}

/** Where a file of the hub is; its own addresses name no host. */
export const mediaUrl = ({ url }: { url: string }): string => new URL(url, HUB_URL).href;

/** Whether the file lies with the hub itself. Pictures from elsewhere are not shown: pages load nothing from other hosts. */
export const isOfHub = (file: { url: string }): boolean => new URL(mediaUrl(file)).origin === new URL(HUB_URL).origin;
