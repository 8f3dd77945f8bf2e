import {
  METHODS,
  nameOf,
  type Answer,
  type Operation,
  type Parameter,
  type Reference,
  type ShownDocument,
} from './document-shape';
import { html, joined, type Html } from './html';
import { describe } from './schemas';

interface Shown {
  method: string;
  address: string;
  operation: Operation;
  document: ShownDocument;
  /** Where the hub is, for examples. */
  origin: string;
}

/** The section about one kind of content: its addresses, what may be asked for at each, and what comes back. */
export function tagSection({
  tag,
  document,
  origin,
}: {
  tag: ShownDocument['tags'][number];
  document: ShownDocument;
  /** Where the hub is, for examples. */
  origin: string;
}): Html {
  const operations = Object.entries(document.paths).flatMap(([address, { parameters = [], ...operationOf }]) =>
    METHODS.flatMap((method) => {
      const operation = operationOf[method];
      if (!operation?.tags.includes(tag.name)) return [];
      const all = [...parameters, ...(operation.parameters ?? [])];
      return [{ method: method.toUpperCase(), address, operation: { ...operation, parameters: all } }];
    })
  );
  return html`<section aria-labelledby="${tag.name}">
    <h2 id="${tag.name}">${tag.name}</h2>
    <p>${tag.description}</p>
    ${operations.map((operation) => operationPart({ ...operation, document, origin }))}
  </section> `;
}

function operationPart(shown: Shown): Html {
  const { method, address, operation, document } = shown;
  const { parameters = [], requestBody } = operation;
  const examples = examplesOf(shown);
  return html`<h3 id="${operation.operationId}"><code>${method} ${address}</code></h3>
    <p>${operation.summary}. ${operation.description}</p>
    ${
      examples.length === 0
        ? undefined
        : html`<pre
            tabindex="0"
            role="group"
            aria-label="Examples of ${method} ${address}"
          ><code>${examples.join('\n')}</code></pre>`
    }
    <dl>
      ${
        parameters.length === 0
          ? undefined
          : html`<div>
              <dt>Parameters</dt>
              <dd>
                ${joined(
                  parameters.map((parameter) => parameterOf(parameter, document)),
                  ', '
                )}
              </dd>
            </div>`
      }
      ${
        requestBody === undefined
          ? undefined
          : html`<div>
              <dt>Body</dt>
              <dd>${describe(schemaOf(requestBody.content))}</dd>
            </div>`
      }
      ${Object.entries(operation.responses).map(
        ([status, answer]) =>
          html`<div>
            <dt>${status}</dt>
            <dd>${'$ref' in answer ? answerLink(answer, document) : describeAnswer(answer)}</dd>
          </div> `
      )}
    </dl> `;
}

function parameterOf(parameter: NonNullable<Operation['parameters']>[number], { components }: ShownDocument): Html {
  if (!('$ref' in parameter)) return html`<code>${parameter.name}</code>: ${parameter.description}`;
  const name = nameOf(parameter);
  return html`<a href="#parameter-${name}"><code>${(components.parameters[name] as Parameter).name}</code></a>`;
}

/** An answer that many addresses give is described once. */
function answerLink(reference: Reference, { components }: ShownDocument): Html {
  const name = nameOf(reference);
  return html`<a href="#response-${name}">${(components.responses[name] as Answer).description}</a>`;
}

/** @returns what comes back: what it means, what is in it, and its headers */
export function describeAnswer({ description, headers = {}, content }: Answer): Html {
  const names = Object.keys(headers).map((name) => html`<a href="#header-${name}"><code>${name}</code></a>`);
  return html`${description} ${content && describe(schemaOf(content))}
  ${names.length === 0 ? undefined : html`<br />Headers: ${joined(names, ', ')}`}`;
}

const schemaOf = (content: NonNullable<Answer['content']>) => content['application/json']?.schema ?? {};

/** How to ask: for content, queries that every address of the kind takes. */
function examplesOf({
  method,
  address,
  operation: { parameters = [] },
  document: { components },
  origin,
}: Shown): string[] {
  const references = parameters.flatMap((parameter) => ('$ref' in parameter ? nameOf(parameter) : []));
  const has = (name: string) => references.includes(name);
  if (method !== 'GET' || !has('Status')) return [];
  const locale = components.parameters.Locale?.example;
  const id = references.map((name) => components.parameters[name] as Parameter).find(({ name }) => name === 'id')
    ?.examples?.entry.value;
  const queries = [
    ...(has('View') ? [`?view=page&locale=${locale}`] : []),
    ...(has('ListView') ? [`?view=card&locale=${locale}`] : []),
    ...(has('PageSize') ? [`?locale=${locale}&sort=updatedAt:desc&pagination[pageSize]=5`] : []),
    ...(has('Filters') ? [`?filters[locale][$eq]=${locale}&populate=*`] : []),
  ];
  const path = address.replace('{id}', id === undefined ? '<documentId or slug>' : encodeURIComponent(id));
  return queries.map((query) => `curl -g '${origin}${path}${query}'`);
}
