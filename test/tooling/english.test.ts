import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const SCRIPT = fileURLToPath(new URL('../../scripts/check-english.mjs', import.meta.url))

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'english-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Checks one file with this content. */
async function check(content: string): Promise<{ readonly code: number; readonly found: readonly string[] }> {
  const file = join(folder, 'sample.ts')
  await writeFile(file, content)
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [SCRIPT, file], (error, _out, err) => {
      if (error !== null && typeof error.code !== 'number') reject(error)
      else resolve({ code: Number(error?.code ?? 0), found: err.trim().replaceAll(`${file}:`, '').split('\n') })
    })
  })
}

const REFUSED = [
  'Pure, but for new ids.',
  'The rest is let be.',
  'No mongod was to be had.',
  'It cannot be had here.',
  'A text that is no date.',
  'A value that is none.',
  'The list is drawn anew.',
  'Empty for want of data.',
  'This counts as good as none.',
  'It breaks in the midst of a write.',
  'A request that is rightly signed.',
  'Nothing is kept, save what the caller names.',
  'What was not run here is marked.',
  'const MOST_NAMES = 3',
  'const LEAST_NAMES = 3',
  'const LONGEST = 3',
  'Type «anna» to search.',
  'Offsets differ by an hour at the least.',
  'The text that it gives back, or null.',
  'Lets go of everything.',
  'If such a one exists, it wins.',
  'Words the digest and sends it.',
  'Names with commas between.',
  'Prints one line a step.',
  'Half a unit at the most.',
  'Pure, save that the offset changes.',
  'Empty fields take no line.',
  'The agenda goes on with the next card.',
  'A move that was taken back.',
  'A link for whoever may see it.',
  'Members see their own only.',
  'The rest is told in the note.',
  'What is to be done, then when.',
  'What a dialogue is made from.',
  'Deals as they leave the export.',
  'Every update is worked once.',
  'A dialogue that is begun by a tap.',
  'The record in its present state.',
]

describe('the English check', () => {
  it('names the line, the phrase and what to write instead', async () => {
    const { code, found } = await check("const a = 1\n// Refused for who may not.\nconst LONGEST_NAME = 'x'\n")
    expect(code).toBe(1)
    expect(found).toEqual([
      '2: “for who”: write “those who …”, “anyone who …”, or name the person: the actor, the caller',
      '3: “LONGEST_N”: write MAX_… or MIN_…, with the unit at the end',
      '2 phrases to rewrite (scripts/check-english.mjs has the list)',
    ])
  })

  describe('refuses', () => {
    let checked: Awaited<ReturnType<typeof check>>
    // One program for all of them: starting one for each took longer than the check.
    beforeAll(async () => {
      checked = await check(REFUSED.map((line) => `// ${line}\n`).join(''))
    })

    it.each(REFUSED.map((line, index) => ({ line, number: index + 1 })))('“$line”', ({ number }) => {
      expect(checked.code).toBe(1)
      expect(checked.found.filter((said) => said.startsWith(`${number}: `))).not.toEqual([])
    })
  })

  it('lets plain English and Ukrainian through', async () => {
    const plain = [
      'if the actor lacks the permission',
      'There is no key.',
      'It is no longer there.',
      'Savings for whom?',
      'It is told apart by its key.',
      'One process works on each update.',
      'Nobody is present.',
    ]
    expect(await check([...plain, 'Напишіть «завтра о 10»', 'const MAX_NAMES = 3'].join('\n'))).toMatchObject({
      code: 0,
    })
  })
})
