import { describe, expect, test } from 'vitest'

import { parseBody } from '../../src/integrations/body/parse-body.ts'
import { isJsonPath, joinPath, leavesOf, readAll, readPath } from '../../src/integrations/body/json-path.ts'

const JSON_TYPE = 'application/json'
const FORM = 'application/x-www-form-urlencoded'
const parse = (text: string | Uint8Array, type: string | null = JSON_TYPE) => parseBody(Buffer.from(text), type)
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

test.each([
  ['an empty body', '', 'empty'],
  ['a body of spaces', ' \n', 'empty'],
  ['a cut body', '{"name":"A', 'not-json'],
  ['words', 'hello', 'not-json'],
  ['a bare text', '"hello"', 'not-a-record'],
  ['null', 'null', 'not-a-record'],
  ['65 levels', nested(65), 'too-deep'],
  ['10,000 levels', nested(10_000), 'too-deep'],
  ['10,000 open records', '{"a":'.repeat(10_000), 'too-deep'],
])('%s is refused', (_name, text, reason) => {
  expect(parse(text)).toEqual({ ok: false, reason })
})

test('Bytes that are not UTF-8 are refused', () => {
  expect(parse(Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x7d))).toEqual({ ok: false, reason: 'not-utf8' })
})

test('64 levels are read, and brackets inside strings do not count as levels', () => {
  expect(parse(nested(64)).ok).toBe(true)
  expect(parse(JSON.stringify({ note: `"\\${'['.repeat(500)}` })).ok).toBe(true)
})

test('A key that reaches for the prototype is dropped, however it is written', () => {
  const body = parse(String.raw`{"a":{"__proto__":{"admin":true},"b":1},"\u005f_proto__":{"admin":true}}`)
  expect(body).toEqual({ ok: true, value: { a: { b: 1 } } })
  expect(({} as Record<string, unknown>)['admin']).toBeUndefined()
  expect(parse('__proto__=1&a=2', FORM)).toEqual({ ok: true, value: { a: '2' } })
})

test.each([null, '', 'application/json; charset=utf-8', 'application/cloudevents+json', 'text/plain', FORM])(
  'JSON is read under the content type %j',
  (type) => {
    expect(parse('\u{FEFF}{"a":1}', type)).toEqual({ ok: true, value: { a: 1 } })
  },
)

test.each(['multipart/mixed; boundary=x', 'application/xml', 'image/png'])('%s is refused', (type) => {
  expect(parse('{"a":1}', type)).toEqual({ ok: false, reason: 'unsupported-type' })
})

describe('A multipart form', () => {
  const part = (name: string, value: string | Uint8Array, more = '') =>
    Buffer.concat([
      Buffer.from(`--x\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n`),
      Buffer.from(value),
      Buffer.from('\r\n'),
    ])
  const form = (...parts: readonly Uint8Array[]) => Buffer.concat([...parts, Buffer.from('--x--\r\n')])
  const MULTIPART = 'multipart/form-data; boundary=x'

  test('is read with repeated fields, several lines and names in UTF-8; of a file only the name is kept', () => {
    const body = form(
      part('from', 'Оля <olya@example.com>'),
      part('body-plain', 'Hello\r\n--y\r\nBye'),
      part('tag', 'x'),
      part('tag', 'y'),
      part('__proto__', 'no'),
      part('attachment-1', Uint8Array.of(0xff, 0xd8, 0xff), '; filename="photo.jpg"\r\nContent-Type: image/jpeg'),
    )
    for (const type of [MULTIPART, 'Multipart/Form-Data; charset=utf-8; boundary="x"']) {
      expect(parse(body, type)).toEqual({
        ok: true,
        value: {
          from: 'Оля <olya@example.com>',
          'body-plain': 'Hello\r\n--y\r\nBye',
          tag: ['x', 'y'],
          'attachment-1': 'photo.jpg',
        },
      })
    }
  })

  test.each([
    ['nothing', Buffer.from('')],
    ['no part', form()],
    ['no end', part('a', '1')],
    ['another boundary', Buffer.from('--y\r\n\r\n1\r\n--y--')],
    ['a text that is not UTF-8', form(part('a', Uint8Array.of(0xff)))],
    ['too many fields', form(...Array.from({ length: 1001 }, () => part('a', '1')))],
    ['a header without end', form(part('a', '1', `; x="${'y'.repeat(20_000)}"`))],
  ])('with %s is refused', (_name, body) => {
    expect(parse(body, MULTIPART)).toEqual({ ok: false, reason: 'not-a-form' })
  })

  test.each([
    'multipart/form-data',
    'multipart/form-data; boundary=',
    `multipart/form-data; boundary=${'x'.repeat(71)}`,
  ])('is refused as %s', (type) => {
    expect(parse(form(part('a', '1')), type)).toEqual({ ok: false, reason: 'not-a-form' })
  })
})

describe('A form', () => {
  test('is read with its spaces, signs and repeated fields', () => {
    expect(parse('name=Ada+Byron&email=a%40b.co&tag=x&tag=y&empty=', FORM)).toEqual({
      ok: true,
      value: { name: 'Ada Byron', email: 'a@b.co', tag: ['x', 'y'], empty: '' },
    })
  })

  test.each(['%ff=1', '%zz', '&&', '=1', 'a=1&'.repeat(1001)])('is refused as %j', (text) => {
    expect(parse(text, FORM)).toEqual({ ok: false, reason: 'not-a-form' })
  })

  test('may contain JSON in the provider’s field', () => {
    const body = Buffer.from(`payload=${encodeURIComponent('{"zen":"x"}')}`)
    expect(parseBody(body, FORM, { jsonField: 'payload' })).toEqual({ ok: true, value: { zen: 'x' } })
    const deep = Buffer.from(`payload=${encodeURIComponent(nested(100))}`)
    expect(parseBody(deep, FORM, { jsonField: 'payload' })).toEqual({ ok: false, reason: 'too-deep' })
  })
})

describe('A path', () => {
  const value = { data: { 'e-mail': 'a', 'a.b': 'c', list: [{ x: 1 }, { x: 2 }], 'say "hi"': 3 } }

  test.each([
    ['data.e-mail', 'a'],
    ['$.data["a.b"]', 'c'],
    ['data.list[1].x', 2],
    [String.raw`data["say \"hi\""]`, 3],
    ['data.list[7].x', undefined],
    ['data.constructor', undefined],
    ['__proto__.toString', undefined],
    ['data.list.length', undefined],
  ])('%s reads %j', (path, found) => expect(readPath(value, path)).toEqual(found))

  test('with a star reads all entries', () => expect(readAll(value, 'data.list[*].x')).toEqual([1, 2]))

  test.each(['', '.', '..a', 'a..b', 'a[', 'a[x]', 'a[?(@.b)]', '["a', 'a[0]b', '()=>1)[', 'x'.repeat(400)])(
    'cannot be %j',
    (path) => expect(isJsonPath(path)).toBe(false),
  )

  test('to every leaf reads that leaf', () => {
    const leaves = leavesOf(value, 50)
    expect(leaves).toHaveLength(5)
    for (const { path, value: leaf } of leaves) expect(readPath(value, path), path).toBe(leaf)
    expect(readPath({ '': { '*': 1 } }, joinPath(joinPath('', ''), '*'))).toBe(1)
  })
})
