import type { App } from './app.ts'
import { field, showDialog } from './dialog.ts'
import { el } from './dom.ts'
import { dataUrl, fileContent, isPhoto, maxBytes } from './file-content.ts'
import { icon } from './icons.ts'
import { sendMessage } from './send.ts'
import { fileSize } from './time-format.ts'

/** Shows what is about to be sent, asks for a caption, and sends it as a photo or as a file. */
export async function sendFilesDialog(app: App, personId: number, file: File): Promise<void> {
  const { t } = app
  if (file.size > maxBytes) {
    app.toast(t('tooBig', { name: file.name }))
    return
  }
  const address = await dataUrl(file)
  if (address === null) {
    app.toast(t('notFile'))
    return
  }
  const base64 = address.slice(address.indexOf(',') + 1)
  const canBePhoto = isPhoto(file)
  const recording = file.type.startsWith('audio/') ? 'asVoice' : file.type.startsWith('video/') ? 'asVideoNote' : null
  const asMessage = el('input', { type: 'checkbox', name: 'as_message' })
  const caption = el('input', {
    maxlength: 1024,
    autocomplete: 'off',
    name: 'caption',
    placeholder: t('optional'),
  })
  const asFile = el('input', { type: 'checkbox', name: 'as_file' })
  const preview = canBePhoto
    ? el('img', { class: 'upload-preview', src: address, alt: file.name })
    : el('span', { class: 'file-icon', 'aria-hidden': 'true' }, icon('file'))
  await showDialog({
    title: t(canBePhoto ? 'sendPhoto' : 'sendFile'),
    body: [
      el(
        'div',
        { class: canBePhoto ? 'upload-photo' : 'file' },
        preview,
        el(
          'span',
          { class: 'file-lines' },
          el('span', { class: 'file-name' }, file.name),
          el('span', { class: 'file-size' }, fileSize(file.size, app.language())),
        ),
      ),
      canBePhoto && el('label', { class: 'check' }, asFile, t('asFile')),
      recording !== null && el('label', { class: 'check' }, asMessage, t(recording)),
      field(t('caption'), caption),
    ],
    accept: t('send'),
    cancel: t('cancel'),
    onAccept: () => {
      const text = caption.value.trim()
      const withCaption = text === '' ? {} : { caption: text }
      const content = fileContent(file, base64, { asFile: asFile.checked, asMessage: asMessage.checked })
      return sendMessage(app, personId, { ...content, ...withCaption })
    },
  })
}
