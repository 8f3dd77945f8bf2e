interface Grant {
  name: string;
  state: 'open' | 'upcoming' | 'closed' | 'awarded' | null;
  deadline: string | null;
}

// Not imported: its types are made from the hub's OpenAPI when the site is built, and are not there before.
const { byChance } = jest.requireActual<{ byChance: (left: Grant, right: Grant) => number }>(
  '../../../examples/site/src/entry-order'
);

it('grants one can apply for come first, then those to come, those nobody can say it of, and what is over, the latest first', () => {
  const inOrder: Grant[] = [
    { name: 'open until summer', state: 'open', deadline: '2027-06-30' },
    { name: 'open until spring', state: 'open', deadline: '2027-03-31' },
    { name: 'open without an end', state: 'open', deadline: null },
    { name: 'to come', state: 'upcoming', deadline: '2028-01-31' },
    { name: 'nobody can say', state: null, deadline: null },
    { name: 'over', state: 'awarded', deadline: '2018-10-01' },
    { name: 'long over', state: 'closed', deadline: '2016-10-01' },
    { name: 'over, nobody knows since when', state: 'awarded', deadline: null },
  ];
  expect(inOrder.toReversed().toSorted(byChance)).toEqual(inOrder);
});
