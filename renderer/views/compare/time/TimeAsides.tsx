import type { Finding } from '../../../../shared/contract/common'
import type { TimeResult } from '../../../../shared/contract/timeline'
import { Link } from '../../../address/Link'
import { MarginNote, MarginNotes } from '../../../components/MarginNotes'
import { useSentence } from '../../../format/useFinding'
import { useWords } from '../../../i18n/useWords'
import { AsideReasons } from './AsideReasons'
import { useTimeNames } from './timeNames'

/** What else is true, and what to beware of: one note per aside of the engine. */
export function TimeAsides({ result }: { readonly result: TimeResult }) {
  const t = useWords()
  const say = useSentence()
  const names = useTimeNames(result)
  const title = (aside: Finding) => {
    const kind = aside.data['kind']
    return t(`timeline.aside.${aside.code}${typeof kind === 'string' ? `.${kind}` : ''}`)
  }
  return (
    <MarginNotes>
      {result.asides.map((aside, i) => (
        <MarginNote key={`${aside.code} ${i}`} title={title(aside)}>
          <p>
            {aside.strength !== null && <b>{t(`strength.${aside.strength}`)}. </b>}
            {say('finding', names.finding(aside))}{' '}
            {aside.code === 'set_aside' && <AsideReasons setAside={result.setAside} measure={result.measure} />}
          </p>
        </MarginNote>
      ))}
      <MarginNote title={t('timeline.aside.method')}>
        <p>
          {t('timeline.aside.method.text')} <Link to="/help?chapter=time">{t('timeline.aside.method.help')}</Link>
        </p>
      </MarginNote>
    </MarginNotes>
  )
}
