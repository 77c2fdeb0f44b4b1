import { useQuery } from '../../api/useQuery'
import { StaffMark } from '../../components/StaffMark'
import { useWords } from '../../i18n/useWords'
import '../help/help.css'

const LICENCES = ['portee', 'geonames', 'newsreader', 'source_sans', 'duckdb'] as const

/** Version, what it is made of, and whose work it carries. */
export function AboutView() {
  const t = useWords()
  const about = useQuery(['system.about'], (api, signal) => api.system.about(undefined, { signal }))
  return (
    <main className="about">
      <div className="mark">
        <StaffMark />
        <h1>{t('app.name')}</h1>
      </div>
      <p>{t('about.what')}</p>
      {about.data !== undefined && (
        <dl>
          <dt>{t('about.version')}</dt>
          <dd>{about.data.version}</dd>
          <dt>{t('about.duckdb')}</dt>
          <dd>{about.data.duckdb}</dd>
          <dt>{t('about.schema')}</dt>
          <dd>{about.data.schema}</dd>
        </dl>
      )}
      <section>
        <h2>{t('about.licences')}</h2>
        <dl>
          {LICENCES.map((id) => (
            <Licence key={id} id={id} />
          ))}
        </dl>
      </section>
      <section>
        <h2>{t('about.private')}</h2>
        <p>{t('about.private_what')}</p>
      </section>
    </main>
  )
}

function Licence({ id }: { readonly id: string }) {
  const t = useWords()
  return (
    <>
      <dt>{t(`about.licence.${id}`)}</dt>
      <dd>{t(`about.licence.${id}.terms`)}</dd>
    </>
  )
}
