/** The actions of the buttons below a typed line. */
import type { ContactId, LineId } from '../../models/ids.ts'
import { SNOOZES } from '../../services/tasks/task-time.ts'
import { declareActions } from './actions.ts'
import { anId, choice, flag, idPair, packedId, sequence } from './argument.ts'
import { SAVABLE_KINDS } from './typed-line.ts'

export const lineAction = declareActions({
  save: packedId<LineId>(),
  /** Takes the line for another kind of thing. */
  as: sequence(packedId<LineId>(), choice(SAVABLE_KINDS)),
  search: packedId<LineId>(),
  who: idPair<LineId, ContactId>(),
  choose: packedId<LineId>(),
  when: packedId<LineId>(),
  /** Changes the time; `at` also saves. */
  due: sequence(packedId<LineId>(), choice(SNOOZES)),
  at: sequence(packedId<LineId>(), choice(SNOOZES)),
  /** Saves the task without a date; `undate` only shows it without one. */
  bare: packedId<LineId>(),
  undate: packedId<LineId>(),
  /** Of a date that can be read in two ways. */
  day: sequence(packedId<LineId>(), flag('first', 'second')),
  /** Of a word that is a day or a name: what it is. */
  word: sequence(packedId<LineId>(), choice(['day', 'name'])),
  more: packedId<LineId>(),
  open: anId<ContactId>(),
  drop: packedId<LineId>(),
})
