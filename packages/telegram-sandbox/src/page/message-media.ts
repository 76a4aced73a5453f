import type { ChatMessage, Media } from '../control-api.ts'
import type { App } from './app.ts'
import { avatar } from './avatar.ts'
import { copyText } from './copy-text.ts'
import { button, el } from './dom.ts'
import { icon } from './icons.ts'
import { sharedNames } from './message-preview.ts'
import { fullName } from './state.ts'
import { fileSize } from './time-format.ts'

/** The photo, file, contact card or chosen people of a message. */
export function messageMedia(app: App, message: ChatMessage, media: Media): HTMLElement {
  switch (media.kind) {
    case 'photo':
      return photo(app, media, message.caption ?? '')
    case 'document':
      return el(
        'a',
        {
          class: 'file',
          href: media.url,
          download: media.file_name,
          'aria-label': app.t('download', { name: media.file_name }),
        },
        el('span', { class: 'file-icon', 'aria-hidden': 'true' }, icon('file')),
        el(
          'span',
          { class: 'file-lines' },
          el('span', { class: 'file-name' }, media.file_name),
          el('span', { class: 'file-size' }, fileSize(media.file_size, app.language())),
        ),
      )
    case 'voice':
    case 'audio':
      return el('audio', { class: 'recording', controls: true, src: media.url, 'aria-label': app.t(media.kind) })
    case 'video':
    case 'video_note':
    case 'animation':
      return el('video', {
        class: `recording ${media.kind}`,
        controls: true,
        src: media.url,
        'aria-label': app.t(media.kind),
      })
    case 'contact': {
      const name = fullName(media)
      return el(
        'div',
        { class: 'file' },
        avatar(name, media.user_id ?? name.length),
        el(
          'span',
          { class: 'file-lines' },
          el('span', { class: 'file-name', dir: 'auto' }, name),
          button(
            { class: 'link', 'aria-label': `${app.t('saveContact')} ${media.phone_number}` },
            () => void copyText(app, media.phone_number),
            media.phone_number,
          ),
        ),
      )
    }
    case 'users_shared':
      return el('div', { class: 'text' }, app.t('usersShared', { names: sharedNames(app, media.user_ids) }))
  }
}

function photo(app: App, media: Extract<Media, { kind: 'photo' }>, caption: string): HTMLElement {
  const image = () =>
    el('img', {
      src: media.url,
      width: media.width,
      height: media.height,
      alt: caption === '' ? app.t('photo') : caption,
    })
  return button(
    { class: 'photo', 'aria-label': app.t('openPhoto') },
    () => {
      const dialog = el('dialog', { class: 'viewer', 'aria-label': app.t('photo') }, image())
      dialog.append(button({ class: 'round', 'aria-label': app.t('close') }, () => dialog.close(), icon('close')))
      dialog.addEventListener('click', () => dialog.close())
      dialog.addEventListener('close', () => dialog.remove())
      document.body.append(dialog)
      dialog.showModal()
    },
    image(),
  )
}
