import type { ClockResult } from '../../../../shared/contract/timeline'
import { Link } from '../../../address/Link'
import { MarginNote, MarginNotes } from '../../../components/MarginNotes'
import { useSentence } from '../../../format/useFinding'
import { useWords } from '../../../i18n/useWords'
import { AsideReasons } from '../time/AsideReasons'

/** The other moments that stand out, what has no hour, and how it is judged. */
export function ClockAsides({ result }: { readonly result: ClockResult }) {
  const t = useWords()
  const say = useSentence()
  return (
    <MarginNotes>
      {result.asides.map((aside, i) => (
        <MarginNote key={`${aside.code} ${i}`} title={t(`timeline.aside.${aside.code}`)}>
          <p>
            {aside.strength !== null && <b>{t(`strength.${aside.strength}`)}. </b>}
            {say('finding', aside)}{' '}
            {aside.code === 'set_aside' && <AsideReasons setAside={result.setAside} measure={result.measure} />}
          </p>
        </MarginNote>
      ))}
      <MarginNote title={t('timeline.clock.method')}>
        <p>
          {t('timeline.clock.method.text')} <Link to="/help?chapter=time">{t('timeline.aside.method.help')}</Link>
        </p>
      </MarginNote>
    </MarginNotes>
  )
}
