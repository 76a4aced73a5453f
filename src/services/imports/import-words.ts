/** The words of a file that nobody here knows, and what a member says that they mean. */
import { AppError } from '../../errors.ts'
import type { ImportId } from '../../models/ids.ts'
import { WORD_KINDS, type ImportRecord, type ImportWord, type WordKind } from '../../models/import.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import { stageLabel } from '../views/name-conditions.ts'
import { readPipelines } from '../pipelines/read-pipelines.ts'
import { assertNotBegun, type ChangeImport, checkedAgain } from './change-import.ts'
import { presentWords, wordKey, wordsOf } from './file-words.ts'
import { type ImportDeps, readImport } from './import-store.ts'
import { readOwners } from './owners.ts'
import { likeliest } from './similar-names.ts'

export { WORD_KINDS }

/** A stage or a member. */
export type Meaning = { readonly id: string; readonly name: string }

export type FileWord = {
  readonly of: WordKind
  /** As the file has it. */
  readonly word: string
  /** Null if nobody has said what it means, or that it means nothing here. */
  readonly meaning: Meaning | null
  /** Whether a member has said it. */
  readonly isSettled: boolean
  /** What it can mean: the likeliest first, if there is one. */
  readonly choices: readonly Meaning[]
  readonly likeliest: Meaning | null
}

export type ImportWords = {
  /** In the order of the file, stages first. @throws AppError FORBIDDEN; NOT_FOUND; so does the other */
  readonly words: (actor: Actor, id: ImportId) => Promise<readonly FileWord[]>
  /**
   * Says what a word means, in this file and in the next one with the same columns. The check begins again.
   *
   * @param to of a stage or a member; null for nothing: its deals begin in the first stage, its records are the importer's
   * @throws AppError VALIDATION for a word that the file does not have, and for an id of nothing here; CONFLICT (import-busy, import-over)
   */
  readonly setWord: (
    actor: Actor,
    id: ImportId,
    word: Pick<FileWord, 'of' | 'word'>,
    to: string | null,
  ) => Promise<void>
}

/** More than a file of one team has. */
const MAX_WORDS = 100

const sameWord = (one: Pick<ImportWord, 'of' | 'word'>, other: Pick<ImportWord, 'of' | 'word'>): boolean =>
  one.of === other.of && wordKey(one) === wordKey(other)

function unknownIn({ unknownStages, unknownOwners }: ImportRecord): readonly Pick<FileWord, 'of' | 'word'>[] {
  return [
    ...unknownStages.map((word) => ({ of: 'stage' as const, word })),
    ...unknownOwners.map((word) => ({ of: 'owner' as const, word })),
  ]
}

type Named = Meaning & { readonly names: readonly string[] }

type Meanings = Record<WordKind, readonly Named[]> & Parameters<typeof presentWords>[1]

export function createImportWords({ models }: Pick<ImportDeps, 'models'>, change: ChangeImport): ImportWords {
  async function meaningsFor(actor: Actor): Promise<Meanings> {
    const [owners, pipelines] = await Promise.all([readOwners(models, actor.workspaceId), readPipelines(models, actor)])
    const stages = pipelines.live.flatMap((pipeline) => pipeline.stages)
    const named = (names: readonly (string | undefined)[]) => names.filter((name) => name !== undefined)
    return {
      owners,
      stages,
      stage: stages.map(({ id, name, names }) => ({
        id,
        name: stageLabel(pipelines, id) ?? name,
        names: Object.values(names),
      })),
      owner: owners.map(({ id, name, username }) => ({ id, name, names: named([name, username]) })),
    }
  }

  return {
    async words(actor, id) {
      authorize(actor, 'import.run')
      const [imported, meanings] = await Promise.all([readImport(models, actor, id), meaningsFor(actor)])
      const settled = presentWords(wordsOf(imported), meanings)
      return unknownIn(imported).map(({ of, word }): FileWord => {
        const said = settled.find((one) => sameWord(one, { of, word }))
        const known = meanings[of].map(({ id: own, name }): Meaning => ({ id: own, name }))
        const found = likeliest(word, meanings[of])
        const first = known.find((one) => one.id === found?.id) ?? null
        return {
          of,
          word,
          meaning: known.find((one) => one.id === said?.to) ?? null,
          isSettled: said !== undefined,
          choices: first === null ? known : [first, ...known.filter((one) => one !== first)],
          likeliest: first,
        }
      })
    },

    async setWord(actor, id, { of, word }, to) {
      authorize(actor, 'import.run')
      const meanings = await meaningsFor(actor)
      if (to !== null && !meanings[of].some((one) => one.id === to)) {
        throw new AppError('VALIDATION', { details: { field: 'word' } })
      }
      await change(actor, id, 'word', (imported) => {
        assertNotBegun(imported)
        if (!unknownIn(imported).some((one) => sameWord(one, { of, word }))) {
          throw new AppError('VALIDATION', { details: { field: 'word' } })
        }
        const words = wordsOf(imported)
        const before = words.find((one) => sameWord(one, { of, word }))
        if (before !== undefined && before.to === to) return null
        const others = words.filter((one) => one !== before)
        return checkedAgain({ words: [...others, { of, word, to }].slice(-MAX_WORDS) })
      })
    },
  }
}
