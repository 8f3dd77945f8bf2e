import fc from 'fast-check';

import { createTransliterator } from '../../../../src/plugins/localization/server/domain/transliterate';
import { parseTransliterationExceptions } from '../../../../src/plugins/localization/server/domain/transliteration/exceptions';

const RUNS = { seed: 18_180_101, numRuns: 500 };

const plain = createTransliterator({ exceptions: [] });
const { text, richtext } = plain;

const CYRILLIC = 'абвгдђежзијклљмнњопрстћуфхцчџш';
const LATIN = 'a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š'.split(' ');
const word = fc.stringMatching(/^[абвгдђежзијклљмнњопрстћуфхцчџш]{1,12}$/);
const prose = fc.string({
  unit: fc.constantFrom(...CYRILLIC, ...CYRILLIC.toUpperCase(), ...'aZčĆ19 ,.!-()*_`[]<>#/@:\n', 'e\u0301', '\u00AD'),
  maxLength: 80,
});

describe('Serbian Cyrillic in Latin', () => {
  it('has every letter of the alphabet', () => {
    expect(text([...CYRILLIC].join(' '))).toBe(LATIN.join(' '));
    expect(text('Чубура, Ђерам, Ћуприја, Жабаљ, Шид и Хоргош')).toBe('Čubura, Đeram, Ćuprija, Žabalj, Šid i Horgoš');
  });

  it.each([
    ['Љубљана', 'Ljubljana'],
    ['ЉУБАВ', 'LJUBAV'],
    ['Његош', 'Njegoš'],
    ['ЊЕГОШ', 'NJEGOŠ'],
    ['КОЊ', 'KONJ'],
    ['Коњ', 'Konj'],
    ['ЉИЉАЊЕ', 'LJILJANJE'],
    ['Џ', 'Dž'],
    ['П. П. Њ.', 'P. P. Nj.'],
    ['Љ. Петровић', 'Lj. Petrović'],
    ['СПОМЕНИК Љ. ПЕТРОВИЋА', 'SPOMENIK LJ. PETROVIĆA'],
    ['Група Љ', 'Grupa Lj'],
    ['ГРУПА Љ', 'GRUPA LJ'],
    ['М Е Њ А Ч Н И Ц А', 'M E NJ A Č N I C A'],
    ['Њ Е Г О Ш', 'NJ E G O Š'],
    ['МЏ-а', 'MDŽ-a'],
    ['ЊегоШ', 'NjegoŠ'],
    ['еЊ', 'eNj'],
    ['Љ1', 'Lj1'],
    ['ЉУ\u00ADБАВ и К\u00ADОЊ', 'LJU\u00ADBAV i K\u00ADONJ'],
  ])('gives digraphs the case around them: %s, %s', (cyrillic, latin) => {
    expect(text(cyrillic)).toBe(latin);
  });

  it('writes нј and њ, which are two letters and one, in the same way', () => {
    expect(text('инјекција, надживети, коњ')).toBe('injekcija, nadživeti, konj');
  });

  it('keeps accents, of either normalisation form, and composes them', () => {
    expect(text('бра\u0302т, ко\u0300сти, при\u030Fст, гра\u0301д')).toBe('brât, kòsti, prȉst, grád');
    expect(text('ѝ \u0438\u0300 \u0438\u0304 ӣ')).toBe('ì ì ī ī');
    // Montenegrin has two letters more, which Unicode has with a mark only.
    expect(text('с\u0301едок, З\u0301еница')).toBe('śedok, Źenica');
  });

  it('writes letters of other Slavic alphabets by ISO/R 9:1968', () => {
    expect(text('Ѓорче Петров, ќерка, ЅВЕЗДА, Ѕвезда')).toBe('Ǵorče Petrov, ḱerka, DZVEZDA, Dzvezda');
    expect(text('Щукин, ЩУКИН, Яна, мышь, объект, эхо, ёлка, йод')).toBe(
      'Ščukin, ŠČUKIN, Jana, myšʹ, obʺekt, ėho, ëlka, jod'
    );
    expect(text('Київ, Європа, ґанок, Мінск, воўк')).toBe('Kiïv, Jevropa, ganok, Minsk, voŭk');
    expect(text('ѓќёйїў'.normalize('NFD'))).toBe('ǵḱëjïŭ');
  });

  it('leaves letters of no Slavic alphabet', () => {
    expect(text('Қазақ')).toBe('Қazaқ');
  });

  it('leaves Latin text to the byte', () => {
    const latin = 'e\u0301 COVID-19, ICMA, XIV, BA-BRC, ﬁ, Đ, ǅ, ĳ';
    expect(text(`${latin} и ${latin}`)).toBe(`${latin} i ${latin}`);
    expect(text('UNDP-а')).toBe('UNDP-a');
  });

  it.each([
    'https://sr.wikipedia.org/wiki/Београд',
    'https://sr.wikipedia.org/wiki/Ниш_(град)',
    'HTTP://пример.срб/вести?град=Ниш#врх',
    'www.пример.срб',
    'пример.срб/вести',
    'РНИДС.СРБ',
    'sr.wikipedia.org/wiki/Србија',
    'пошта@пример.срб',
    'ana@example.org',
    'mailto:ana@example.org?subject=Здраво',
  ])('leaves the address %s, and nothing beside it', (address) => {
    expect(text(`Овде: ${address}.`)).toBe(`Ovde: ${address}.`);
    expect(text(`(„${address}“) и`)).toBe(`(„${address}“) i`);
  });

  it('takes no common text for an address', () => {
    expect(text('и/или; Сл. гл. РС; 3.5/м; а.б.в')).toBe('i/ili; Sl. gl. RS; 3.5/m; a.b.v');
  });

  it('leaves no Serbian letter, and gives what is Latin back as it is', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(word, fc.constantFrom(' ', ', ', ' – ', '\n', ' ICMA ', '. '))), (words) => {
        const latin = text(words.flat().join(''));
        expect(latin).not.toMatch(/\p{Script=Cyrillic}/u);
        expect(text(latin)).toBe(latin);
        expect(richtext(latin)).toBe(latin);
      }),
      RUNS
    );
  });

  it('changes nothing more the second time, whatever the text', () => {
    fc.assert(
      fc.property(prose, (value) => {
        expect(text(text(value))).toBe(text(value));
        expect(richtext(richtext(value))).toBe(richtext(value));
      }),
      RUNS
    );
  });

  it('keeps the case of a word: small, capitals, a capital first', () => {
    fc.assert(
      fc.property(word, (small) => {
        const latin = [...small].map((letter) => LATIN[CYRILLIC.indexOf(letter)]).join('');
        expect(text(small)).toBe(latin);
        if (small.length > 1) expect(text(small.toUpperCase())).toBe(latin.toUpperCase());
        expect(text(small.charAt(0).toUpperCase() + small.slice(1))).toBe(
          latin.charAt(0).toUpperCase() + latin.slice(1)
        );
      }),
      RUNS
    );
  });

  it('does not depend on the normalisation form', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...CYRILLIC, ...'ЂЉАЊѓќйёїўѝӣ \u0301\u0302'), maxLength: 30 }),
        (value) => {
          expect(text(value.normalize('NFD'))).toBe(text(value.normalize('NFC')));
        }
      ),
      RUNS
    );
  });
});

