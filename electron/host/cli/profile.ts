import { ORPCError } from '@orpc/server'
import { readFile, stat } from 'node:fs/promises'
import type { Review } from '../../../shared/contract/imports'
import { LARGEST_PROFILE, readProfile, type MappingSpec } from '../../../shared/mapping'
import { textOption, UsageError, type Session } from './command'
import { fold } from './names'

/** A profile as the command line names it. */
export interface NamedProfile {
  readonly name: string
  readonly spec: MappingSpec
}

/** --profile: a saved profile by name, else the file of one. null without the option. @throws UsageError */
export async function readProfileOption(session: Session): Promise<NamedProfile | null> {
  const text = textOption(session.options, 'profile')
  if (text === undefined) return null
  const saved = await session.client.mappings.list()
  const known = saved.find(({ name }) => fold(name) === fold(text))
  return known ?? readProfileFile(session, text)
}

/** The profile in a file. @throws UsageError with the reason */
export async function readProfileFile(session: Session, path: string): Promise<NamedProfile> {
  const text = await textOfFile(path)
  const read = text === null ? 'missing' : readProfile(text)
  if (typeof read === 'string') throw new UsageError(session.words.notAProfile(path, read))
  return read
}

/** Text of a small file; null where there is none. */
export async function textOfFile(path: string): Promise<string | null> {
  const info = await stat(path).catch(() => null)
  if (info === null || !info.isFile()) return null
  // Of a large file only its size is needed: it is no profile.
  return info.size > LARGEST_PROFILE ? ' '.repeat(LARGEST_PROFILE + 1) : readFile(path, 'utf8')
}

/** Reads every table of the drop that asks what its columns are under the profile. @throws UsageError where it does not fit */
export async function applyProfile(session: Session, staged: Review, { name, spec }: NamedProfile): Promise<Review> {
  let review = staged
  for (const file of staged.files) {
    if (!file.questions.some(({ code }) => code === 'mapping')) continue
    try {
      review = await session.client.mappings.apply({ dropId: staged.dropId, fileId: file.id, spec })
    } catch (error) {
      if (!(error instanceof ORPCError) || error.code !== 'INVALID') throw error
      throw new UsageError(session.words.profileDoesNotFit(file.fileName, name))
    }
  }
  return review
}
