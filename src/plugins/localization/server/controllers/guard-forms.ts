import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { FORM_CONFLICT, STAMP_HEADER } from '../../shared/contracts';
import { answerConflicts, ConflictError } from '../conflict';
import type { Keeper } from '../engine/keeper';
import { takeTurn } from '../engine/turn';
import { stampOfForm, type PersonsForm } from '../services/form-stamp';

type Handler = (ctx: Context) => Promise<void>;
type Handlers = Record<string, Handler>;

/**
 * Keeps the content manager's forms from putting back what was there when they were opened. A form sends all fields, and what differs from the draft counts
 * as freshly written. So each form is given a content stamp of what it shows that this person can change (`meta.contentStamp`), sends it with what it saves
 * or publishes, and is refused where the draft says something else by then. Requests without one are not asked.
 */
export function guardForms({ strapi, keeper }: { strapi: Core.Strapi; keeper: () => Keeper }): void {
  const stampOf = (form: PersonsForm) => stampOfForm({ strapi, ...form });

  async function formOf({ params, state }: Context, locale: unknown): Promise<PersonsForm | undefined> {
    const { model: type, id } = params as { model: string; id?: string };
    if (!keeper().isKept(type)) return undefined;
    // Of a single type the address names no entry.
    const documentId =
      id ?? ((await strapi.db.query(type).findOne({ select: ['documentId'] })) as PersonsForm | null)?.documentId;
    if (documentId === undefined) return undefined;
    return {
      ability: state.userAbility,
      type,
      documentId,
      locale: typeof locale === 'string' ? locale : keeper().options.defaultLocale,
    };
  }

  /** The stamp is read first: one that is older than what is shown refuses too much, one that is newer would refuse too little. */
  const stamped =
    (handle: Handler): Handler =>
    async (ctx) => {
      const form = await formOf(ctx, ctx.query.locale);
      const stamp = form && (await stampOf(form));
      await handle(ctx);
      addStamp(ctx, stamp);
    };

  /** Nobody else writes between the look at the draft and the end of the request, which is one transaction. */
  const guarded =
    (handle: Handler): Handler =>
    async (ctx) => {
      const known = ctx.get(STAMP_HEADER);
      const form = known === '' ? undefined : await formOf(ctx, (ctx.request.body as { locale?: unknown }).locale);
      if (!form) return handle(ctx);
      return answerConflicts(ctx, async () => {
        await strapi.db.transaction(async ({ trx }) => {
          await takeTurn(trx);
          const stamp = await stampOf(form);
          if (stamp !== undefined && stamp !== known) throw new ConflictError(FORM_CONFLICT, { locale: form.locale });
          await handle(ctx);
          addStamp(ctx, await stampOf(form));
        });
      });
    };

  const extend = (name: string, { read, write }: { read: string; write: readonly string[] }): void => {
    strapi.get('controllers').extend(`plugin::content-manager.${name}`, (handlers: Handlers) => {
      const wrap = (action: string, wrapper: (handle: Handler) => Handler) => [
        action,
        wrapper((ctx) => (handlers[action] as Handler)(ctx)),
      ];
      return {
        ...handlers,
        ...Object.fromEntries([wrap(read, stamped), ...write.map((action) => wrap(action, guarded))]),
      };
    });
  };
  extend('collection-types', { read: 'findOne', write: ['update', 'publish'] });
  extend('single-types', { read: 'find', write: ['createOrUpdate', 'publish'] });
}

function addStamp(ctx: Context, contentStamp: string | undefined): void {
  const { meta } = (ctx.body ?? {}) as { meta?: Record<string, unknown> };
  if (meta && contentStamp !== undefined) meta.contentStamp = contentStamp;
}
