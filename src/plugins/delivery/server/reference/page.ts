import { createHash } from 'node:crypto';

import type { ShownDocument } from './document-shape';
import { html, joined, type Html } from './html';
import { describeAnswer, tagSection } from './operations';
import { describe, schemasSection } from './schemas';

const STYLE = `
:root { color-scheme: light dark; --line: light-dark(#d0d0d8, #45454f); --shade: light-dark(#f2f2f6, #26262d); }
body { font: 1rem/1.5 system-ui, sans-serif; color: light-dark(#1b1b22, #ececf1); background: light-dark(#fff, #17171c);
  max-width: 60rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
a { color: light-dark(#1d4ed8, #9ab8ff); }
:target { outline: 2px solid; outline-offset: .25rem; }
h2 { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: 1rem; }
code { font-family: ui-monospace, monospace; font-size: .9em; }
pre { background: var(--shade); padding: .75rem; overflow-x: auto; overflow-wrap: normal; }
dl > div { display: grid; grid-template-columns: minmax(8rem, 1fr) 3fr; gap: 1rem; border-bottom: 1px solid var(--line); padding: .25rem 0; }
dd { margin: 0; } dd dl { margin: .25rem 0; }
@media (max-width: 40rem) { dl > div { display: block; } }
`;

/** In one piece: between its tags must stand what the policy has the hash of, to the last space. */
const STYLE_ELEMENT: Html = { html: `<style>${STYLE}</style>` };

/** The page's content security policy: nothing is loaded, nothing runs, and only its own style applies. */
export const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Writes the OpenAPI document as a page for people. It needs no script and nothing from any other host.
 *
 * @param source - the document's own address
 * @param origin - where the hub is, for examples
 */
export function writePage({
  document,
  source,
  origin,
}: {
  document: ShownDocument;
  source: string;
  origin: string;
}): string {
  const { info, tags, components } = document;
  const links = [
    ...tags.map(({ name }) => html`<a href="#${name}">${name}</a>`),
    html`<a href="#parameters">Parameters</a>`,
    html`<a href="#responses">Answers</a>`,
    html`<a href="#headers">Headers</a>`,
    html`<a href="#schemas">Schemas</a>`,
  ];
  const page = html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>${info.title}: the REST API</title>
      ${STYLE_ELEMENT}
    </head>
    <body>
      <header>
        <h1>${info.title}: the REST API</h1>
        <p>Version ${info.version}, also as <a href="${source}">OpenAPI 3.1</a>.</p>
        <p>${info.description}</p>
        <p>
          Everybody may read what is published. Who has a token sends it as <code>Authorization: Bearer</code>.
          ${Object.values(components.securitySchemes).map(({ description }) => description)}
        </p>
        <nav aria-label="Contents"><p>${joined(links, ' · ')}</p></nav>
      </header>
      <main>
        ${tags.map((tag) => tagSection({ tag, document, origin }))} ${parametersSection(components.parameters)}
        ${responsesSection(components.responses)} ${headersSection(components.headers)}
        ${schemasSection(components.schemas)}
      </main>
    </body>
  </html> `;
  return `<!doctype html>\n${page.html}`;
}

function parametersSection(parameters: ShownDocument['components']['parameters']): Html {
  return html`<section aria-labelledby="parameters">
    <h2 id="parameters">Parameters</h2>
    <dl>
      ${Object.entries(parameters).map(
        ([key, { name, in: place, description, schema }]) =>
          html` <div id="parameter-${key}">
            <dt><code>${name}</code> <em>${place}</em></dt>
            <dd>${description}<br />${describe(schema)}</dd>
          </div>`
      )}
    </dl>
  </section>`;
}

function responsesSection(responses: ShownDocument['components']['responses']): Html {
  return html`<section aria-labelledby="responses">
    <h2 id="responses">Answers of many addresses</h2>
    <dl>
      ${Object.entries(responses).map(
        ([name, answer]) =>
          html` <div id="response-${name}">
            <dt>${name}</dt>
            <dd>${describeAnswer(answer)}</dd>
          </div>`
      )}
    </dl>
  </section>`;
}

function headersSection(headers: ShownDocument['components']['headers']): Html {
  return html`<section aria-labelledby="headers">
    <h2 id="headers">Headers of answers</h2>
    <dl>
      ${Object.entries(headers).map(
        ([name, { description }]) =>
          html` <div id="header-${name}">
            <dt><code>${name}</code></dt>
            <dd>${description}</dd>
          </div>`
      )}
    </dl>
  </section>`;
}
