import type { MeasuredTheme, SuggestionModel } from '../../../../shared/contract/suggestions'
import { useThemes } from '../../../api/useThemes'
import { useScore } from '../../../format/score'
import { useWords } from '../../../i18n/useWords'

const [WIDTH, HEIGHT, FROM] = [104, 22, 0.5]

/** Precision from .5 to 1 over the width; what is lower is cut at the edge. */
function place(value: number): number {
  return (Math.max(0, value - FROM) / (1 - FROM)) * (WIDTH - 12) + 6
}

/** Precision of each theme as an estimate row: notehead, interval, and the line of the precision asked for. Hollow = proposes nothing. */
export function PrecisionRows({ model }: { readonly model: SuggestionModel }) {
  const t = useWords()
  const { nameOf } = useThemes()
  const score = useScore()
  const measured = model.themes
    .filter(({ state, precision }) => precision !== null && state !== 'few')
    .sort((a, b) => rank(b) - rank(a) || (b.precision?.value ?? 0) - (a.precision?.value ?? 0))
  const few = model.themes.filter(({ state }) => state === 'few')
  const silent = model.themes.filter(({ state, precision }) => precision === null && state !== 'few')
  const names = (themes: readonly MeasuredTheme[]) => themes.map(({ themeId }) => nameOf(themeId)).join(', ')
  return (
    <div className="precision">
      <table>
        <caption className="vh">{t('suggestions.precision.label')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('suggestions.target', { target: score(model.target) })}</th>
            <td className="fig" />
            <th scope="col" className="num">
              {t('suggestions.precision.short')}
            </th>
            <th scope="col" className="num">
              n
            </th>
          </tr>
        </thead>
        <tbody>
          {measured.map((theme) => (
            <PrecisionRow key={theme.themeId} theme={theme} name={nameOf(theme.themeId)} target={model.target} />
          ))}
        </tbody>
      </table>
      <p className="note">
        {t('suggestions.key_n')} {few.length > 0 && t('suggestions.few', { names: names(few), n: few.length })}{' '}
        {silent.length > 0 && t('suggestions.silent', { names: names(silent), n: silent.length })}{' '}
        {measured.some(({ state }) => state !== 'proposes') && t('suggestions.key_hollow')}
      </p>
    </div>
  )
}

function rank({ state }: MeasuredTheme): number {
  return state === 'proposes' ? 1 : 0
}

function PrecisionRow({
  theme,
  name,
  target,
}: {
  readonly theme: MeasuredTheme
  readonly name: string
  readonly target: number
}) {
  const t = useWords()
  const score = useScore()
  const { precision, proposed, state } = theme
  if (precision === null) return null
  const isOff = state !== 'proposes'
  const colour = isOff ? 'var(--control)' : 'var(--ink)'
  const at = place(precision.value)
  const range = t('suggestions.range', {
    value: score(precision.value),
    low: score(precision.lower),
    high: score(precision.upper),
  })
  return (
    <tr className={isOff ? 'off' : ''} title={`${range}. ${t(`suggestions.state.${state}`)}`}>
      <th scope="row">{name}</th>
      <td className="fig">
        <svg width={WIDTH} height={HEIGHT} role="img" aria-label={`${range}. ${t(`suggestions.state.${state}`)}`}>
          <line x1={place(target)} x2={place(target)} y1="0" y2={HEIGHT} stroke="var(--ink)" strokeDasharray="2 2" />
          <line
            x1={place(precision.lower)}
            x2={place(precision.upper)}
            y1="11"
            y2="11"
            stroke={colour}
            strokeWidth="2.2"
          />
          <ellipse
            cx={at}
            cy="11"
            rx="5"
            ry="3.6"
            transform={`rotate(-18 ${at} 11)`}
            fill={isOff ? 'var(--paper)' : colour}
            stroke={colour}
            strokeWidth="1.4"
          />
        </svg>
      </td>
      <td className="num">
        <b>{score(precision.value)}</b>
      </td>
      <td className="num mute">{proposed}</td>
    </tr>
  )
}
