import { z } from 'zod'
import { id, instant, method, name } from './common'

/** Screens whose address can be kept under a name. */
export const VIEW_SCREENS = ['posts', 'compare'] as const

/** An address of the application: path and query, never another site. */
export const viewAddress = z
  .string()
  .max(4000)
  .regex(/^\/[a-z][a-z/]*(\?[^\s#]*)?$/)

export const savedView = z.object({
  id,
  screen: z.enum(VIEW_SCREENS),
  name,
  address: viewAddress,
  savedAt: instant,
})
export type SavedView = z.infer<typeof savedView>

/** What is looked at again: addresses kept under a name, in the network's file. */
export const viewsContract = {
  /** By screen, then by name. */
  list: method.output(z.array(savedView)),
  /** Keeps an address. A view of that name on that screen is replaced: `before` is what it was. */
  save: method
    .input(savedView.pick({ screen: true, name: true, address: true }))
    .output(z.object({ id, before: savedView.nullable() })),
  /** INVALID: `name`: taken. */
  rename: method.input(z.object({ id, name })).output(z.object({})),
  /** Forgets a view; `before` given to `restore` brings it back. */
  remove: method.input(z.object({ id })).output(z.object({ before: savedView })),
  /** A view as it was, in the place of the one that has its id now. */
  restore: method.input(z.object({ before: savedView })).output(z.object({})),
}
