import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import sharpService from 'astro/assets/services/sharp';
import { getImage, imageConfig } from 'astro:assets';

import { drawings, fetchFile } from '../hub/client';
import { writeWhole } from '../hub/kept-folder';
import { BUILD_FOLDER } from '../settings';

import { isOfHub, mediaUrl } from './media';
import { putIntoSite } from './put-into-site';

/** How a picture is to be shown; sizes in pixels. */
export interface Drawing {
  width: number;
  height: number;
  format: 'webp' | 'jpeg' | 'png';
  /** From 1 to 100; the format's own where it is left out. */
  quality?: number;
  /** `cover` cuts off what is too much; without it the picture is made as wide as it has to be. */
  fit?: 'cover';
}

/** What lies here has its content's hash in its name, and is kept by browsers for ever. */
const ADDRESS = '/_astro/';

/** By what it is called: many pages show the same picture. */
const drawn = new Map<string, Promise<boolean>>();

/**
 * Draws a picture of the hub as the site shows it. A build does so itself, and not through Astro, which would go on with
 * an old picture where the hub is down, and not name the request where it has none.
 *
 * @returns its address on the site; undefined where it is not the hub's, or is no picture that can be drawn
 * @throws Error that names the request where the hub does not give it
 */
export async function drawPicture(file: { url: string }, drawing: Drawing): Promise<string | undefined> {
  if (!isOfHub(file)) return undefined;
  const url = mediaUrl(file);
  if (!BUILD_FOLDER) return (await getImage({ src: url, ...drawing })).src;

  const { path: original, sha256 } = await fetchFile(url);
  const hash = createHash('sha256')
    .update(`${sha256} ${JSON.stringify(drawing)}`)
    .digest('hex')
    .slice(0, 12);
  const name = `${path.parse(new URL(url).pathname).name.replace(/[^\w-]/g, '_')}_${hash}.${drawing.format}`;
  const address = ADDRESS + name;
  const isDrawn = drawn.get(name) ?? draw({ original, url, drawing, place: drawings.placeOf(name) });
  drawn.set(name, isDrawn);
  if (!(await isDrawn)) return undefined;
  await putIntoSite({ from: drawings.placeOf(name), to: BUILD_FOLDER, address });
  return address;
}

interface DrawOptions {
  /** The picture as the hub has it, on this machine. */
  original: string;
  url: string;
  drawing: Drawing;
  place: string;
}

/** @returns whether it is there now */
async function draw({ original, url, drawing, place }: DrawOptions): Promise<boolean> {
  if (existsSync(place)) return true;
  const picture = await readFile(original);
  const image = await sharpService.transform(picture, { src: url, ...drawing }, imageConfig).catch((error: Error) => {
    // One spoilt picture is no reason to have no site.
    console.warn(`${url} is left out, because it cannot be drawn: ${error.message}`);
  });
  if (image) await writeWhole(place, image.data);
  return image !== undefined;
}
