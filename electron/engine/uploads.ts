import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { Upload, Uploads } from './context'

/** Files registered by doors. Ids are random: a guessed one finds nothing. */
export function createUploads(): Uploads {
  const known = new Map<string, Upload>()
  return {
    register(file) {
      const upload = { ...file, id: randomUUID() }
      known.set(upload.id, upload)
      return upload
    },
    get: (id) => known.get(id),
    async release(id) {
      const upload = known.get(id)
      known.delete(id)
      if (upload?.owned === true) await rm(upload.path, { force: true })
    },
  }
}
