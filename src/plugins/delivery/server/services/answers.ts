import type { Core } from '@strapi/strapi';

import { createAddresses } from '../answers/addresses';
import type { Answer } from '../answers/answer';
import { writeCanonicalQuery } from '../answers/canonical-query';
import { optionsOf } from '../config';
import { createContentModel, type ContentModel } from '../content-model';
import { tagsOfAnswer, type TaggedAnswer } from '../tags/tags-of-answer';
import type { AnswerTags } from '../tags/tags-of-rows';

import { languagesOf } from './languages';
import { memoryOf, type KeepResult, type ReadWatch } from './memory';

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
  /** What became of it so far. */
  result: MadeResult;
  /** To be called once it is sure what becomes of it; what is said later does not count. */
  end(kept?: KeptAnswer): void;
}

/** What became of requests, since the node started. */
export interface AnswerCounts {
  /** Answered from memory, with 200 or 304, and how many of these in front of Koa. */
  hits: number;
  frontHits: number;
  /** Made anew, and what became of these. */
  misses: number;
  made: Record<MadeResult, number>;
  /** Waited for another request's answer. */
  joined: number;
}

/** Beside what can become of anything: what the answer depends on is not followed, or there was none that may be kept, such as an error. */
export type MadeResult = KeepResult | 'unfollowed' | 'no_answer';

/** Finds and keeps finished answers. */
export function createAnswersService({ strapi }: { strapi: Core.Strapi }) {
  const { hiddenBy, views } = optionsOf(strapi);
  const memory = memoryOf(strapi);
  const { negotiate } = languagesOf(strapi);
  const addresses = createAddresses<KeptAnswer>();
  const flights = new Map<string, Flight>();
  const made: AnswerCounts['made'] = { kept: 0, changed: 0, too_large: 0, off: 0, unfollowed: 0, no_answer: 0 };
  const counts: AnswerCounts = { hits: 0, frontHits: 0, misses: 0, made, joined: 0 };
  let model: ContentModel | undefined;

  function takeOff({ key, watch }: { key: string; watch: ReadWatch }): Flight {
    let isEnded = false;
    let land: (kept?: KeptAnswer) => void = () => undefined;
    const landed = new Promise<KeptAnswer | undefined>((resolve) => {
      land = resolve;
    });
    const flight: Flight = {
      key,
      watch,
      landed,
      result: 'no_answer',
      end(kept) {
        if (isEnded) return;
        isEnded = true;
        made[flight.result]++;
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
     *
     * @param watch - of the request, opened before anything was found out for its answer
     */
    async take({ key, watch }: { key: string; watch: ReadWatch }): Promise<{ kept: KeptAnswer } | { flight: Flight }> {
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
      return { flight: takeOff({ key, watch }) };
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

    /**
     * Keeps an answer, unless something it was made of was changed since its flight began.
     *
     * @param tags - undefined where nobody can tell when it changes
     */
    keep({
      flight,
      answer,
      route,
      tags,
    }: {
      flight: Flight;
      answer: Answer;
      route: string;
      tags: Iterable<string> | undefined;
    }): KeptAnswer {
      const { key, watch } = flight;
      const kept = { key, answer, route };
      const onGone = () => addresses.remove(kept);
      const keep = (made: Iterable<string>) =>
        watch.keep({ key, value: kept, bytes: answer.bytes(), tags: made, isOnTrial: true, onGone });
      flight.result = tags ? keep(tags) : 'unfollowed';
      return kept;
    },

    /**
     * Remembers that an address leads to an answer, for as long as that is kept; not where anything was changed while that was found out: a slug may be another
     * entry's by now, and `populate=*` something else.
     */
    remember({
      url,
      negotiated,
      kept,
      watch,
    }: {
      url: string;
      negotiated: string | undefined;
      kept: KeptAnswer;
      watch: ReadWatch;
    }): void {
      if (watch.hasSeenAnything() || memory.peek(kept.key) !== kept) return;
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
