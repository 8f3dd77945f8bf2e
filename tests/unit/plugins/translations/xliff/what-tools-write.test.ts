import type { Passage } from '../../../../../src/plugins/translations/server/passages/passage';
import type { ReadUnit } from '../../../../../src/plugins/translations/server/xliff/exchange';

import { read } from './read-and-write';

const XML = '<?xml version="1.0" encoding="UTF-8"?>';

/** What is read of one unit of a file that a tool has sent back. */
async function readUnit12(content: string, attributes = ''): Promise<Partial<ReadUnit>> {
  return readFirst(`<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:tool="urn:tool">
    <file original="api::city.city/abc" source-language="en" target-language="sq" datatype="plaintext"><body>
    <group><trans-unit id="body.3:1.0"${attributes}>${content}</trans-unit></group></body></file></xliff>`);
}

async function readUnit20(content: string): Promise<Partial<ReadUnit>> {
  return readFirst(`<xliff version="2.0" srcLang="en" trgLang="sq" xmlns="urn:oasis:names:tc:xliff:document:2.0">
    <file id="f1" original="api::city.city/abc"><group id="g">
    <unit id="body.3:1.0">${content}</unit></group></file></xliff>`);
}

async function readFirst(xliff: string): Promise<Partial<ReadUnit>> {
  const [entry] = await read(XML + xliff);
  const { line, id, ...unit } = entry?.units[0] as ReadUnit;
  expect({ line, id }).toEqual({ line: 3, id: 'body.3#1.0' });
  return unit;
}

const SOURCE: Passage = [
  'See ',
  { id: '1', type: 'bold', parts: ['the ', { id: '2', type: 'link', url: '/old', parts: ['old'] }] },
  ' town',
];
const TARGET: Passage = [
  'Shih ',
  { id: '1', type: 'bold', parts: ['qytetin ', { id: '2', type: 'link', url: '/old', parts: ['e vjetër'] }] },
];
const SOURCE_12 =
  '<source>See <g id="1" ctype="bold">the <g id="2" ctype="link" equiv-text="/old">old</g></g> town</source>';
const SOURCE_20 =
  '<source>See <pc id="1" type="fmt" subType="xlf:b">the <pc id="2" type="link" dispStart="/old">old</pc></pc> town</source>';

describe('a unit of XLIFF 1.2 from a tool', () => {
  it.each([
    ['codes without their types', 'Shih <g id="1">qytetin <g id="2">e vjetër</g></g>'],
    [
      'begins and ends',
      'Shih <bx id="1"/>qytetin <bpt id="2" rid="7">&lt;a&gt;</bpt>e vjetër<ept id="3" rid="7">&lt;/a&gt;</ept><ex id="1"/>',
    ],
    [
      'isolated begins and ends',
      'Shih <it id="1" pos="open">[b]</it>qytetin <g id="2">e vjetër</g><it id="1" pos="close">[/b]</it>',
    ],
    [
      'marks of segments and terms',
      '<mrk mtype="seg" mid="0">Shih <g id="1">qytetin <mrk mtype="term">' +
        '<g id="2">e vjetër</g></mrk></g></mrk><mrk mtype="seg" mid="1"></mrk>',
    ],
    ['CDATA and comments', '<![CDATA[Shih ]]><g id="1">qyt<!-- a note -->etin <g id="2">e vjetër</g></g>'],
  ])('has the codes of its source, written as %s', async (_, target) => {
    expect(await readUnit12(`${SOURCE_12}<target>${target}</target>`)).toEqual({
      source: SOURCE,
      target: TARGET,
      state: 'needs-review',
    });
  });

  it('has its own target, whatever else a tool adds', async () => {
    const suggestion = '<alt-trans><source>x</source><target>y</target></alt-trans>';
    expect(
      await readUnit12(
        `<source>a</source><seg-source><mrk mtype="seg" mid="0">a</mrk></seg-source>
        <target><mrk mtype="seg" mid="0">b</mrk></target><note>c</note>${suggestion}<tool:data><target>d</target></tool:data>`,
        ' tool:percent="100"'
      )
    ).toEqual({ source: ['a'], target: ['b'], state: 'needs-review' });
  });

  it.each([
    ['', '', 'needs-review'],
    ['', ' approved="no"', 'needs-review'],
    [' state="translated"', '', 'translated'],
    [' state="translated"', ' approved="yes"', 'approved'],
    ['', ' approved="yes"', 'approved'],
    [' state="final"', '', 'approved'],
    [' state="signed-off"', ' approved="no"', 'translated'],
    [' state="needs-review-translation"', ' approved="yes"', 'needs-review'],
    [' state="needs-adaptation"', '', 'needs-review'],
    [' state="x-maybe"', '', 'needs-review'],
    [' state="needs-translation"', '', 'needs-review'],
    [' state="new"', '', 'needs-review'],
  ])('with the state%s and%s is %s', async (state, approved, expected) => {
    expect(await readUnit12(`<source>a</source><target${state}>b</target>`, approved)).toMatchObject({
      target: ['b'],
      state: expected,
    });
  });

  it.each([
    '<source>a</source>',
    '<source>a</source><target/>',
    '<source>a</source><target state="translated"> </target>',
    '<source>a</source><target state="needs-translation">a</target>',
    '<source>a</source><seg-source><mrk mtype="seg" mid="0">a</mrk></seg-source><target><mrk mtype="seg" mid="0"/></target>',
  ])('is untranslated and has no target: %s', async (content) => {
    expect(await readUnit12(content)).toEqual({ source: ['a'], state: 'untranslated' });
  });

  it('may say in the other language what the source says, where the tool tells so', async () => {
    expect(await readUnit12('<source>Berat</source><target state="translated">Berat</target>')).toMatchObject({
      target: ['Berat'],
      state: 'translated',
    });
  });

  it.each([
    ['<target>a</target>', 'The unit has no source.'],
    ['<source>a</source><target><g id="7">b</g></target>', 'The source has no code 7.'],
    ['<source><g id="1" ctype="x-other">a</g></source>', 'It is not known what code 1 is.'],
    [`${SOURCE_12}<target><bx id="1"/>b</target>`, 'Code 1 (bold) has no end.'],
    [`${SOURCE_12}<target>b<ex id="1"/></target>`, 'A code ends that has not begun (1).'],
    [
      `${SOURCE_12}<target><bx id="1"/><bx id="2"/>b<ex id="1"/><ex id="2"/></target>`,
      'Code 2 (link) begins inside code 1 (bold) and ends after it.',
    ],
    ['<source>a</source><target><tool:b>c</tool:b></target>', '<b> in a text is not known.'],
    [
      `<source>a. b.</source><seg-source><mrk mtype="seg" mid="0">a.</mrk> <mrk mtype="seg" mid="1">b.</mrk></seg-source>
      <target><mrk mtype="seg" mid="0">c.</mrk> <mrk mtype="seg" mid="1"/></target>`,
      'The unit was split, and its part 1 is not translated.',
    ],
  ])('has a fault and no target: %s', async (content, fault) => {
    const unit = await readUnit12(content);
    expect(unit).toMatchObject({ state: 'untranslated', fault });
    expect(unit).not.toHaveProperty('target');
  });
});

