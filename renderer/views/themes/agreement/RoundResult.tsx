import type { AgreementResult } from '../../../../shared/contract/agreement'
import { useQuery } from '../../../api/useQuery'
import { useThemes } from '../../../api/useThemes'
import { Answer } from '../../../components/Answer'
import { DownloadButton } from '../../../components/DownloadButton'
import { Strength } from '../../../components/Notehead'
import { Table, type Column } from '../../../components/Table'
import { MISSING, useNumbers } from '../../../format/numbers'
import { useScore } from '../../../format/score'
import { useWords } from '../../../i18n/useWords'
import { Disagreements } from './Disagreements'

/** What two readers' answers say about the codebook: coefficient with its interval in words, theme by theme, then what they dispute. */
export function RoundResult({ roundId, early }: { readonly roundId: number; readonly early: boolean }) {
  const input = { roundId, early }
  const result = useQuery(['agreement.result', input], (api, signal) => api.agreement.result(input, { signal }))
  return (
    <Answer query={result}>
      {(data) => (
        <>
          <Reading result={data} />
          <Themes result={data} />
          <Disagreements result={data} />
          <DownloadButton make={(api, language) => api.agreement.csv({ roundId, language })} />
        </>
      )}
    </Answer>
  )
}

function Reading({ result }: { readonly result: AgreementResult }) {
  const t = useWords()
  const score = useScore()
  const numbers = useNumbers()
  const { kappa, alpha, reading, observed, coded, isEnough, coders } = result
  const range = (value: { value: number; lower: number; upper: number }) =>
    t('suggestions.range', { value: score(value.value), low: score(value.lower), high: score(value.upper) })
  return (
    <div className="say lede">
      <Strength strength={reading?.strength ?? 'cannot_tell'} />
      <p className="said">{t(reading === null ? 'agreement.said.nothing' : `agreement.said.${reading.level}`)}</p>
      <div className="under">
        {kappa !== null && t('agreement.kappa', { range: range(kappa) })}{' '}
        {alpha !== null && t('agreement.alpha', { range: range(alpha) })}{' '}
        {observed !== null &&
          t('agreement.observed', { share: numbers.share(observed.value), n: coded, coders: coders.length })}{' '}
        {!isEnough && <b>{t('agreement.few', { n: coded })}</b>} {t('agreement.how')}
      </div>
    </div>
  )
}

type ThemeRow = AgreementResult['themes'][number]

function Themes({ result }: { readonly result: AgreementResult }) {
  const t = useWords()
  const score = useScore()
  const { nameOf } = useThemes()
  if (result.themes.length === 0) return null
  const rows = [...result.themes].sort((a, b) => (a.agree?.value ?? 0) - (b.agree?.value ?? 0) || b.uses - a.uses)
  const columns: readonly Column<ThemeRow>[] = [
    {
      id: 'theme',
      header: t('agreement.col.theme'),
      isName: true,
      cell: ({ themeId }) => (themeId === 0 ? t('agreement.none') : nameOf(themeId)),
    },
    { id: 'uses', header: t('agreement.col.either'), numeric: true, cell: ({ uses, both }) => uses - both },
    { id: 'both', header: t('agreement.col.both'), numeric: true, cell: ({ both }) => both },
    {
      id: 'agree',
      header: t('agreement.col.agree'),
      numeric: true,
      cell: ({ agree }) => (agree === null ? MISSING : <b>{score(agree.value)}</b>),
    },
    {
      id: 'interval',
      header: t('agreement.col.interval'),
      numeric: true,
      cell: ({ agree }) => (agree === null ? MISSING : `${score(agree.lower)}\u00a0–\u00a0${score(agree.upper)}`),
    },
  ]
  return (
    <section className="agree-themes">
      <h3>{t('agreement.themes')}</h3>
      <p className="note">{t('agreement.themes_how')}</p>
      <Table label={t('agreement.themes')} columns={columns} rows={rows} rowKey={({ themeId }) => String(themeId)} />
    </section>
  )
}
