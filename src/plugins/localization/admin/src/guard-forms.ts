import { adminApi, type StrapiApp } from '@strapi/strapi/admin';

import { STAMP_HEADER } from '../../shared/contracts';

/** What the content manager asks for a form, and saves it with. */
interface FormArgs {
  collectionType: string;
  model: string;
  documentId?: string;
  params?: object;
}
interface SaveArgs extends FormArgs {
  data: object;
}

/** What the content manager knows beside a version. */
export interface FormMeta {
  /** Of the draft as the form shows it. */
  contentStamp?: string;
  /** The hub has refused the form, since it was made from what is no more. */
  isOutdated?: boolean;
}
interface FormAnswer {
  data: object;
  meta?: FormMeta;
}

interface Request {
  config?: { headers?: Record<string, string> };
}
interface RequestError {
  status?: number;
  name?: string;
  details?: unknown;
}

/** Of the content manager's own endpoints, what is changed here; it does not export their types. */
interface SaveEndpoint {
  query: (args: SaveArgs) => Request;
  invalidatesTags: (answer: unknown, error: unknown, args: SaveArgs) => unknown[];
  transformErrorResponse?: (error: RequestError) => RequestError;
  onQueryStarted?: (
    args: SaveArgs,
    api: { dispatch: (action: unknown) => void; queryFulfilled: Promise<{ data: FormAnswer }> }
  ) => Promise<void>;
}
interface ContentManagerApi {
  endpoints: { getDocument: { select: (args: FormArgs) => (state: unknown) => { data?: FormAnswer } } };
  util: { updateQueryData: (endpoint: 'getDocument', args: FormArgs, change: (form: FormAnswer) => void) => unknown };
  enhanceEndpoints: (changes: { endpoints: Record<string, (endpoint: SaveEndpoint) => void> }) => unknown;
}

/**
 * Has the content manager say which state of a version a form was made from, so that the hub refuses what would undo something; and has a form that was
 * refused stay as it is. Strapi takes what was typed for saved before it is, puts the former text back where it was not, and reads the version
 * anew; all of it loses what was typed.
 *
 * @param app - as a plugin's `register` gets it; `bootstrap` gets one without the store
 */
export function guardForms(app: StrapiApp): void {
  const api = adminApi as unknown as ContentManagerApi;

  const guard = (endpoint: SaveEndpoint): void => {
    const { query, invalidatesTags } = endpoint;
    endpoint.query = (args) => {
      const request = query(args);
      const stamp =
        app.store && api.endpoints.getDocument.select(formOf(args))(app.store.getState()).data?.meta?.contentStamp;
      if (!stamp) return request;
      const { config } = request;
      return { ...request, config: { ...config, headers: { ...config?.headers, [STAMP_HEADER]: stamp } } };
    };
    endpoint.invalidatesTags = (answer, error, args) => (error ? [] : invalidatesTags(answer, error, args));
    // Of an error by another name Strapi takes the form for saved; in other details it looks for lists of faults and breaks.
    endpoint.transformErrorResponse = ({ details, ...error }) => ({
      ...error,
      name: 'ValidationError',
      details: isListOfFaults(details) ? details : {},
    });
    endpoint.onQueryStarted = async ({ data, ...form }, { dispatch, queryFulfilled }) => {
      const change = await queryFulfilled.then(
        ({ data: { meta } }) =>
          (known: FormAnswer) => {
            // Until the version is read anew, the form says what was saved.
            Object.assign(known.data, data);
            known.meta = { ...known.meta, contentStamp: meta?.contentStamp };
          },
        ({ error }: { error: RequestError }) =>
          (known: FormAnswer) => {
            if (error.status === CONFLICT) known.meta = { ...known.meta, isOutdated: true };
          }
      );
      dispatch(api.util.updateQueryData('getDocument', form, change));
    };
  };

  api.enhanceEndpoints({ endpoints: { updateDocument: guard, publishDocument: guard } });
}

const CONFLICT = 409;

const formOf = ({ data: _data, ...form }: SaveArgs): FormArgs => form;

const isListOfFaults = (details: unknown): boolean => Array.isArray((details as { errors?: unknown } | null)?.errors);
