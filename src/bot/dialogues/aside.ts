/** The dialogues of a chat that wait aside. Pure. */
import type { AsideDialogue } from './dialogue-state.ts'
import type { QuestionTap } from './question-tap.ts'

/** The oldest is dropped when there are more: a tap on its buttons then says that it is gone. */
const MAX_ASIDE = 10

export function withAside(aside: readonly AsideDialogue[], added: AsideDialogue | null): readonly AsideDialogue[] {
  return added === null ? aside : [...aside.filter(({ mark }) => mark !== added.mark), added].slice(-MAX_ASIDE)
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
