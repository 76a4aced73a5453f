import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, it } from 'vitest'

import { createWorkspace, OLENA } from '../support/found-team.ts'
import { dataFolder, startProduct } from '../support/product.ts'
import { createSandboxChat } from '../support/sandbox-chat.ts'

const NAME = 'Ads-of-the-visible-kind'
const SECRET = '0123456789abcdef0123456789abcdef'
const TOKEN = `EAAB${'x1Y2'.repeat(30)}`

/** The files under the folder that hold the text: the database's data and its log among them, and the sandbox's chats. */
function filesWith(folder: string, text: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path).includes(text))
}

it('keeps no secret that was typed in clear on the disk, neither while it runs nor after it was stopped', async () => {
  const folder = dataFolder()
  const product = await startProduct({ DATA_DIR: folder })
  const olena = createSandboxChat(product.chatUrl, OLENA)
  await createWorkspace(olena, 'Північ')
  await olena.say('/sources')
  await olena.tap('➕ Додати джерело лідів')
  await olena.tap('Facebook Lead Ads')
  await olena.sees('Як назвати це джерело?')
  await olena.say(NAME)
  await olena.tap('👥 Команда: хто візьме першим')
  await olena.sees('Надішліть секрет застосунку')
  await olena.say(SECRET)
  await olena.sees('page access token')
  await olena.say(TOKEN)
  await olena.sees(NAME)
  // A name is no secret, so that it shows that the search finds what is there.
  expect(filesWith(folder, NAME).length).toBeGreaterThan(0)
  expect([...filesWith(folder, SECRET), ...filesWith(folder, TOKEN)]).toEqual([])

  await product.stop()
  expect([...filesWith(folder, SECRET), ...filesWith(folder, TOKEN)]).toEqual([])
}, 120_000)
