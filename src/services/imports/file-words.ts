/** What the words of a file mean here: names of stages and of owners, and what a member said about those that are unknown. Pure. */
import type { ImportRecord, ImportWord } from '../../models/import.ts'
import type { MemberId } from '../../models/ids.ts'
import type { StageView } from '../pipelines/read-pipelines.ts'
import { fold } from '../search/search-words.ts'
import { isCalled } from '../sync/place-deal.ts'
import type { SyncStage } from '../sync/sync-adapter.ts'

export type Owner = { readonly id: MemberId; readonly name: string; readonly username: string | undefined }

/** A member who may own records. @property isKnown whether the name itself says who it is, without anybody's help */
export type FindOwner = (written: string) => { readonly id: MemberId | null; readonly isKnown: boolean }

/** Where a deal stands here, as far as the file says it. */
export type FindStage = (said: SyncStage) => { readonly stage: SyncStage; readonly isKnown: boolean }

/** “Olena Koval (olena@example.com)”, as Bitrix24 and HubSpot write it, is Olena Koval. */
function ownerKey(written: string): string {
  return fold(written.replace(/\s*[(<[].*$/u, ''))
    .replace(/^@/u, '')
    .split(/[\s,]+/u)
    .toSorted()
    .join(' ')
    .trim()
}

/** What makes two words of a file the same. */
export function wordKey({ of, word }: Pick<ImportWord, 'of' | 'word'>): string {
  return of === 'owner' ? ownerKey(word) : fold(word)
}

function saidOf(words: readonly ImportWord[], of: ImportWord['of']): ReadonlyMap<string, string | null> {
  return new Map(words.filter((one) => one.of === of).map((one) => [wordKey(one), one.to]))
}

export function ownersBy(owners: readonly Owner[], words: readonly ImportWord[]): FindOwner {
  const byName = new Map<string, MemberId>()
  for (const { id, name, username } of owners) {
    for (const known of [name, username]) if (known !== undefined) byName.set(ownerKey(known), id)
  }
  const said = saidOf(words, 'owner')
  return (written) => {
    const key = ownerKey(written)
    const known = byName.get(key)
    if (known !== undefined) return { id: known, isKnown: true }
    return { id: owners.find(({ id }) => id === said.get(key))?.id ?? null, isKnown: false }
  }
}

/** @param stages of all pipelines */
export function stagesBy(stages: readonly StageView[], words: readonly ImportWord[]): FindStage {
  const meant = saidOf(words, 'stage')
  return (said) => {
    // Won and lost are known by their own words.
    if (said.kind !== 'open' || said.name === '' || stages.some((stage) => isCalled(stage, said.name)))
      return { stage: said, isKnown: true }
    const stage = stages.find(({ id }) => id === meant.get(fold(said.name)))
    return {
      stage: stage === undefined ? said : { ...said, name: stage.mainName, kind: stage.kind, ours: stage.id },
      isKnown: false,
    }
  }
}

/** What members said. None of an import from before they could. */
export function wordsOf({ words = [] }: Pick<ImportRecord, 'words'>): readonly ImportWord[] {
  return words
}

/** Those of which nobody has said what they mean. */
export function openWords(
  imported: Pick<ImportRecord, 'words'>,
  of: ImportWord['of'],
  unknown: readonly string[],
): readonly string[] {
  const said = saidOf(wordsOf(imported), of)
  return unknown.filter((word) => !said.has(wordKey({ of, word })))
}

/** Without those whose stage or member is not there any more: they are unknown again. */
export function presentWords(
  words: readonly ImportWord[],
  { owners, stages }: { readonly owners: readonly Owner[]; readonly stages: readonly StageView[] },
): readonly ImportWord[] {
  const there = {
    owner: new Set<string>(owners.map(({ id }) => id)),
    stage: new Set<string>(stages.map(({ id }) => id)),
  }
  return words.filter(({ of, to }) => to === null || there[of].has(to))
}
