/** The dialogues of a chat that wait aside. Pure. */
import type { AsideDialogue } from './dialogue-state.ts'
import type { QuestionTap } from './question-tap.ts'

/** More than anybody leaves open on purpose. */
const MAX_ASIDE = 10

/** If there are too many, a form without a word in it is dropped, otherwise the oldest: a tap on its buttons says that it is gone. */
function bounded(aside: readonly AsideDialogue[]): readonly AsideDialogue[] {
  if (aside.length <= MAX_ASIDE) return aside
  const dropped = aside.slice(0, -1).find(({ isEmpty }) => isEmpty) ?? aside[0]
  return aside.filter((dialogue) => dialogue !== dropped)
}

export function withAside(aside: readonly AsideDialogue[], added: AsideDialogue | null): readonly AsideDialogue[] {
  return added === null ? aside : bounded([...aside.filter(({ mark }) => mark !== added.mark), added])
}

/** The marks of those that are no longer aside. */
export function marksOnlyIn(before: readonly AsideDialogue[], aside: readonly AsideDialogue[]): readonly string[] {
  const left = new Set(aside.map(({ mark }) => mark))
  return before.map(({ mark }) => mark).filter((mark) => !left.has(mark))
}

/** The dialogue that a tap is for. A “Go on” of an earlier version names none: it means the newest, if none is open. */
export function asideFor(
  tap: QuestionTap | null,
  aside: readonly AsideDialogue[],
  isOtherOpen: boolean,
): AsideDialogue | null {
  if (tap === null) return null
  if (tap.mark === null) return isOtherOpen ? null : (aside.at(-1) ?? null)
  return aside.find(({ mark }) => mark === tap.mark) ?? null
}
