type Settings = Record<'HUB_URL' | 'SITE_URL', string>;

/** The settings as a process has them that is started with these variables. */
function settingsWith(variables: Record<string, string>): Settings {
  const before = process.env;
  process.env = { ...before, ...variables };
  try {
    let settings: Settings | undefined;
    jest.isolateModules(() => {
      settings = jest.requireActual<Settings>('../../../examples/site/src/settings');
    });
    return settings!;
  } finally {
    process.env = before;
  }
}

it('addresses of the hub and of the site are those of a host, whichever way they end', () => {
  const { HUB_URL, SITE_URL } = settingsWith({ HUB_URL: 'http://hub:1337/', SITE_URL: 'https://cities.example.org' });
  expect([HUB_URL, SITE_URL]).toEqual(['http://hub:1337', 'https://cities.example.org']);
});

it.each([
  'https://example.org/cities',
  'https://example.org/cities/',
  'https://example.org/?a=b',
  'https://example.org#top',
  'https://user:secret@example.org',
  'ftp://example.org',
  'example.org',
])('%s is refused, since pages would lead elsewhere', (text) => {
  for (const name of ['HUB_URL', 'SITE_URL'])
    expect(() => settingsWith({ [name]: text })).toThrow(
      new RegExp(`^${name} takes an address without a path, such as http://localhost:\\d+, not "`)
    );
});
