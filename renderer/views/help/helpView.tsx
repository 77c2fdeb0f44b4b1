import { useAddress } from '../../address/location'
import { Link } from '../../address/Link'
import { useWords } from '../../i18n/useWords'
import { useLanguage } from '../../i18n/useLanguage'
import { CalibrationTable } from './CalibrationTable'
import { CHAPTERS, type Block } from './chapters'
import './help.css'

const PICTURES = import.meta.glob<string>('../../../resources/pictures/guide/*.png', {
  eager: true,
  import: 'default',
  query: '?url',
})

/** The user guide: short chapters, one address each. */
export function HelpView() {
  const t = useWords()
  const { query } = useAddress()
  const chapter = CHAPTERS.find((each) => each.id === query.get('chapter')) ?? CHAPTERS[0]
  return (
    <main className="help">
      <nav aria-label={t('help.chapters')}>
        <ol>
          {CHAPTERS.map((each) => (
            <li key={each.id} className={each.within === undefined ? '' : 'within'}>
              <Link to={`/help?chapter=${each.id}`} aria-current={each.id === chapter.id ? 'page' : undefined}>
                {t(`help.${each.id}.title`)}
              </Link>
            </li>
          ))}
        </ol>
      </nav>
      <article>
        <h1>{t(`help.${chapter.id}.title`)}</h1>
        {chapter.picture !== undefined && <Picture chapter={chapter.id} name={chapter.picture} />}
        {chapter.blocks.map((block) => (
          <HelpBlock key={block.id} chapter={chapter.id} block={block} />
        ))}
        {chapter.id === 'calibration' && <CalibrationTable />}
      </article>
    </main>
  )
}

/** The screen a chapter is about, on the sample network, in the language of the interface. */
function Picture({ chapter, name }: { readonly chapter: string; readonly name: string }) {
  const t = useWords()
  const source = PICTURES[`../../../resources/pictures/guide/${name}.${useLanguage()}.png`]
  return <img className="picture" src={source} alt={t(`help.${chapter}.picture`)} width={1440} height={900} />
}

function HelpBlock({ chapter, block }: { readonly chapter: string; readonly block: Block }) {
  const t = useWords()
  const id = `help.${chapter}.${block.id}`
  const items = Array.from({ length: block.items }, (_, index) => t(`${id}.${index + 1}`))
  return (
    <section>
      <h2>{t(id)}</h2>
      {block.kind === 'text' && items.map((item) => <p key={item}>{item}</p>)}
      {block.kind === 'list' && (
        <ul>
          {items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      )}
      {block.kind === 'steps' && (
        <ol>
          {items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ol>
      )}
    </section>
  )
}