describe('Markdown with HTML in Latin', () => {
  it.each([
    ['emphasis', 'Ово је **важно**, _врло_ ~~не~~', 'Ovo je **važno**, _vrlo_ ~~ne~~'],
    ['emphasis inside a word', '**Љ**УБАВ и КО_Њ_ и **Љ**убав', '**LJ**UBAV i KO_NJ_ i **Lj**ubav'],
    ['a link', '[Град](/град "Наслов")', '[Grad](/град "Naslov")'],
    ['a link inside a word', '[Љ](/љ)УБАВ', '[LJ](/љ)UBAV'],
    ['a link target in angle brackets', '[Град](<моја страна>)', '[Grad](<моја страна>)'],
    ['an image', '![Љубав](слика_(1).png)', '![Ljubav](слика_(1).png)'],
    ['a link by reference', '[Град][а]\n\n[а]: /град "Наслов"', '[Grad][a]\n\n[a]: /град "Naslov"'],
    ['a footnote', 'Град[^1]\n\n[^1]: Београд', 'Grad[^1]\n\n[^1]: Beograd'],
    ['an autolink', '<https://пример.срб/вест> и <а@б.срб>', '<https://пример.срб/вест> i <а@б.срб>'],
    ['inline code', 'Кôд `наредба` и ``два ` три``', 'Kôd `наредба` i ``два ` три``'],
    ['a fence', 'Пре\n```js\nкод\n```\nпосле\n~~~\nкод', 'Pre\n```js\nкод\n```\nposle\n~~~\nкод'],
    ['tags and attributes', '<a title="Љубав" href=/град>Град</a><br/>', '<a title="Љубав" href=/град>Grad</a><br/>'],
    ['a tag inside a word', '<b class="а">Љ</b>УБАВ', '<b class="а">LJ</b>UBAV'],
    ['HTML code', '<pre><code>код</code></pre> текст', '<pre><code>код</code></pre> tekst'],
    ['a comment', '<!-- белешка -->Текст', '<!-- белешка -->Tekst'],
    ['entities', 'Ниш&nbsp;&amp;&#1113; Њ', 'Niš&nbsp;&amp;&#1113; Nj'],
    ['escapes', '\\`ово\\` \\*и ово\\*', '\\`ovo\\` \\*i ovo\\*'],
    ['a sign that is no tag', 'а < б и б > а', 'a < b i b > a'],
    ['headings, lists and quotes', '# Љубав\n\n* Њива\n1. Џеп\n> ЏЕП', '# Ljubav\n\n* Njiva\n1. Džep\n> DŽEP'],
  ])('keeps %s', (_, cyrillic, latin) => {
    expect(richtext(cyrillic)).toBe(latin);
  });

  it.each([
    ['plain text by a tab', '\tДраги суграђани', '\tDragi sugrađani'],
    ['plain text by spaces', 'Граду\n\n    Драги суграђани', 'Gradu\n\n    Dragi sugrađani'],
    ['a second paragraph of an item', '1.  Град\n\n    Река', '1.  Grad\n\n    Reka'],
    ['a list in a list', '* Град\n    * Река\n        * Мост', '* Grad\n    * Reka\n        * Most'],
  ])('takes for text what is indented: %s', (_, cyrillic, latin) => {
    expect(richtext(cyrillic)).toBe(latin);
  });

  it('takes no plain text for markup', () => {
    expect(text('[1](Ниш) `Ниш` <!-- Ниш -->')).toBe('[1](Niš) `Niš` <!-- Niš -->');
  });
});

