import { inspect, stripVTControlCharacters, types } from 'node:util';

import { winston } from '@strapi/logger';

import { createStackChooser } from './choose-stacks';

/** Where a line has the request during which it was written: no field of the line, and no property that an error of somebody else has. */
export const REQUEST = Symbol('request');

/** Winston's own: what was handed over beside the message. */
const REST = Symbol.for('splat');

interface Line {
  level: string;
  message: unknown;
  [REQUEST]?: object;
  [REST]?: unknown[];
}

/**
 * Writes each event of the log as one line of JSON: `time` (UTC), `level`, `message`, the request it belongs to, and what else was said of it. Of an error
 * there are its name, code and stack, and nothing of what libraries hang on it, which may be a password. Of the errors of an outage only the first has a stack.
 */
export function jsonLines() {
  const hasStack = createStackChooser();
  const toFields = winston.format((info) => {
    const line = info as Line;
    const { level, message, [REQUEST]: request, [REST]: rest, ...others } = line;
    const beside = rest?.[0];
    const error = [line, message, beside].find(types.isNativeError);
    return {
      time: new Date().toISOString(),
      level,
      message: write(error && error !== beside ? messageOf(error) : message),
      ...request,
      ...(error ? { ...nameOf(error), ...(hasStack(error) && { stack: stackOf(error) }) } : others),
      // By its symbols Winston knows the level of a line.
      [Symbol.for('level')]: (info as { [key: symbol]: unknown })[Symbol.for('level')],
    };
  });
  return winston.format.combine(toFields(), winston.format.json({ deterministic: false }));
}

const write = (message: unknown): string =>
  stripVTControlCharacters(typeof message === 'string' ? message : inspect(message, { breakLength: Infinity }));

/** Node's error for an address that refuses says nothing itself, but for its code. */
const messageOf = (error: Error): string | undefined => error.message || codeOf(error);

const codeOf = ({ code }: Error & { code?: unknown }): string | undefined =>
  typeof code === 'string' || typeof code === 'number' ? String(code) : undefined;

const nameOf = (error: Error): object => ({ error: error.name, code: codeOf(error) });

function stackOf({ stack, cause }: Error): string | undefined {
  return types.isNativeError(cause) ? `${stack}\nCaused by: ${cause.stack}` : stack;
}
