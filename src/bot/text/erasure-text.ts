/** What is said about an erasure that has stopped. */
import { fmt } from '@grammyjs/parse-mode'

import type { WorkspaceId } from '../../ids.ts'
import type { StoppedErasure } from '../../services/privacy/stopped-erasures.ts'
import { type Clock, momentText } from './moment-text.ts'
import type { NewsMessage } from './news-text.ts'

/** When it was ordered, and what of it is done. */
export function stoppedErasureText({ at, pass, done, steps }: StoppedErasure, clock: Clock): string {
  const { t } = clock
  const how = pass === 1 ? t('erasure-stopped-first', { done, steps }) : t('erasure-stopped-second')
  return `${t('erasure-stopped', { at: momentText(at, clock) })}\n${how}`
}

export function erasureStoppedMessage(erasure: StoppedErasure, workspaceId: WorkspaceId, clock: Clock): NewsMessage {
  const { t } = clock
  return {
    text: fmt`${stoppedErasureText(erasure, clock)}\n\n${t('erasure-stopped-hint')}`,
    rows: [[[t('button-retry'), 'eraseAgain', { kind: 'workspace', id: workspaceId }]]],
  }
}
