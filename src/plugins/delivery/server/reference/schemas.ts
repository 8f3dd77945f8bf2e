import { nameOf, type Schema } from './document-shape';
import { html, joined, type Html } from './html';

/** The section about schemas: what is in each, with links from one to another. */
export function schemasSection(schemas: Readonly<Record<string, Schema>>): Html {
  return html`<section aria-labelledby="schemas">
    <h2 id="schemas">Schemas</h2>
    <p>
      What is in answers. A property that is not marked is always there; one that is <em>optional</em> is there where
      <code>fields</code> or <code>populate</code> asks for it.
    </p>
    ${Object.entries(schemas).map(
      ([name, schema]) =>
        html`<h3 id="schema-${name}">${name}</h3>
          ${schema.description === undefined ? undefined : html`<p>${schema.description}</p>`} ${bodyOf(schema)} `
    )}
  </section>`;
}

/** An object with known properties is what it holds; everything else is said in words. */
const bodyOf = (schema: Schema): Html => (schema.properties ? propertiesOf(schema) : html`<p>${describe(schema)}</p>`);

/** @returns in words what a value may be */
export function describe(schema: Schema): Html {
  if (schema.$ref !== undefined) {
    const name = nameOf({ $ref: schema.$ref });
    return html`<a href="#schema-${name}">${name}</a>`;
  }
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return html`${joined(choices.map(describe), ' or ')}`;
  if (schema.enum) {
    return html`${joined(
      schema.enum.map((value) => html`<code>${String(value)}</code>`),
      ', '
    )}`;
  }
  if (schema.const !== undefined) return html`<code>${String(schema.const)}</code>`;
  if (typeof schema.additionalProperties === 'object') {
    return html`${[schema.type ?? 'any'].flat().join(' or ')} by name: ${describe(schema.additionalProperties)}`;
  }
  if (schema.type === 'array' && schema.items) {
    const limit = schema.maxItems === undefined ? '' : ` of up to ${schema.maxItems}`;
    return html`list${limit}: ${describe(schema.items)}`;
  }
  return html`${[schema.type ?? 'any'].flat().join(' or ')}${limitsOf(schema)}${Object.keys(schema.properties ?? {}).length > 0 ? propertiesOf(schema) : undefined}`;
}

function propertiesOf({ properties = {}, required = [] }: Schema): Html {
  return html`<dl>
    ${Object.entries(properties).map(
      ([name, schema]) =>
        html` <div>
          <dt><code>${name}</code>${required.includes(name) ? undefined : html` <em>optional</em>`}</dt>
          <dd>
            ${describe(schema)}${schema.description === undefined ? undefined : html`<br />${schema.description}`}
          </dd>
        </div>`
    )}
  </dl>`;
}

function limitsOf({ format, pattern, minimum, maximum, default: standard }: Schema): Html[] {
  return [
    ...(format === undefined ? [] : [html`, ${format}`]),
    ...(pattern === undefined ? [] : [html`, like <code>${pattern}</code>`]),
    ...(minimum === undefined ? [] : [html`, from ${minimum}`]),
    ...(maximum === undefined ? [] : [html`, up to ${maximum}`]),
    ...(standard === undefined ? [] : [html`; without it: <code>${String(standard)}</code>`]),
  ];
}
