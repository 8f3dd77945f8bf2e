import { safeLink, safeTextLink } from '../../../examples/site/src/safe-link';

it.each(['https://icma.org/', 'http://example.org/a?b=c#d', 'mailto:office@example.org', 'tel:+38344123456'])(
  '%s is a link',
  (address) => {
    expect(safeLink(address)).toBe(address);
    expect(safeTextLink(address)).toBe(address);
  }
);

it.each([
  'javascript:alert(1)',
  ' JavaScript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'nonsense',
  '',
])('%j is shown as text', (address) => {
  expect(safeLink(address)).toBeUndefined();
  expect(safeTextLink(address)).toBeUndefined();
});

it('a path leads to the site itself, and only in a text', () => {
  expect(safeTextLink('/en/cities/?country=XK#top')).toBe('/en/cities/?country=XK#top');
  expect(safeLink('/en/cities/')).toBeUndefined();
});

it.each(['//evil.example/', '/\\evil.example/', '/\t/evil.example/'])(
  '%j, which leads to another host, does not',
  (path) => {
    expect(safeTextLink(path)).toBeUndefined();
  }
);
