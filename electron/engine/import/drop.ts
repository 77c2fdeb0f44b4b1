import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Review } from '../../../shared/contract/imports'
import type { Database } from '../db/database'
import { ident, literal, sql } from '../db/sql'
import type { UnknownTable } from './mapping/unknownTable'
import type { RefusedFile, StagedFile } from './staged'

/** What the user said of one file. */
export interface FileAnswer {
  accounts: Map<string, number>
  exportedAt: Date | null
  zone: string | null
  skip: boolean
}

/**
 * Files dropped together. Their rows are staged in one DuckDB file of the drop's own, because DuckDB cannot write two attached
 * databases in one transaction; it is attached read-only except while something is staged.
 */
export class Drop {
  readonly id = randomBytes(12).toString('base64url')
  /** A name of our own making: it becomes an identifier. */
  readonly alias = `drop_${randomBytes(8).toString('hex')}`
  readonly files: (StagedFile | RefusedFile)[] = []
  /** Tables that no format knows, and those that were read under a specification. */
  readonly unknown: UnknownTable[] = []
  readonly answers = new Map<string, FileAnswer>()
  /** The review the user has seen last. */
  shown: Review | null = null
  private readonly path: string
  private attached: 'no' | 'read' | 'write' = 'no'
  private tables = 0
  private turn: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly database: Database,
    folder: string,
  ) {
    this.path = join(folder, `${this.alias}.duckdb`)
  }

  answerOf(fileId: string): FileAnswer {
    const known = this.answers.get(fileId)
    if (known !== undefined) return known
    const answer: FileAnswer = { accounts: new Map(), exportedAt: null, zone: null, skip: false }
    this.answers.set(fileId, answer)
    return answer
  }

  nextTable(): string {
    this.tables += 1
    return `f${String(this.tables)}`
  }

  /** One thing at a time happens to a drop. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.turn.then(work)
    this.turn = next.catch(() => undefined)
    return next
  }

  async attach(mode: 'read' | 'write'): Promise<void> {
    if (this.attached === mode) return
    await this.detach()
    const options = mode === 'read' ? sql`(READ_ONLY)` : sql``
    await this.database.read((session) =>
      session.run(sql`ATTACH ${literal(this.path)} AS ${ident(this.alias)} ${options}`),
    )
    this.attached = mode
  }

  private async detach(): Promise<void> {
    if (this.attached === 'no') return
    await this.database.read((session) => session.run(sql`DETACH ${ident(this.alias)}`))
    this.attached = 'no'
  }

  /** Nothing of the drop stays on disk. */
  async remove(): Promise<void> {
    await this.detach()
    await rm(this.path, { force: true })
    await rm(`${this.path}.wal`, { force: true })
    await Promise.all(this.unknown.map(({ path }) => rm(path, { force: true })))
  }
}
