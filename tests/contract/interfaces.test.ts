import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sql } from '../../electron/engine/db/sql'
import { COMMANDS } from '../../electron/host/cli/program'
import { alikeDetail, alikeOverview, messagePairs } from '../../shared/contract/alike'
import { audienceNetwork, networkRow, verdictSheet } from '../../shared/contract/audience'
import { comparison, groupRow, reachAnswer } from '../../shared/contract/compare'
import { coverageBoard, coverageCell, coverageRow } from '../../shared/contract/coverage'
import { importRecord, review, reviewFile } from '../../shared/contract/imports'
import { drift } from '../../shared/contract/drift'
import { mappingProfile } from '../../shared/contract/mappings'
import { needsMatrix } from '../../shared/contract/needs'
import { behindAccount, survey } from '../../shared/contract/surveys'
import { clockResult, timeResult } from '../../shared/contract/timeline'
import { testWorkspace } from '../support/engine'

const README = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8')

/** Rows of the table between two marks of the README: first cell → words of the second. */
function listed(mark: string): Record<string, string[]> {
  const part = new RegExp(`<!-- ${mark} -->(.*)<!-- /${mark} -->`, 's').exec(README)?.[1] ?? ''
  const rows = [...part.matchAll(/^\|\s*`([^`]+)`\s*\|(.*)\|$/gm)]
  return Object.fromEntries(
    rows.map(([, name = '', cells = '']) => [name, [...cells.matchAll(/`([^`]+)`/g)].map((m) => m[1] ?? '')]),
  )
}

/** Keys that `--json` prints, by command. */
const PRINTED: Record<string, string[]> = {
  sample: ['name', 'posts', 'imports', 'period'],
  'import --yes': ['imports', 'left', 'refused', 'known'],
  'import --yes: imports[]': Object.keys(importRecord.shape),
  import: Object.keys(review.shape),
  'import: files[]': Object.keys(reviewFile.shape),
  compare: Object.keys(comparison.shape),
  'compare: rows[], network': Object.keys(groupRow.shape),
  'compare --view panels': ['panels', 'family'],
  'compare --view aims': ['from', 'to', 'rows', 'finding', 'family'],
  'compare --view reach': Object.keys(reachAnswer.shape),
  'compare --view alike': Object.keys(alikeOverview.shape),
  'compare --view alike --focus': Object.keys(alikeDetail.shape),
  'compare --view messages': [...Object.keys(messagePairs.shape), 'list'],
  'compare --view time': [...Object.keys(timeResult.shape), 'calendar'],
  'compare --view clock': Object.keys(clockResult.shape),
  'audience: []': [...Object.keys(verdictSheet.shape), 'account', 'persona'],
  'audience --view network': Object.keys(audienceNetwork.shape),
  'audience --view network: personas[]': Object.keys(networkRow.shape),
  'audience --view surveys': ['surveys', 'behind'],
  'audience --view surveys: surveys[]': Object.keys(survey.shape),
  'audience --view surveys: behind[]': Object.keys(behindAccount.shape),
  'audience --view needs': Object.keys(needsMatrix.shape),
  'audience --view drift: []': Object.keys(drift.shape),
  'survey: []': ['fileName', 'read', 'draft', 'preview', 'saved'],
  coverage: [...Object.keys(coverageBoard.shape), 'reminders'],
  'coverage: rows[]': Object.keys(coverageRow.shape),
  'coverage: rows[].cells[]': Object.keys(coverageCell.shape),
  'coverage: reminders[]': ['accountId', 'month', 'coordinator', 'subject', 'text'],
  'profiles: []': Object.keys(mappingProfile.shape),
  'profiles export': ['files'],
  report: ['files'],
  serve: ['origin', 'launchUrl', 'token'],
}

describe('what README promises to people outside', () => {
  it('lists every documented view with its columns, in order', async () => {
    const { engine } = await testWorkspace()
    const rows = await engine.context.workspace().database.all(
      z.object({ view: z.string(), columns: z.array(z.string()) }),
      sql`SELECT c.table_name AS view, list(c.column_name ORDER BY c.column_index) AS columns
          FROM duckdb_columns() c JOIN duckdb_views() v ON v.view_name = c.table_name AND NOT v.internal
          GROUP BY ALL ORDER BY view`,
    )
    expect(listed('views')).toEqual(Object.fromEntries(rows.map(({ view, columns }) => [view, columns])))
  })

  it('lists the keys of --json for every command', () => {
    expect(listed('json')).toEqual(PRINTED)
    for (const { name } of COMMANDS)
      expect(Object.keys(PRINTED).some((key) => key.split(/[ :]/)[0] === name)).toBe(true)
  })
})
