import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { EVERYBODY } from '../../electron/engine/audience/formula'
import { createGazetteer } from '../../electron/engine/audience/gazetteer'
import { readGazetteer } from '../../electron/engine/audience/gazetteerFile'
import { sql } from '../../electron/engine/db/sql'
import { readSurveyEvidence } from '../../electron/engine/surveys/surveyEvidence'
import { csv, importSurvey, surveyBench, type SurveyBench } from './support'

const SURVEY = csv(
  [
    ['Votre statut', 'Quels comptes suivez-vous ?'],
    ...Array.from({ length: 40 }, (_, i) => [i % 2 === 0 ? 'Étudiant' : 'Personnel', i < 30 ? 'X' : 'Aucun']),
  ],
  ',',
)
const STUDENTS = { ...EVERYBODY, status: { kind: 'status' as const, statuses: ['etudiant'] } }
const gazetteer = createGazetteer(readGazetteer(join(import.meta.dirname, '../../resources/gazetteer/gazetteer.json')))

const evidence = ({ engine, accounts }: SurveyBench) =>
  engine.context.workspace().database.read(async (session) => {
    const read = await readSurveyEvidence(session, gazetteer)
    return read(accounts.x, STUDENTS).map(({ question, drawnFrom }) => `${question} ${drawnFrom}`)
  })

describe('whom a survey was drawn from', () => {
  it('is kept with it, and goes with what it says', async () => {
    const bench = await surveyBench()
    const { id } = await importSurvey(bench, SURVEY)
    expect(await bench.client.surveys.list()).toMatchObject([{ drawnFrom: 'members' }])
    expect(await evidence(bench)).toEqual([
      ...['target_in_audience members', 'target_in_audience members', 'audience_in_target members'],
    ])
    await bench.client.surveys.remove({ id })
    await importSurvey(bench, SURVEY, { drawnFrom: 'followers' })
    expect(await bench.client.surveys.get({ id: 1 })).toMatchObject({ drawnFrom: 'followers' })
    // Everybody asked follows: what share of the students does, they cannot say.
    expect(await evidence(bench)).toEqual(['target_in_audience followers', 'target_in_audience followers'])
  })
  it('of one kept before the question was asked: members', async () => {
    const bench = await surveyBench()
    const { id } = await importSurvey(bench, SURVEY, { drawnFrom: 'followers' })
    const { database } = bench.engine.context.workspace()
    await database.write(async (session) => {
      const row = z.object({
        spec: z.string().transform((text) => z.record(z.string(), z.unknown()).parse(JSON.parse(text))),
      })
      const kept = await session.first(row, sql`SELECT spec::VARCHAR AS spec FROM survey WHERE id = ${id}`)
      const { drawnFrom, ...older } = kept?.spec ?? {}
      expect(drawnFrom).toBe('followers')
      await session.run(sql`UPDATE survey SET spec = ${JSON.stringify(older)}::JSON WHERE id = ${id}`)
    })
    expect(await bench.client.surveys.get({ id })).toMatchObject({ drawnFrom: 'members' })
  })
  it('of a poll of whoever wanted: nothing was drawn', async () => {
    const bench = await surveyBench()
    const { id } = await importSurvey(bench, SURVEY, { isProbability: false, drawnFrom: 'followers' })
    expect(await bench.client.surveys.get({ id })).toMatchObject({ isProbability: false, drawnFrom: 'members' })
  })
})
