import type { Core } from '@strapi/strapi';

import { createAddresses } from '../answers/addresses';
import type { Answer } from '../answers/answer';
import { writeCanonicalQuery } from '../answers/canonical-query';
import { optionsOf } from '../config';
import { createContentModel, type ContentModel } from '../content-model';
import { tagsOfAnswer, type TaggedAnswer } from '../tags/tags-of-answer';
import type { AnswerTags } from '../tags/tags-of-rows';

import { languagesOf } from './languages';
import { memoryOf, type ReadWatch } from './memory';

/** An answer in memory. */
export interface KeptAnswer {
  key: string;
  answer: Answer;
  /** The pattern of its address. */
  route: string;
}

/** The making of an answer, which others who ask for the same wait for. */
export interface Flight {
  key: string;
  watch: ReadWatch;
  /** Resolves with undefined where it failed. */
  landed: Promise<KeptAnswer | undefined>;
  end(kept?: KeptAnswer): void;
}

/** What became of requests, since the node started. */
export interface AnswerCounts {
  /** Answered from memory, with 200 or 304, and how many of these in front of Koa. */
  hits: number;
  frontHits: number;
  /** Made anew, and how many of these were kept. */
  misses: number;
  kept: number;
  /** Waited for another request's answer. */
  joined: number;
  /** Answered with 304, from memory or not. */
  confirmed: number;
  /** Bytes of bodies, as they were sent. */
  bytes: number;
}

/** Finds and keeps finished answers. */
export function createAnswersService({ strapi }: { strapi: Core.Strapi }) {
  const { hiddenBy, views } = optionsOf(strapi);
  const memory = memoryOf(strapi);
  const { negotiate } = languagesOf(strapi);
  const addresses = createAddresses<KeptAnswer>();
  const flights = new Map<string, Flight>();
  const counts: AnswerCounts = { hits: 0, frontHits: 0, misses: 0, kept: 0, joined: 0, confirmed: 0, bytes: 0 };
  let model: ContentModel | undefined;

  function takeOff(key: string): Flight {
    const watch = memory.watch();
    let land: (kept?: KeptAnswer) => void = () => undefined;
    const landed = new Promise<KeptAnswer | undefined>((resolve) => {
      land = resolve;
    });
    const flight: Flight = {
      key,
      watch,
      landed,
      end(kept) {
        watch.end();
        if (flights.get(key) === flight) flights.delete(key);
        land(kept);
      },
    };
    flights.set(key, flight);
    return flight;
  }

  return {
    counts,

    /** The name of an answer: the address and what its query means, and whether the reader's language was negotiated. */
    keyOf({
      path,
      query,
      localesToTry,
    }: {
      path: string;
      query: object;
      localesToTry?: readonly string[] | undefined;
    }): string {
      const negotiated = localesToTry === undefined ? '' : ` ${localesToTry.join()}`;
      return `answer ${path}?${writeCanonicalQuery(query)}${negotiated}`;
    },

    /**
     * Gives the answer with that name: from memory, or from who is making it just now, unless something was committed since they began. Else the
     * caller is to make it, and to end the flight.
     */
    async take(key: string): Promise<{ kept: KeptAnswer } | { flight: Flight }> {
      const known = memory.get(key) as KeptAnswer | undefined;
      if (known) {
        counts.hits++;
        return { kept: known };
      }
      const other = flights.get(key);
      if (other && memory.isTrusted() && !other.watch.hasSeenAnything()) {
        const kept = await other.landed;
        if (kept) {
          counts.joined++;
          return { kept };
        }
      }
      counts.misses++;
      return { flight: takeOff(key) };
    },

    /** @returns what an answer depends on; undefined where that cannot be told */
    tagsOf({
      hasExcerpts,
      ...answer
    }: Omit<TaggedAnswer, 'excerpts'> & { hasExcerpts: boolean }): AnswerTags | undefined {
      model ??= createContentModel({ strapi, contentTypes: optionsOf(strapi).contentTypes });
      const excerpts = hasExcerpts ? views[answer.uid]?.page.excerpts : undefined;
      return tagsOfAnswer({ model, hiddenBy }, { ...answer, excerpts });
    },

    /** Keeps an answer, unless something it was made of was changed since its flight began. */
    keep({
      flight,
      answer,
      route,
      tags,
    }: {
      flight: Flight;
      answer: Answer;
      route: string;
      tags: Iterable<string>;
    }): KeptAnswer {
      const { key, watch } = flight;
      const kept = { key, answer, route };
      if (watch.keep({ key, value: kept, bytes: answer.bytes(), tags, onGone: () => addresses.remove(kept) }))
        counts.kept++;
      return kept;
    },

    /** Remembers that an address leads to an answer, for as long as that is kept. */
    remember({ url, negotiated, kept }: { url: string; negotiated: string | undefined; kept: KeptAnswer }): void {
      if (memory.get(kept.key) !== kept) return;
      if (addresses.add(url, negotiated, kept)) memory.grow(kept.key, 2 * url.length + 200);
    },

    /** @returns the answer an address leads to */
    find(url: string, acceptLanguage: string | undefined): KeptAnswer | undefined {
      const kept = addresses.find(url, () => negotiate(acceptLanguage));
      return kept && memory.get(kept.key) === kept ? kept : undefined;
    },
  };
}

export type AnswersService = ReturnType<typeof createAnswersService>;

/** The node's finished answers. */
export const answersOf = (strapi: Core.Strapi): AnswersService =>
  strapi.plugin('delivery').service<AnswersService>('answers');
