import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { formatText } from '../src/entities/format-text.ts'
import { OLENA, startTestSandbox } from './test-sandbox.ts'

type Entities = readonly object[]

const html = (text: string) => formatText({ text, parseMode: 'HTML', entities: undefined })
const markdown = (text: string) => formatText({ text, parseMode: 'MarkdownV2', entities: undefined })
const at = (type: string, offset: number, length: number, more: object = {}) => ({ type, offset, length, ...more })

describe('markup', () => {
  it.each<readonly [string, string, Entities]>([
    ['a &lt;b&gt; &amp; &quot;c&quot; &#x1F600;&#65;', 'a <b> & "c" 😀A', []],
    ['<b>one <i>two</i></b>', 'one two', [at('bold', 0, 7), at('italic', 4, 3)]],
    ['😀<u>x</u>', '😀x', [at('underline', 2, 1)]],
    ['  <b> x </b> ', 'x', [at('bold', 0, 1)]],
    ['<a href="https://e.com/?a=1&amp;b=2">go</a>', 'go', [at('text_link', 0, 2, { url: 'https://e.com/?a=1&b=2' })]],
    ['<a href="tg://user?id=7">Ann</a>', 'Ann', [at('text_mention', 0, 3)]],
    ['<pre><code class="language-ts">x</code></pre>', 'x', [at('pre', 0, 1, { language: 'ts' })]],
    ['<span class="tg-spoiler">s</span><tg-spoiler>t</tg-spoiler>', 'st', [at('spoiler', 0, 1), at('spoiler', 1, 1)]],
    ['<blockquote expandable>q</blockquote>', 'q', [at('expandable_blockquote', 0, 1)]],
    ['<b></b>x', 'x', []],
  ])('reads the HTML %s', (source, text, entities) => {
    const formatted = html(source)
    expect(formatted.text).toBe(text)
    expect(formatted.entities).toMatchObject(entities)
    expect(formatted.entities.filter(({ type }) => type === 'bold')).toHaveLength(
      entities.filter((e) => 'type' in e && e.type === 'bold').length,
    )
  })

  it.each([
    ['<b>x', 'Can\'t find end tag corresponding to start tag "b"'],
    ['ї<x>y</x>', 'Unsupported start tag "x" at byte offset 2'],
    ['a < b', 'Unclosed start tag at byte offset 2'],
    ['x</b>', 'Unexpected end tag at byte offset 1'],
    ['<b><i>x</b></i>', 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'],
    ['<span>x</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
  ])('refuses the HTML %s', (source, reason) => {
    expect(() => html(source)).toThrow(`Bad Request: can't parse entities: ${reason}`)
  })

  it.each<readonly [string, string, Entities]>([
    [
      '*b* _i_ __u__ ~s~ ||p||',
      'b i u s p',
      [at('bold', 0, 1), at('italic', 2, 1), at('underline', 4, 1), at('strikethrough', 6, 1), at('spoiler', 8, 1)],
    ],
    ['*one _two_*', 'one two', [at('bold', 0, 7), at('italic', 4, 3)]],
    ['1\\.5 \\- ok', '1.5 - ok', []],
    ['`a*b` ```ts\nx.y\n```', 'a*b x.y', [at('code', 0, 3), at('pre', 4, 3, { language: 'ts' })]],
    ['[a\\.b](https://e.com/\\))', 'a.b', [at('text_link', 0, 3, { url: 'https://e.com/)' })]],
    ['>one\n>two\nthree', 'one\ntwo\nthree', [at('blockquote', 0, 8)]],
    ['**>one\n>two||', 'one\ntwo', [at('expandable_blockquote', 0, 7)]],
  ])('reads the MarkdownV2 %s', (source, text, entities) => {
    const formatted = markdown(source)
    expect(formatted.text).toBe(text)
    expect(formatted.entities).toMatchObject(entities)
  })

  it.each([
    ['1.5', "Character '.' is reserved and must be escaped with the preceding '\\'"],
    ['a-b', "Character '-' is reserved and must be escaped with the preceding '\\'"],
    ['(x)', "Character '(' is reserved and must be escaped with the preceding '\\'"],
    ['її *x', "Can't find end of Bold entity at byte offset 5"],
    ['_x*y_', "Can't find end of Italic entity at byte offset 4"],
    ['`x', "Can't find end of Code entity at byte offset 0"],
    ['[x](y', "Can't find end of a URL at byte offset 3"],
  ])('refuses the MarkdownV2 %s', (source, reason) => {
    expect(() => markdown(source)).toThrow(`Bad Request: can't parse entities: ${reason}`)
  })

  it('reads the legacy Markdown', () => {
    const read = (text: string) => formatText({ text, parseMode: 'Markdown', entities: undefined })
    expect(read('*b* _i_ \\_ [l](http://e.com)')).toMatchObject({
      text: 'b i _ l',
      entities: [at('bold', 0, 1), at('italic', 2, 1), at('text_link', 6, 1)],
    })
    expect(() => read('a *b')).toThrow(
      "Bad Request: can't parse entities: Can't find end of the entity starting at byte offset 2",
    )
    expect(() => formatText({ text: 'x', parseMode: 'bbcode', entities: undefined })).toThrow(
      'Bad Request: unsupported parse_mode',
    )
  })

  it('checks given entities, and detects commands, links, mentions, hashtags, emails and phones', () => {
    const given = (entities: unknown) => formatText({ text: '😀 x', parseMode: undefined, entities })
    expect(given([at('bold', 0, 2)]).entities).toEqual([at('bold', 0, 2)])
    expect(() => given([at('bold', 3, 9)])).toThrow(
      'entity beginning at UTF-16 offset 3 ends after the end of the text at UTF-16 offset 4',
    )
    expect(() => given([at('bold', 1, 2)])).toThrow('entity begins in a middle of a UTF-16 symbol at byte offset 1')
    expect(() => given('[')).toThrow("Bad Request: can't parse")
    expect(() => formatText({ text: '\ud83d', parseMode: undefined, entities: undefined })).toThrow(
      'text must be encoded in UTF-8',
    )
    const { entities, text } = formatText({
      text: '/start@my_bot ann@ex.com https://e.com/a. @someone #tag1 +380 50 123 45 67 2024-05-06 example.com',
      parseMode: undefined,
      entities: undefined,
    })
    expect(entities.map(({ type, offset, length }) => [type, text.slice(offset, offset + length)])).toEqual([
      ['bot_command', '/start@my_bot'],
      ['email', 'ann@ex.com'],
      ['url', 'https://e.com/a'],
      ['mention', '@someone'],
      ['hashtag', '#tag1'],
      ['phone_number', '+380 50 123 45 67'],
      ['url', 'example.com'],
    ])
  })

  it('returns escaped MarkdownV2 unchanged', () => {
    const plain = (text: string) => formatText({ text, parseMode: undefined, entities: undefined })
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const escaped = text.replaceAll(/[_*[\]()~`>#+\-=|{}.!\\]/g, '\\$&')
        expect(markdown(escaped).text).toBe(plain(text).text)
      }),
    )
  })

  it('reaches the caller as a refusal', async () => {
    const sandbox = await startTestSandbox()
    await sandbox.send(OLENA, { text: 'hi' })
    expect(await sandbox.call('sendMessage', { chat_id: OLENA, text: '<b>x', parse_mode: 'HTML' })).toEqual({
      ok: false,
      error_code: 400,
      description: 'Bad Request: can\'t parse entities: Can\'t find end tag corresponding to start tag "b"',
    })
  })
})