describe('exceptions', () => {
  const exceptions = parseTransliterationExceptions([
    { from: 'Њујорк', to: 'New York' },
    { from: 'Фејсбук', to: 'Facebook' },
    { from: 'Фејсбуку', to: 'Facebook-u' },
    { from: 'ајфон', to: 'iPhone' },
    { from: 'имејл', to: 'e-mail' },
    { from: 'конјункција', to: 'konjunkcija' },
  ]);
  const transliterator = createTransliterator({ exceptions });

  it.each([
    ['Њујорк', 'New York'],
    ['ЊУЈОРК', 'NEW YORK'],
    ['на Фејсбуку и на „Фејсбук“', 'na Facebook-u i na „Facebook“'],
    ['имејл, Имејл, ИМЕЈЛ', 'e-mail, E-mail, E-MAIL'],
    ['ајфон, Ајфон, АЈФОН', 'iPhone, iPhone, IPHONE'],
    ['конјункција, КОНЈУНКЦИЈА', 'konjunkcija, KONJUNKCIJA'],
  ])('stand for whole words, in the case of the text: %s, %s', (cyrillic, latin) => {
    expect(transliterator.text(cyrillic)).toBe(latin);
  });

  it('touch no part of a word, no common word that looks like a name, and no address', () => {
    expect(transliterator.text('Фејсбукова, њујорк, Фејсбук2, http://Фејсбук')).toBe(
      'Fejsbukova, njujork, Fejsbuk2, http://Фејсбук'
    );
  });

  it('are found in either normalisation form, and where marks stand inside the word', () => {
    const finder = createTransliterator({ exceptions: [{ from: 'йод', to: 'jod!' }] });
    expect(finder.text('йод'.normalize('NFD'))).toBe('jod!');
    expect(transliterator.richtext('**Њу**јорк, Фејс**бук**')).toBe('**New York**, Facebook****');
    expect(transliterator.richtext('конјун**кција**')).toBe('konjun**kcija**');
  });

  it.each([
    ['a word that is not Cyrillic', { from: 'Facebook', to: 'x' }, /1\.from: must have a Cyrillic letter/],
    ['several words', { from: 'Њу Џерзи', to: 'New Jersey' }, /1\.from: must be one word of letters/],
    ['Cyrillic for the Latin', { from: 'Фејсбук', to: 'Фејсбук' }, /1\.to: must have no Cyrillic letter/],
    ['nothing for the Latin', { from: 'Фејсбук', to: '' }, /1\.to: must be a text without space around it/],
    ['a word that is there twice', { from: 'ћАО', to: 'x' }, /1\.from: "ћАО" is already entry 0/],
    ['something else', 'Фејсбук', /1: /],
  ])('are refused for %s, with the number of the entry', (_, exception, message) => {
    expect(() => parseTransliterationExceptions([{ from: 'Ћао', to: 'Ciao' }, exception])).toThrow(message);
  });

  it('are refused where they are no list', () => {
    expect(() => parseTransliterationExceptions({})).toThrow(/the list: /);
  });
});
