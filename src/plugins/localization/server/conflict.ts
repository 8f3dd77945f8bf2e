import { errors } from '@strapi/utils';
import type { Context } from 'koa';

/** What somebody decided goes by a state of things that is no more. Strapi knows no error of its own for it. */
export class ConflictError extends errors.ApplicationError<'ConflictError', string, Record<string, unknown>> {
  constructor(message: string, details: Record<string, unknown> = {}) {
    super(message, details);
    this.name = 'ConflictError';
  }
}

/** Answers 409, in the shape of Strapi's errors, where something is refused with a ConflictError. */
export async function answerConflicts(ctx: Context, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    const { name, message, details } = error;
    ctx.status = 409;
    ctx.body = { data: null, error: { status: 409, name, message, details } };
  }
}
