import type { Progress } from '../../../shared/contract/common'
import type { Language } from '../../../shared/vocabulary'
import type { EngineContext } from '../context'
import { fail } from '../fail'
import type { NewWorkspace } from '../workspace/workspaces'

/** Name, settings and day of the sample workspace. */
export function sampleWorkspace(language: Language): NewWorkspace {
  const name = language === 'fr' ? 'Université de Valmont (exemple)' : 'Université de Valmont (sample)'
  return {
    name,
    settings: { networkName: 'Université de Valmont', zone: 'Europe/Paris', language, keepOrganisations: false },
    sampleToday: '2026-07-08',
  }
}

/** Fills the open workspace. Until the generator and the importer are joined here, there is no sample to give. */
export function seedSample(
  _context: EngineContext,
  _language: Language,
  _signal: AbortSignal | undefined,
): AsyncGenerator<Progress> {
  throw fail('NOT_FOUND', { what: 'sample' })
}