describe('a unit of XLIFF 2.0 from a tool', () => {
  it.each([
    ['codes without their types', 'Shih <pc id="1">qytetin <pc id="2">e vjetër</pc></pc>'],
    ['begins and ends', 'Shih <sc id="1"/>qytetin <sc id="2"/>e vjetër<ec startRef="2"/><ec startRef="1"/>'],
    ['isolated begins and ends', 'Shih <sc id="1"/>qytetin <pc id="2">e vjetër</pc><ec id="1" isolated="yes"/>'],
    [
      'marks',
      '<mrk id="m1" type="term">Shih</mrk> <sm id="m2"/><pc id="1">qytetin <pc id="2">e vjetër</pc></pc><em startRef="m2"/>',
    ],
  ])('has the codes of its source, written as %s', async (_, target) => {
    expect(await readUnit20(`<segment state="final">${SOURCE_20}<target>${target}</target></segment>`)).toEqual({
      source: SOURCE,
      target: TARGET,
      state: 'approved',
    });
  });

  it('is whole again where a tool has split it', async () => {
    const content = `<originalData><data id="d">x</data></originalData>
      <segment id="s1" state="translated"><source>See <sc id="1" type="fmt" subType="xlf:b"/>the town.</source>
        <target>Shih <sc id="1"/>qytetin.</target></segment>
      <ignorable><source> </source></ignorable>
      <segment id="s2" state="final"><source>It is old.<ec startRef="1"/></source><target>Është i vjetër.<ec startRef="1"/></target></segment>`;
    expect(await readUnit20(content)).toEqual({
      source: ['See ', { id: '1', type: 'bold', parts: ['the town. It is old.'] }],
      target: ['Shih ', { id: '1', type: 'bold', parts: ['qytetin. Është i vjetër.'] }],
      state: 'translated',
    });
  });

  it('has its parts in the order the tool gave them', async () => {
    const content = `<segment state="translated"><source>a</source><target order="3">A</target></segment>
      <ignorable><source>-</source></ignorable>
      <segment state="translated"><source>b</source><target order="1">B</target></segment>`;
    expect(await readUnit20(content)).toMatchObject({ source: ['a-b'], target: ['B-A'] });
  });

  it.each([
    [' state="initial"', 'needs-review'],
    ['', 'needs-review'],
    [' state="initial" subState="hub:stale"', 'needs-review'],
    [' state="translated"', 'translated'],
    [' state="reviewed"', 'approved'],
    [' state="final"', 'approved'],
  ])('with the state%s is %s', async (state, expected) => {
    expect(await readUnit20(`<segment${state}><source>a</source><target>b</target></segment>`)).toMatchObject({
      target: ['b'],
      state: expected,
    });
  });

  it.each([
    '<segment><source>a</source></segment>',
    '<segment state="translated"><source>a</source><target> </target></segment>',
    '<segment><source>a</source><target>a</target></segment>',
  ])('is untranslated and has no target: %s', async (content) => {
    expect(await readUnit20(content)).toEqual({ source: ['a'], state: 'untranslated' });
  });

  it.each([
    ['', 'The unit has no segment.'],
    ['<segment><target>a</target></segment>', 'A segment has no source.'],
    ['<segment><source>a<cp hex="0000"/></source></segment>', 'The character "0000" cannot be stored.'],
    ['<segment><source>a</source><target><bold>b</bold></target></segment>', '<bold> in a text is not known.'],
    [
      '<segment><source>a</source><target>b</target></segment><segment><source>c</source></segment>',
      'The unit was split, and its part 2 is not translated.',
    ],
  ])('has a fault and no target: %s', async (content, fault) => {
    const unit = await readUnit20(content);
    expect(unit).toMatchObject({ state: 'untranslated', fault });
    expect(unit).not.toHaveProperty('target');
  });
});
