import { COMPONENT_VIEWS } from '../../../src/panel/component-views';
import { CONTENT_TYPE_VIEWS } from '../../../src/panel/content-type-views';
import { defineComponentView } from '../../../src/panel/panel-view';

const words = { label: 'Label', hint: 'Hint.' };
const schema = { attributes: { lat: {}, lon: {} } };
const view = { fields: { lat: words, lon: words }, mainField: 'lat' } as const;

describe('a view is refused at boot', () => {
  it('when its form leaves a field out', () => {
    expect(() => defineComponentView(schema, { ...view, form: [{ lat: 6 }] })).toThrow('"lon" 0 times');
  });

  it('when its form shows a field twice', () => {
    expect(() => defineComponentView(schema, { ...view, form: [{ lat: 6, lon: 6 }, { lat: 6 }] })).toThrow(
      '"lat" 2 times'
    );
  });

  it('when a row is wider than the form', () => {
    expect(() => defineComponentView(schema, { ...view, form: [{ lat: 6, lon: 7 }] })).toThrow('lat, lon is 13 wide');
  });
});

describe('the words of the views', () => {
  const fields = Object.entries({ ...CONTENT_TYPE_VIEWS, ...COMPONENT_VIEWS }).flatMap(([uid, { fields }]) =>
    Object.entries(fields).map(([name, field]) => ({ at: `${uid} ${name}`, ...field }))
  );

  it.each(fields)('$at has a label in sentence case', ({ label }) => {
    const proper = /\b(ISO|E-mail)\b/g;
    expect(label.replace(proper, '')).toMatch(/^[A-Z]?[^A-Z]*$/);
  });

  it.each(fields)('$at has a hint in whole sentences', ({ hint }) => {
    expect(hint).toMatch(/^[A-Z].{8,}[.]$/);
  });
});
