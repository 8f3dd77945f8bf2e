import { MAX_NESTING, MAX_PARAMETERS, MAX_QUERY_LENGTH } from '../limits';

import { invalidParameter } from './invalid-parameter';

const WELL_FORMED_NAME = /^[^[\]]+(\[[^[\]]*\])*$/;

/**
 * Checks a query string before its parser sees it. The parser (qs) drops what it does not like: names of
 * Object.prototype, parameters beyond its limit, broken percent-encoding. A reader must be told instead.
 *
 * @param querystring - what stands after the question mark, still encoded
 * @throws ValidationError naming the first parameter that is wrong
 */
export function checkQueryString(querystring: string): void {
  const pairs = querystring.split('&').filter((pair) => pair !== '');
  if (querystring.length > MAX_QUERY_LENGTH) {
    const longest = pairs.reduce((a, b) => (b.length > a.length ? b : a), '');
    throw invalidParameter({
      parameter: split(longest).name.slice(0, 100),
      problem: `is the longest part of ${querystring.length} characters; ${MAX_QUERY_LENGTH} are allowed`,
    });
  }
  const surplus = pairs[MAX_PARAMETERS];
  if (surplus !== undefined) {
    throw invalidParameter({
      parameter: split(surplus).name,
      problem: `is one too many; ${MAX_PARAMETERS} are allowed`,
    });
  }
  pairs.forEach(checkPair);
}

function checkPair(pair: string): void {
  const raw = split(pair);
  const name = decode(raw.name);
  const value = decode(raw.value);
  if (name === undefined || value === undefined) {
    throw invalidParameter({ parameter: name ?? raw.name, problem: 'is not valid percent-encoded UTF-8' });
  }
  if (name.includes('\0') || value.includes('\0')) {
    throw invalidParameter({ parameter: name, problem: 'contains a NUL character, which no text here has' });
  }
  if (!WELL_FORMED_NAME.test(name)) {
    throw invalidParameter({ parameter: name, problem: 'is not a well-formed name, such as filters[name][$eq]' });
  }
  const segments = name.split(/[[\]]+/);
  if (segments.some((segment) => segment in Object.prototype)) {
    throw invalidParameter({ parameter: name, problem: 'is not a known parameter' });
  }
  if (name.split('[').length - 1 > MAX_NESTING) {
    throw invalidParameter({ parameter: name, problem: `is nested too deep; ${MAX_NESTING} brackets are allowed` });
  }
}

/** Splits where qs splits: at the first `]=`, else at the first `=`. */
function split(pair: string): { name: string; value: string } {
  const text = pair.replace(/%5B/gi, '[').replace(/%5D/gi, ']');
  const afterBracket = text.indexOf(']=') + 1;
  const end = afterBracket === 0 ? text.indexOf('=') : afterBracket;
  return end === -1 ? { name: text, value: '' } : { name: text.slice(0, end), value: text.slice(end + 1) };
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
