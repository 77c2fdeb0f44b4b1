import type { VerdictSheet } from '../../../shared/contract/audience'
import { Button } from '../../components/Button'
import { useSentence } from '../../format/useFinding'
import { useWords } from '../../i18n/useWords'

/** What would settle it: the datum, the uncertainty now (hollow) and what would remain (filled), and the way to add it. */
export function SettleList({ settle, onAdd }: { readonly settle: VerdictSheet['settle']; readonly onAdd: () => void }) {
  const t = useWords()
  const say = useSentence()
  if (settle.length === 0) return null
  const widest = Math.max(...settle.map((each) => each.widthNow), 0.01)
  return (
    <section className="rule">
      <h2>{t('audience.settle')}</h2>
      <ul className="settle">
        {settle.map((each, index) => (
          <li key={JSON.stringify(each.datum)}>
            <div className="settle-head">
              <b>{say('datum', each.datum)}</b>
              <Button small kind={index === 0 ? 'primary' : 'plain'} onPress={onAdd}>
                {t('common.add')}
              </Button>
            </div>
            <span className="width">
              <svg width="106" height="8" aria-hidden="true">
                <rect
                  x="0.5"
                  y="0.5"
                  height="7"
                  width={(each.widthNow / widest) * 105}
                  fill="var(--sheet)"
                  stroke="var(--control)"
                />
                {each.widthAfter !== null && (
                  <rect height="8" width={(each.widthAfter / widest) * 105} fill="var(--accent)" />
                )}
              </svg>
              {each.widthAfter === null
                ? t('audience.settle.open', { now: each.widthNow * 100 })
                : t('audience.settle.width', { now: each.widthNow * 100, after: each.widthAfter * 100 })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
