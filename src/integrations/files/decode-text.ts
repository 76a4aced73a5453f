/** Finds out how a file of text is encoded: spreadsheets of different countries and ages save it differently. */

/** How much of a file is looked at. */
export const SAMPLE_BYTES = 64 * 1024

export const FILE_ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1251', 'windows-1252'] as const
export type FileEncoding = (typeof FILE_ENCODINGS)[number]

/** Whether the bytes are UTF-8; a character that is cut off at the end does not count. */
function isUtf8(sample: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true })
    return true
  } catch {
    return false
  }
}

/** Below this share of broken characters it is UTF-8 that somebody has pasted something else into. */
const MAX_BROKEN_SHARE = 0.1

/** Whether nearly all that is not ASCII is UTF-8: the few characters that are not show as damaged. */
function isMostlyUtf8(sample: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(sample, { stream: true })
  const broken = text.split('\uFFFD').length - 1
  const whole = [...text].filter((character) => character > '\u007F' && character !== '\uFFFD').length
  return whole > 0 && broken / (whole + broken) < MAX_BROKEN_SHARE
}

const isHigh = (byte: number | undefined): boolean => byte !== undefined && byte >= 0xc0
const isLatin = (byte: number | undefined): boolean =>
  byte !== undefined && ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a))

/** In Cyrillic words letters beyond ASCII stand beside each other; in Western ones they stand among Latin letters. */
function oldEncodingOf(sample: Uint8Array): FileEncoding {
  let cyrillic = 0
  let western = 0
  for (const [index, byte] of sample.entries()) {
    if (!isHigh(byte)) continue
    const beside = [sample[index - 1], sample[index + 1]]
    if (beside.some(isHigh)) cyrillic += 1
    else if (beside.some(isLatin)) western += 1
  }
  return western > cyrillic ? 'windows-1252' : 'windows-1251'
}

/** @param sample the beginning of the file */
export function encodingOf(sample: Uint8Array): FileEncoding {
  const [first, second] = sample
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const even = sample.filter((byte, index) => byte === 0 && index % 2 === 0).length
  const odd = sample.filter((byte, index) => byte === 0 && index % 2 === 1).length
  // Latin letters in UTF-16 have a zero byte each.
  if (odd > sample.length / 8) return 'utf-16le'
  if (even > sample.length / 8) return 'utf-16be'
  return isUtf8(sample) || isMostlyUtf8(sample) ? 'utf-8' : oldEncodingOf(sample)
}

/** Decodes a stream of bytes, without its byte order mark. */
export async function* decodeChunks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined
  let waiting: Uint8Array = new Uint8Array()
  for await (const chunk of chunks) {
    if (decoder !== undefined) {
      yield decoder.decode(chunk, { stream: true })
      continue
    }
    waiting = Buffer.concat([waiting, chunk])
    if (waiting.length < SAMPLE_BYTES) continue
    decoder = new TextDecoder(encodingOf(waiting.subarray(0, SAMPLE_BYTES)))
    yield decoder.decode(waiting, { stream: true })
  }
  decoder ??= new TextDecoder(encodingOf(waiting))
  yield waiting.length < SAMPLE_BYTES ? decoder.decode(waiting) : decoder.decode()
}
