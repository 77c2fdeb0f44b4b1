import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileStem } from '../../engine/workspace/fileNames'
import { listOption, textOption, UsageError, type Command, type Session } from './command'
import { readPeriod } from './filter'
import { follow } from './task'
import { openWorkspace } from './workspaceFile'

const FORMATS = ['html', 'pdf'] as const

/** Writes the quarterly report. */
export const reportCommand: Command = {
  name: 'report',
  takesFiles: false,
  options: { period: { type: 'string' }, out: { type: 'string' }, format: { type: 'string', multiple: true } },
  examples: [
    'portee report --workspace network.duckdb --period 2026-Q2 --lang fr --out reports',
    'portee report --workspace network.duckdb --format html --out .',
  ],
  async run(session) {
    await openWorkspace(session)
    const wanted = readFormats(session)
    const folder = resolve(textOption(session.options, 'out') ?? '.')
    await mkdir(folder, { recursive: true })
    const files: { format: string; path: string }[] = []
    for (const format of wanted) {
      const file = await makeReport(session, format, await readPeriod(session))
      files.push({ format, path: await save(folder, file) })
    }
    session.out(session.json ? JSON.stringify({ files }, null, 2) : files.map((file) => file.path).join('\n'))
    return 0
  },
}

function readFormats(session: Session): (typeof FORMATS)[number][] {
  const texts = listOption(session.options, 'format')
  if (texts.length === 0) return [...FORMATS]
  return texts.map((text) => {
    const format = FORMATS.find((each) => each === text)
    if (format === undefined) throw new UsageError(session.words.notAChoice('format', text, FORMATS))
    return format
  })
}

async function makeReport(session: Session, format: 'html' | 'pdf', period: string): Promise<Made> {
  const options = { period, language: session.language }
  const { report } = session.client
  if (format === 'html') {
    const { name, blob } = await report.html(options)
    return { name, bytes: new Uint8Array(await blob.arrayBuffer()) }
  }
  const { name, base64 } = await follow(session, await report.pdf(options))
  return { name, bytes: Buffer.from(base64, 'base64') }
}

interface Made {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Written beside and renamed: a reader never sees half a report. */
async function save(folder: string, file: Made): Promise<string> {
  const dot = file.name.lastIndexOf('.')
  const path = join(folder, fileStem(file.name.slice(0, dot)) + file.name.slice(dot))
  await writeFile(`${path}.part`, file.bytes)
  await rename(`${path}.part`, path)
  return path
}
