import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

const TRACES = new Set(['thumbs.db', 'desktop.ini', '__macosx'])
const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** Hidden files, traces of systems and open office documents: no exports, and no folders of exports. */
function isHidden(name: string): boolean {
  return name.startsWith('.') || name.startsWith('~$') || TRACES.has(name.toLowerCase())
}

/** Files of a folder and of those inside it, in the order of their names (2 before 10), and how many were left out as hidden. */
export async function filesUnder(folder: string): Promise<{ readonly paths: string[]; readonly hidden: number }> {
  const entries = await readdir(folder, { withFileTypes: true })
  const shown = entries.filter(({ name }) => !isHidden(name)).toSorted((a, b) => byName.compare(a.name, b.name))
  const paths: string[] = []
  let hidden = entries.length - shown.length
  for (const entry of shown) {
    const path = join(folder, entry.name)
    // A shortcut to elsewhere is not followed: it could lead round in a ring, or out of the folder.
    if (entry.isFile()) paths.push(path)
    else if (entry.isDirectory()) {
      const inside = await filesUnder(path)
      paths.push(...inside.paths)
      hidden += inside.hidden
    }
  }
  return { paths, hidden }
}
