import { nameOf, type Answer, type Operation, type ShownDocument } from './document-shape';
import { html, joined, type Html } from './html';
import { describe } from './schemas';

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
  const operations = Object.entries(document.paths).filter(([, { get }]) => get.tags.includes(tag.name));
  return html`<section aria-labelledby="${tag.name}">
    <h2 id="${tag.name}">${tag.name}</h2>
    <p>${tag.description}</p>
    ${operations.map(([address, { parameters = [], get }]) =>
      operationPart({
        address,
        operation: { ...get, parameters: [...parameters, ...get.parameters] },
        document,
        origin,
      })
    )}
  </section> `;
}

function operationPart({
  address,
  operation,
  document,
  origin,
}: {
  address: string;
  operation: Operation;
  document: ShownDocument;
  origin: string;
}): Html {
  const parameters = operation.parameters.map((reference) => {
    const name = nameOf(reference);
    return html`<a href="#parameter-${name}"><code>${document.components.parameters[name]?.name}</code></a>`;
  });
  return html`<h3 id="${operation.operationId}"><code>GET ${address}</code></h3>
    <p>${operation.summary}.</p>
    <pre tabindex="0" role="group" aria-label="Examples of GET ${address}"><code>${examplesOf(operation, document)
      .map((query) => `curl -g '${origin}${address.replace('{id}', '<documentId or slug>')}${query}'`)
      .join('\n')}</code></pre>
    <dl>
      <div>
        <dt>Parameters</dt>
        <dd>${joined(parameters, ', ')}</dd>
      </div>
      ${Object.entries(operation.responses).map(
        ([status, answer]) =>
          html`<div>
            <dt>${status}</dt>
            <dd>${answerOf(answer, document)}</dd>
          </div> `
      )}
    </dl> `;
}

function answerOf(answer: Operation['responses'][string], document: ShownDocument): Html {
  if ('$ref' in answer) {
    const { description, content } = document.components.responses[nameOf(answer)] as Answer;
    return html`${description} ${describe(schemaOf(content))}`;
  }
  return html`${answer.description} ${describe(schemaOf(answer.content))}`;
}

const schemaOf = (content: Answer['content']) => content['application/json']?.schema ?? {};

/** Queries that every address of the kind takes. */
function examplesOf({ parameters }: Operation, { components }: ShownDocument): string[] {
  const has = (name: string) => parameters.some((reference) => nameOf(reference) === name);
  const locale = components.parameters.Locale?.example;
  return [
    ...(has('View') ? [`?view=page&locale=${locale}`] : []),
    ...(has('ListView') ? [`?view=card&locale=${locale}`] : []),
    ...(has('PageSize') ? [`?locale=${locale}&sort=updatedAt:desc&pagination[pageSize]=5`] : []),
    ...(has('Filters') ? [`?filters[locale][$eq]=${locale}&populate=*`] : []),
  ];
}
