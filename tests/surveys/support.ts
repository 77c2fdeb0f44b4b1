import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SurveyDraft, SurveyRead } from '../../shared/contract/surveys'
import type { Platform } from '../../shared/vocabulary'
import { NOW, testWorkspace, type TestEngine } from '../support/engine'

/** A workspace with invented accounts: one Instagram and one X of the network, Facebook pages of two branches. */
export async function surveyBench() {
  const test = await testWorkspace()
  const { client } = test
  const branch = async (name: string, shortName: string) =>
    (await client.network.saveBranch({ parentId: null, name, shortName, archivedOn: null })).id
  const account = async (platform: Platform, name: string, handle: string | null, branchId: number | null) => {
    const rest = { url: null, coordinator: null, openedOn: null, closedOn: null, aliases: [] }
    return (await client.network.saveAccount({ platform, name, handle, branchId, ...rest })).id
  }
  const health = await branch('Bibliothèque de Santé', 'BU Santé')
  const science = await branch('Bibliothèque des Sciences', 'BU Sciences')
  const accounts = {
    instagram: await account('instagram', 'BU Valmont', 'bu_valmont', null),
    x: await account('x', 'BU Valmont Recherche', 'BUValmontRech', null),
    fbHealth: await account('facebook', 'BU Santé Valmont', null, health),
    fbScience: await account('facebook', 'BU Sciences Valmont', null, science),
  }
  return { ...test, accounts, upload: (name: string, bytes: string | Uint8Array) => upload(test, name, bytes) }
}
export type SurveyBench = Awaited<ReturnType<typeof surveyBench>>

/** Registers a file as a door does. */
export function upload({ engine, folder }: TestEngine, name: string, bytes: string | Uint8Array): string {
  const path = join(folder, `${String(Math.random()).slice(2)}.upload`)
  writeFileSync(path, bytes)
  const size = typeof bytes === 'string' ? Buffer.byteLength(bytes) : bytes.length
  return engine.context.uploads.register({ name, path, bytes: size, modifiedAt: NOW, owned: false }).id
}

/** A draft that takes everything as it was found. */
export function draftOf(read: SurveyRead, uploadId: string, changes: Partial<SurveyDraft> = {}): SurveyDraft {
  return {
    uploadId,
    table: read.table,
    label: 'Enquête de rentrée',
    takenOn: '2025-10-15',
    isProbability: true,
    drawnFrom: 'members',
    population: null,
    columns: read.columns.map(({ position, role, separator, accountId }) => ({ position, role, separator, accountId })),
    accounts: read.accounts.map(({ text, accountId }) => ({ text, accountId })),
    statuses: read.statuses.map(({ text, status }) => ({ text, status })),
    ...changes,
  }
}

/** Reads a file and keeps it as it was found. */
export async function importSurvey(bench: SurveyBench, bytes: string | Uint8Array, changes: Partial<SurveyDraft> = {}) {
  const uploadId = bench.upload('enquete.csv', bytes)
  const read = await bench.client.surveys.read({ uploadId, table: 0 })
  return bench.client.surveys.save(draftOf(read, uploadId, changes))
}

/** Rows as CSV text. */
export function csv(rows: readonly (readonly (string | number)[])[], delimiter = ';', newline = '\n'): string {
  const cell = (value: string | number): string => {
    const text = String(value)
    return /["\n\r;,\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return rows.map((row) => row.map(cell).join(delimiter)).join(newline) + newline
}
