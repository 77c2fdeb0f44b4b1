import type { MenuItemConstructorOptions } from 'electron'
import type { MainWord, MainWords } from './words'

type Role = NonNullable<MenuItemConstructorOptions['role']>

/** The menu. Roles give behaviour and keys; their own labels are English everywhere, so each gets ours. */
export function menuTemplate(
  platform: NodeJS.Platform,
  words: MainWords,
  show: (path: string) => void,
): MenuItemConstructorOptions[] {
  const item = (role: Role, word: MainWord): MenuItemConstructorOptions => ({ role, label: words(word) })
  const page = (path: string, word: MainWord) => ({ label: words(word), click: () => show(path) })
  const line: MenuItemConstructorOptions = { type: 'separator' }
  const mac: MenuItemConstructorOptions[] = platform === 'darwin' ? [{ role: 'appMenu' }] : []
  return [
    ...mac,
    { label: words('menu.file'), submenu: [item('close', 'menu.close'), line, item('quit', 'menu.quit')] },
    {
      label: words('menu.edit'),
      submenu: [
        item('undo', 'menu.undo'),
        item('redo', 'menu.redo'),
        line,
        item('cut', 'menu.cut'),
        item('copy', 'menu.copy'),
        item('paste', 'menu.paste'),
        item('selectAll', 'menu.select_all'),
      ],
    },
    {
      label: words('menu.view'),
      submenu: [
        item('resetZoom', 'menu.zoom_reset'),
        item('zoomIn', 'menu.zoom_in'),
        item('zoomOut', 'menu.zoom_out'),
        line,
        item('togglefullscreen', 'menu.full_screen'),
      ],
    },
    { label: words('menu.window'), submenu: [item('minimize', 'menu.minimize')] },
    { label: words('menu.help'), submenu: [page('/help', 'menu.help_page'), page('/about', 'menu.about')] },
  ]
}
