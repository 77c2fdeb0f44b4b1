import { useEffect, useState } from 'react'
import { useIntl } from 'react-intl'
import { LANGUAGES, type Language } from '../../../shared/vocabulary'
import { go } from '../../address/location'
import { useTask } from '../../api/useTask'
import { ErrorPanel } from '../../components/ErrorPanel'
import { Icon } from '../../components/Icon'
import { Steps } from '../../components/Waiting'
import { setPreferences } from '../../i18n/preferences'
import { useWords } from '../../i18n/useWords'
import { Art } from './Art'
import { NewNetwork } from './NewNetwork'
import { OpenNetwork } from './OpenNetwork'
import './welcome.css'

/** First start, or no file open: try the sample network, create one's own, open a file. */
export function WelcomeView() {
  const t = useWords()
  const [step, setStep] = useState<'choose' | 'create' | 'open'>('choose')
  const sample = useTask((api, language: Language, signal) => api.workspace.createSample({ language }, { signal }))
  const { locale } = useIntl()
  const language = locale.startsWith('fr') ? 'fr' : 'en'
  useEffect(() => {
    document.title = t('welcome.title')
  }, [t])
  const startSample = async () => {
    const made = await sample.start(language)
    if (made !== null) go('/')
  }
  return (
    <div className="welcome">
      <Art />
      <main>
        <div className="w">
          <h1>{t('app.name')}</h1>
          {sample.state === 'running' ? (
            <Steps
              title={t('welcome.sample_making')}
              stages={sample.stages}
              expected={[]}
              onCancel={sample.cancel}
              note={t('welcome.sample_note')}
            />
          ) : step === 'create' ? (
            <NewNetwork onBack={() => setStep('choose')} />
          ) : step === 'open' ? (
            <OpenNetwork onBack={() => setStep('choose')} />
          ) : (
            <>
              <p className="lede">{t('welcome.lede')}</p>
              {sample.failure !== null && <ErrorPanel error={sample.failure} />}
              <ol className="ch">
                <Choice n={1} id="sample" onChoose={() => void startSample()} />
                <Choice n={2} id="create" onChoose={() => setStep('create')} />
                <Choice n={3} id="open" onChoose={() => setStep('open')} />
              </ol>
            </>
          )}
        </div>
      </main>
      <footer className="ft">
        <span>
          <Icon name="lock" />
          {t('welcome.private')}
        </span>
        {LANGUAGES.map((each) => (
          <button
            key={each}
            type="button"
            className="lk"
            lang={each}
            aria-pressed={each === language}
            onClick={() => setPreferences({ language: each })}
          >
            {t(`language.${each}`)}
          </button>
        ))}
      </footer>
    </div>
  )
}

function Choice({ n, id, onChoose }: { readonly n: number; readonly id: string; readonly onChoose: () => void }) {
  const t = useWords()
  return (
    <li>
      <button type="button" onClick={onChoose}>
        <span className="n" aria-hidden="true">
          {n}
        </span>
        <span>
          <b>{t(`welcome.${id}`)}</b>
          <small>{t(`welcome.${id}_why`)}</small>
        </span>
        <Icon name="chevron" />
      </button>
    </li>
  )
}
