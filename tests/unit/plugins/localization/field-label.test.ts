import { describeField, type FormLayout } from '../../../../src/plugins/localization/admin/src/field-label';

const MODEL = 'api::region.region';
const field = (name: string, label: string, component?: string) => ({
  name,
  label,
  attribute: component ? { type: 'component', component } : { type: 'string' },
});

/** As the content manager lays a form out: panels of rows of fields. */
const LAYOUT: FormLayout = {
  layout: [
    [
      [field('name', 'Name'), field('body', 'Text')],
      [field('cover', 'Cover', 'shared.figure')],
      [field('statistics', 'Numbers', 'shared.statistic')],
    ],
  ],
  components: {
    'shared.figure': { layout: [[field('alt', 'Description')]] },
    'shared.statistic': { layout: [[field('value', 'Value'), field('label', 'What it counts')]] },
  },
};

const partsOf = (path: string) => describeField({ path, model: MODEL, layout: LAYOUT });

describe('a text is called', () => {
  it('as its field in the form', () => {
    expect(partsOf('name')).toEqual([
      { label: { id: 'content-manager.content-types.api::region.region.name', defaultMessage: 'Name' } },
    ]);
  });

  it('as the field of its component', () => {
    expect(partsOf('cover.alt')).toMatchObject([
      { label: { defaultMessage: 'Cover' } },
      { label: { id: 'content-manager.components.shared.figure.alt', defaultMessage: 'Description' } },
    ]);
  });

  it('as the field of its row of a component', () => {
    expect(partsOf('statistics.0.label')).toMatchObject([
      { label: { defaultMessage: 'Numbers' }, row: 1 },
      { label: { defaultMessage: 'What it counts' } },
    ]);
  });

  it('by its own name where the form leaves it out', () => {
    expect(partsOf('seo.metaTitle')).toMatchObject([
      { label: { defaultMessage: 'seo' } },
      { label: { defaultMessage: 'metaTitle' } },
    ]);
  });
});
